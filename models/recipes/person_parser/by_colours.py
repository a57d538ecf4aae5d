"""A parse with what the photo's own colours tell, as the product makes it (its parse-by-colours.ts)."""

import cv2
import numpy as np

BINS = 16  # of a channel
TEACHES, POWER = 0.5, 4  # a pixel tells the colours of a class that is likelier than the first, by this power of how likely
LEAST = 20  # of such pixels
UNSEEN = 1e-3  # counts as seen of every colour beforehand, as a share of all
MOST = 2  # that a colour may say for or against a class, in log odds
NEVER = 1e-4  # the least chance that the network gives anything


def by_colours(chances: np.ndarray, rgb: np.ndarray) -> np.ndarray:
    """chances: float32 [9, h, w]; rgb: uint8 [h, w, 3], what the network saw, all of it of the photo -> float32 [9, h, w], sum 1."""
    cells = colour_cells(rgb)
    colours = {k: surest_colours(chance, cells) for k, chance in enumerate(chances)}
    told = {k: np.log(shares + UNSEEN) for k, shares in colours.items() if shares is not None}
    if len(told) < 2:
        return chances
    mean = np.mean(list(told.values()), 0)
    out = np.maximum(NEVER, chances)
    for k, each in told.items():
        evidence = np.exp(np.clip(each - mean, -MOST, MOST))[cells].astype(np.float32)
        out[k] *= cv2.blur(evidence, (3, 3), borderType=cv2.BORDER_REPLICATE)
    return out / out.sum(0)


def colour_cells(rgb: np.ndarray) -> np.ndarray:
    """int64 [h, w]: the cell of each pixel's colour."""
    return (rgb.astype(np.int64) >> 4) @ np.array([BINS * BINS, BINS, 1])


def surest_colours(chance: np.ndarray, cells: np.ndarray) -> np.ndarray | None:
    """chance: float32 [h, w] of a class -> the share of each colour where it is surest, together 1; None where too little of it is sure."""
    weights = np.where(chance > TEACHES, chance**POWER, 0)
    total = weights.sum()
    return _spread(np.bincount(cells.ravel(), weights.ravel(), BINS**3)) / total if total >= LEAST else None


def _spread(counts: np.ndarray) -> np.ndarray:
    """Each colour counted also a little in its neighbours."""
    cube = counts.reshape(BINS, BINS, BINS)
    for axis in range(3):
        edge = [(1, 1) if axis == at else (0, 0) for at in range(3)]
        before, here, after = (np.take(np.pad(cube, edge, mode='edge'), range(at, at + BINS), axis) for at in range(3))
        cube = 0.25 * before + 0.5 * here + 0.25 * after
    return cube.ravel()
