"""Garments of a picture in other colours: the labels stay what they were, and so must the network's answer."""

import cv2
import numpy as np

from classes import CLASSES

GARMENTS = [CLASSES.index(name) for name in ('upper', 'lower', 'dress', 'outer')]
LEAST = 60  # pixels of the half-size labels


def recoloured(picture: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """RGB uint8 [h, w, 3] and class uint8 [h/2, w/2] -> the picture with one garment or more moved in CIELAB to another colour."""
    present = [at for at in GARMENTS if (labels == at).sum() > LEAST]
    if not present:
        return picture
    chosen = [at for at in present if rng.random() < 0.6] or [present[rng.integers(len(present))]]
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    height, width = picture.shape[:2]
    for at in chosen:
        soft = cv2.resize((labels == at).astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)[..., None]
        mean = lab[soft[..., 0] > 0.5].mean(0)
        lab = lab * (1 - soft) + _moved(lab, mean, _colour(rng)) * soft
    return np.clip(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB) * 255, 0, 255).astype(np.uint8)


def _colour(rng: np.random.Generator) -> np.ndarray:
    """CIELAB of a cloth: a third of them white, black or grey."""
    chroma = abs(rng.normal(0, 3)) if rng.random() < 0.35 else rng.uniform(8, 55)
    hue = rng.uniform(0, 2 * np.pi)
    return np.array([rng.uniform(8, 96), chroma * np.cos(hue), chroma * np.sin(hue)], np.float32)


def _moved(lab: np.ndarray, mean: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """Folds stay, shallower in dark cloth."""
    folds = np.clip((goal[0] + 15) / (mean[0] + 15), 0.35, 1.6)
    out = (lab - mean) * np.array([folds, 0.6, 0.6], np.float32) + goal
    out[..., 0] = out[..., 0].clip(0, 100)
    return out.astype(np.float32)
