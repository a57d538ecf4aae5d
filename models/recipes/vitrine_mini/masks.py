"""Garment mask of a photo: border-colour model, then GrabCut (Rother, Kolmogorov and Blake, SIGGRAPH 2004).

Owners photograph clothes on floors and bed sheets, so the frame of the photo shows the background; what differs
from the frame's colours and lies near the middle is the garment.
"""

import cv2
import numpy as np

WORK_SIDE = 160  # pixels, longest side while segmenting


def _border_distance(lab: np.ndarray) -> np.ndarray:
    """lab: float32 [h, w, 3] CIELAB. Returns float32 [h, w]: ΔE76 to the nearest of five border colours."""
    h, w = lab.shape[:2]
    ring = np.zeros((h, w), bool)
    t = max(2, round(0.05 * min(h, w)))
    ring[:t], ring[-t:], ring[:, :t], ring[:, -t:] = True, True, True, True
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 12, 0.5)
    cv2.setRNGSeed(1)
    _, label, centre = cv2.kmeans(lab[ring].reshape(-1, 3), 5, None, criteria, 1, cv2.KMEANS_PP_CENTERS)
    share = np.bincount(label.ravel(), minlength=5) / label.size
    centre = centre[share > 0.08]  # a garment that touches the frame is a small cluster there
    return np.linalg.norm(lab[:, :, None] - centre, axis=-1).min(-1)


def garment_mask(rgb: np.ndarray) -> np.ndarray:
    """rgb: uint8 [H, W, 3]. Returns uint8 [H, W], 1 on the garment. Never empty: falls back to a middle ellipse."""
    height, width = rgb.shape[:2]
    scale = WORK_SIDE / max(height, width)
    small = cv2.resize(rgb, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=cv2.INTER_AREA)
    h, w = small.shape[:2]
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    yy, xx = np.mgrid[0:h, 0:w]
    radius = np.hypot((yy - h / 2 + 0.5) / (h / 2), (xx - w / 2 + 0.5) / (w / 2))
    score = cv2.GaussianBlur(_border_distance(lab), (0, 0), 1.5) * np.exp(-((radius / 0.8) ** 2))
    level = np.clip(score / max(1e-3, np.percentile(score, 98)) * 255, 0, 255).astype(np.uint8)
    otsu, _ = cv2.threshold(level, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    trimap = np.where(level > otsu, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    trimap[radius < 0.18] = cv2.GC_PR_FGD
    trimap[radius > 1.15] = cv2.GC_BGD
    mask = (trimap == cv2.GC_PR_FGD).astype(np.uint8)
    if 40 < mask.sum() < h * w - 40:
        background, foreground = np.zeros((1, 65)), np.zeros((1, 65))
        cv2.grabCut(cv2.cvtColor(small, cv2.COLOR_RGB2BGR), trimap, None, background, foreground, 4, cv2.GC_INIT_WITH_MASK)
        mask = np.isin(trimap, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    mask = _keep_middle_parts(mask, radius)
    if not 0.04 < mask.mean() < 0.93:
        mask = (radius < 0.6).astype(np.uint8)
    return cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)


def _keep_middle_parts(mask: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Drop specks: keep components of at least a fifth of the best one's centre-weighted area."""
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    n, label = cv2.connectedComponents(mask)
    if n <= 1:
        return mask
    weight = np.bincount(label.ravel(), weights=np.exp(-(radius**2)).ravel(), minlength=n)
    weight[0] = 0
    mask = np.isin(label, np.flatnonzero(weight >= 0.2 * weight.max()) ).astype(np.uint8) * (label > 0)
    return cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
