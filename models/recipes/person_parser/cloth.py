"""Real cloth: pieces from the middle of photos of garments."""

import csv
from pathlib import Path

import cv2
import numpy as np

SIDE = 128
HELD_OUT_EVERY = 12  # one piece in twelve is kept for the measure


def read_cloth(folder: Path, count: int = 1200) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """(to train with, to measure with): RGB uint8 squares of the train split's photos."""
    with open(folder / 'images.csv') as file:
        names = [row['image'] for row in csv.DictReader(file) if row['split'] == 'train' and row['label'] not in ('Shoes', 'Hat', 'Not sure', 'Skip')]
    pieces = []
    for name in names[:: max(1, len(names) // count)]:
        photo = cv2.imread(str(folder / 'images' / f'{name}.jpg'))
        if photo is not None:
            (h, w), half = photo.shape[:2], round(min(photo.shape[:2]) * 0.17)
            middle = photo[h // 2 - half : h // 2 + half, w // 2 - half : w // 2 + half, ::-1]
            pieces.append(cv2.resize(np.ascontiguousarray(middle), (SIDE, SIDE), interpolation=cv2.INTER_AREA))
    return [piece for at, piece in enumerate(pieces) if at % HELD_OUT_EVERY], pieces[::HELD_OUT_EVERY]


def laid_out(piece: np.ndarray, size: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """RGB float32 [h, w, 3]: the piece turned, scaled and repeated by reflection, sometimes with other channels or stronger contrast."""
    angle, scale = rng.uniform(0, 2 * np.pi), np.exp(rng.uniform(np.log(0.3), np.log(1.5)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * scale
    matrix = np.hstack([turn, rng.uniform(-100, 100, (2, 1))])
    cloth = cv2.warpAffine(piece, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT).astype(np.float32)
    if rng.random() < 0.4:
        cloth = cloth[..., rng.permutation(3)]
    mean = cloth.mean((0, 1))
    return (cloth - mean) * np.exp(rng.normal(0.15, 0.3)) + mean + rng.normal(0, 15)
