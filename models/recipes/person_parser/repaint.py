"""Garments of a picture in other cloth, the shading of the photo kept: their labels stay what they were."""

import cv2
import numpy as np

from cloth import laid_out
from classes import CLASSES
from patterns import colour, drawn_cloth, emblem

GARMENTS = [CLASSES.index(name) for name in ('upper', 'lower', 'dress', 'outer')]
SKIN = CLASSES.index('skin')
LEAST = 250  # pixels


class Paints:
    """What garments may be painted with."""

    def __init__(self, pieces: list[np.ndarray], rng: np.random.Generator):
        self.pieces, self.rng = pieces, rng

    def print_of(self, size: tuple[int, int]) -> np.ndarray:
        rng = self.rng
        if rng.random() < 0.5:
            return laid_out(self.pieces[rng.integers(len(self.pieces))], size, rng)
        return drawn_cloth(size, rng)

    def pale(self) -> np.ndarray:
        return np.float32(self.rng.uniform(222, 255) + self.rng.normal(0, [2, 2, 6]))

    def like_skin(self, picture: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """The colour of the person's skin, or one of beige, brown, pink or red."""
        skin = picture[labels == SKIN]
        if len(skin) > 60 and self.rng.random() < 0.6:
            return np.median(skin, 0).astype(np.float32) * self.rng.uniform(0.8, 1.15) + self.rng.normal(0, 6, 3).astype(np.float32)
        lightest, darkest = np.float32([[245, 215, 195], [235, 180, 160], [220, 60, 60]]), np.float32([[150, 105, 75], [120, 70, 45], [130, 30, 35]])
        of, t = self.rng.integers(3), self.rng.random()
        return lightest[of] * t + darkest[of] * (1 - t)


def repainted(picture: np.ndarray, labels: np.ndarray, how: str, paints: Paints, every: bool = False) -> np.ndarray:
    """
    RGB uint8 [h, w, 3] and class uint8 [h, w] -> the picture with one garment or more (all of them with `every`) painted.
    `how`: 'print', 'pale', 'skin', 'plain' or 'emblem'.
    """
    rng = paints.rng
    present = [at for at in GARMENTS if (labels == at).sum() > LEAST]
    if not present:
        return picture
    chosen = present if every else [at for at in present if rng.random() < 0.65] or [present[rng.integers(len(present))]]
    size = (picture.shape[1], picture.shape[0])
    out = picture.astype(np.float32)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    for at in chosen:
        mask = (labels == at).astype(np.float32)
        soft = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
        shading, folds = _shading(grey, mask, rng)
        if how == 'emblem':
            cloth, soft = _with_emblem(out, mask, soft, rng)
        else:
            paint = {'print': lambda: paints.print_of(size), 'pale': paints.pale, 'skin': lambda: paints.like_skin(picture, labels), 'plain': lambda: colour(rng)}[how]()
            # Cloth near white is shaded towards grey alone: it has no room above.
            cloth = paint * (np.minimum(shading, 1.06) if how == 'pale' else shading)[..., None] + folds[..., None] * min(1.0, paint.mean() / 128)
        out = out * (1 - soft) + np.clip(cloth, 0, 255) * soft
    return np.clip(out, 0, 255).astype(np.uint8)


def _shading(grey: np.ndarray, mask: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Of a garment: its light without detail over its mean, about 1; and some of the detail."""
    width = rng.uniform(2, 6)
    low = cv2.GaussianBlur(grey * mask, (0, 0), width) / (cv2.GaussianBlur(mask, (0, 0), width) + 1e-3)
    mean = (grey * mask).sum() / mask.sum()
    # Dark cloth has strong contrast in relation to its mean.
    shading = (low + 20) / (mean + 20)
    detail = (grey - low) * mask * rng.uniform(0.1, 0.6)
    return np.clip(shading, 0.3, 1.8) ** rng.uniform(0.4, 1.0), detail.clip(-25, 25)


def _with_emblem(picture: np.ndarray, mask: np.ndarray, soft: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A logo on the middle of the garment as it is: (cloth, where)."""
    rows, columns = np.nonzero(mask)
    y, x = np.median(rows) + rng.normal(0, rows.std() * 0.4), np.median(columns) + rng.normal(0, columns.std() * 0.3)
    w, h = max(8, columns.std() * rng.uniform(0.6, 2.5)), max(8, rows.std() * rng.uniform(0.4, 2))
    x0, y0 = int(max(0, x - w / 2)), int(max(0, y - h / 2))
    x1, y1 = int(min(mask.shape[1], x + w / 2)), int(min(mask.shape[0], y + h / 2))
    cloth, where = picture.copy(), np.zeros_like(soft)
    if x1 - x0 > 6 and y1 - y0 > 6:
        ground = picture[rows, columns].mean(0)
        drawn = emblem((x1 - x0, y1 - y0), ground, rng)
        cloth[y0:y1, x0:x1] = drawn
        inked = np.abs(drawn - ground).max(2, keepdims=True) > 3 if rng.random() < 0.7 else np.ones(drawn.shape[:2] + (1,))
        where[y0:y1, x0:x1] = soft[y0:y1, x0:x1] * inked * rng.uniform(0.75, 1)
    return cloth, where
