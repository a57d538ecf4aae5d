"""How a picture is seen each time: studio or other ground, crop, mirrored, turned, light, low light, a covered part."""

import cv2
import numpy as np

import augment


def studio(side: int, rng: np.random.Generator) -> np.ndarray:
    """A shop's plain ground: white, light grey or a pale tone, a little darker to one side. float32 [side, side, 3], 0–255."""
    tone = 255 - rng.exponential(12) - rng.uniform(0, 10, 3) * (rng.random() < 0.3)
    fall = np.linspace(1, 1 - rng.uniform(0, 0.12), side, dtype=np.float32)
    fall = fall[:, None] if rng.random() < 0.6 else fall[None]
    return (np.clip(tone, 170, 255) * np.broadcast_to(fall, (side, side))[..., None]).astype(np.float32)


def low_light(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Indoors in the evening: darker, warmer or colder, noisy. uint8 [h, w, 3]."""
    cast = np.array([1, 1, 1]) + rng.normal(0, 0.05) * np.array([1, 0, -1])
    dark = image * (rng.uniform(0.4, 0.8) * cast) + rng.normal(0, rng.uniform(1, 6), image.shape)
    return dark.clip(0, 255).astype(np.uint8)


def view(image: np.ndarray, mask: np.ndarray, size: int, rng: np.random.Generator, least_area: float) -> tuple[np.ndarray, np.ndarray]:
    """uint8 [S, S, 3], uint8 [S, S] -> uint8 [size, size, 3], uint8 [size, size]."""
    both = augment.geometry(np.dstack([image, mask * 255]), size, rng, least_area)
    image, mask = np.ascontiguousarray(both[..., :3]), (both[..., 3] > 127).astype(np.uint8)
    image = low_light(image, rng) if rng.random() < 0.15 else augment.light(image, rng)
    return augment.erase(image, rng, 0.15), mask
