"""What changes every time a picture is drawn (NumPy, OpenCV): crop, squash, turn, flip, light, a covered part.

Hue is left alone, colour names stay true.
"""

import cv2
import numpy as np


LEAST_AREA = 0.4


def geometry(image: np.ndarray, size: int, rng: np.random.Generator, least_area: float = LEAST_AREA) -> np.ndarray:
    """uint8 [S, S, 3] -> uint8 [size, size, 3]: `least_area` to 1.12 of the area, reflected at the frame."""
    side = image.shape[0]
    area, ratio = rng.uniform(least_area, 1.12), np.exp(rng.uniform(-0.3, 0.3))
    sx, sy = min(1.15, (area * ratio) ** 0.5), min(1.15, (area / ratio) ** 0.5)
    angle = np.radians(8) * np.clip(rng.normal(), -2, 2)
    flip = -1 if rng.random() < 0.5 else 1
    c, s = np.cos(angle), np.sin(angle)
    a = np.array([[flip * sx * c, -sy * s], [flip * sx * s, sy * c]]) * side / size
    middle = side / 2 + side / 2 * np.array([rng.uniform(-1, 1) * abs(1 - sx), rng.uniform(-1, 1) * abs(1 - sy)])
    shift = middle - a @ np.array([size / 2, size / 2])
    return cv2.warpAffine(image, np.column_stack([a, shift]), (size, size), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT_101)


def light(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Exposure, contrast and a small white-balance error, through one table per channel."""
    gain, contrast = rng.uniform(0.82, 1.18), rng.uniform(0.85, 1.15)
    cast = 1 + np.clip(rng.normal(0, 0.025, 3), -0.05, 0.05)
    ramp, mean = np.arange(256, dtype=np.float32), float(image[::4, ::4].mean())
    table = (((ramp[:, None] - mean) * contrast + mean) * gain * cast).clip(0, 255).astype(np.uint8)
    return cv2.LUT(image, table[None])


def erase(image: np.ndarray, rng: np.random.Generator, p: float = 0.25) -> np.ndarray:
    """Random erasing (Zhong et al., AAAI 2020) with a grey rectangle, in place."""
    if rng.random() < p:
        h, w = (np.array(image.shape[:2]) * rng.uniform(0.15, 0.4, 2)).astype(int)
        y, x = int(rng.integers(0, image.shape[0] - h)), int(rng.integers(0, image.shape[1] - w))
        image[y : y + h, x : x + w] = int(rng.integers(76, 180))
    return image


def draw(image: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    """All of the above: uint8 [S, S, 3] -> uint8 [size, size, 3]."""
    return erase(light(geometry(image, size, rng), rng), rng)
