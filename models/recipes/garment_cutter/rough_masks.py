"""Masks to learn from: where two ways of cutting a photo agree, what they agree on is taken for the garment."""

import cv2
import numpy as np

from masks import garment_mask

SIDE = 176  # pixels, longest side in GrabCut
AGREEMENT = 0.9  # least IoU of the two


def agreed_mask(rgb: np.ndarray, chance: np.ndarray | None = None) -> np.ndarray | None:
    """
    rgb uint8 [h, w, 3] -> uint8 [h, w], 1 on the garment, or None where the photo is too hard to learn from. Without
    `chance` the border's colours and the middle of the photo are the two beginnings; with it (a network's answer,
    float [h, w] in 0–1) the network and GrabCut begun from it.
    """
    if chance is None:
        one, other = garment_mask(rgb), _grab(rgb, _middle(*rgb.shape[:2]))
    else:
        one, other = (chance > 0.5).astype(np.uint8), _grab(rgb, _from_chance(chance))
    if _iou(one, other) < AGREEMENT:
        return None
    mask = _one_piece(other)
    share, edge = mask.mean(), np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]]).mean()
    return mask if 0.08 < share < 0.8 and edge < 0.12 and _iou(mask, other) > 0.95 else None


def _middle(h: int, w: int) -> np.ndarray:
    yy, xx = np.mgrid[0:h, 0:w]
    y, x = (yy + 0.5) / h - 0.5, (xx + 0.5) / w - 0.5
    start = np.where(np.hypot(y, x) < 0.36, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    start[np.hypot(y, x) < 0.12] = cv2.GC_FGD
    start[np.maximum(abs(y), abs(x)) > 0.47] = cv2.GC_BGD
    return start.astype(np.uint8)


def _from_chance(chance: np.ndarray) -> np.ndarray:
    start = np.where(chance > 0.5, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    start[chance > 0.98] = cv2.GC_FGD
    start[chance < 0.02] = cv2.GC_BGD
    return start.astype(np.uint8)


def _grab(rgb: np.ndarray, start: np.ndarray) -> np.ndarray:
    h, w = rgb.shape[:2]
    scale = min(1, SIDE / max(h, w))
    size = (round(w * scale), round(h * scale))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    trimap = cv2.resize(start, size, interpolation=cv2.INTER_NEAREST)
    if not np.isin(trimap, (cv2.GC_FGD, cv2.GC_PR_FGD)).any() or not np.isin(trimap, (cv2.GC_BGD, cv2.GC_PR_BGD)).any():
        return np.zeros((h, w), np.uint8)
    cv2.setRNGSeed(1)
    cv2.grabCut(np.ascontiguousarray(small[..., ::-1]), trimap, None, np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_MASK)
    found = np.isin(trimap, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    return (cv2.resize(found.astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR) > 0.5).astype(np.uint8)


def _one_piece(mask: np.ndarray) -> np.ndarray:
    """Parts of an eighth of the largest and more (shoes are two), without pinholes."""
    n, label, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
    if n <= 1:
        return mask
    area = stats[:, cv2.CC_STAT_AREA].copy()
    area[0] = 0
    kept = np.isin(label, np.flatnonzero(area > 0.12 * area.max())).astype(np.uint8)
    kept[label == 0] = 0
    n, label, stats, _ = cv2.connectedComponentsWithStats(1 - kept)
    for at in range(1, n):
        if stats[at, cv2.CC_STAT_AREA] < 0.004 * kept.sum():
            kept[label == at] = 1
    return kept


def _iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))
