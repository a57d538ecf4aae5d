"""Exact relabelling augmentation on single pictures (NumPy, OpenCV): another colour, another cloth.

The garment's own pixels are moved in CIELAB to a colour that a real garment has, and the colour label is rewritten.
"""

import cv2
import numpy as np

WOVEN = ['striped', 'checked', 'dotted', 'floral']


def to_lab(rgb: np.ndarray) -> np.ndarray:
    """sRGB float32 [H, W, 3] in 0–1 -> CIELAB [H, W, 3]."""
    return cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB)


def recolour(lab: np.ndarray, mask: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """lab [H, W, 3], mask bool [H, W], goal CIELAB [3] -> sRGB [H, W, 3], the whole picture moved so that the garment's
    mean becomes the goal; folds stay, shrunk for dark goals."""
    mean = lab[mask].mean(0)
    k = float(np.clip((goal[0] + 15) / (mean[0] + 15), 0.35, 1.6))
    out = (lab - mean) * np.array([k, 0.6, 0.6], np.float32) + goal
    out[..., 0] = out[..., 0].clip(0, 100)
    return cv2.cvtColor(out.astype(np.float32), cv2.COLOR_LAB2RGB).clip(0, 1)


def blend(under: np.ndarray, over: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """`over` where mask (softened by one pixel), `under` elsewhere: [H, W, 3]."""
    soft = cv2.blur(mask.astype(np.float32), (3, 3))[..., None]
    return soft * over + (1 - soft) * under


def cloth_pattern(kind: str, size: int, rng: np.random.Generator) -> np.ndarray:
    """Where the second colour goes, 0–1 [size, size]: striped, checked, dotted or floral cloth."""
    yy, xx = np.meshgrid(np.linspace(-0.5, 0.5, size, dtype=np.float32), np.linspace(-0.5, 0.5, size, dtype=np.float32), indexing='ij')
    turn = rng.normal(0, 0.12) + (rng.random() < 0.4) * np.pi / 2
    repeats = np.exp(rng.uniform(np.log(6.0), np.log(20.0)))
    bend = 0.03 * np.sin(6.3 * (xx * rng.random() * 2 + yy * rng.random() * 2 + rng.random()))
    u = (xx * np.cos(turn) + yy * np.sin(turn) + bend) * repeats + rng.random()
    v = (yy * np.cos(turn) - xx * np.sin(turn) + bend) * repeats + rng.random()
    thick = rng.uniform(0.2, 0.55)

    def edge(d: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-25 * d))

    if kind == 'striped':
        return edge(thick - u % 1.0)
    if kind == 'checked':
        if rng.random() < 0.3:
            return np.maximum(edge(0.16 - u % 1.0), edge(0.16 - v % 1.0))
        return 0.5 * (edge(thick - u % 1.0) + edge(thick - v % 1.0))
    u, v = u * 0.8, v * 0.8
    row = np.floor(v)
    u = u + 0.5 * (row % 2)
    x, y = u % 1.0 - 0.5, v % 1.0 - 0.5
    if kind == 'dotted':
        return edge(rng.uniform(0.18, 0.32) - np.hypot(x, y))
    x = x + 0.16 * np.sin(np.floor(u) * 12.9 + row * 78.2)
    y = y + 0.16 * np.sin(np.floor(u) * 39.3 + row * 11.1)
    r = np.hypot(x, y)
    flower = edge(0.24 + 0.12 * np.cos(rng.integers(4, 7) * np.arctan2(y, x) + 6 * rng.random()) - r)
    return flower * (1 - 0.9 * edge(0.07 - r))
