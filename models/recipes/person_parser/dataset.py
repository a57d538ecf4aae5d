"""Photos with their class maps, in memory at a working height."""

import csv
from pathlib import Path

import cv2
import numpy as np

from classes import class_of_label

HELD_OUT_EVERY = 12  # one train photo in twelve is kept for choices; val is for the figures of the model card alone


def read_people(folder: Path, split: str, height: int | None = 432) -> list[tuple[np.ndarray, np.ndarray]]:
    """RGB uint8 [h, w, 3] and class uint8 [h, w] of every photo of `split`; full size where `height` is None."""
    to_class = class_of_label(folder / 'labels.txt')
    pairs = []
    with open(folder / 'people.csv') as file:
        names = [row['photo'] for row in csv.DictReader(file) if row['split'] == split]
    for name in names:
        photo = cv2.imread(str(folder / 'photos' / f'{name}.jpg'))[..., ::-1]
        classes = to_class[cv2.imread(str(folder / 'masks' / f'{name}.png'), cv2.IMREAD_GRAYSCALE)]
        pairs.append(_at_height(np.ascontiguousarray(photo), classes, height))
    return pairs


def read_drawn(folder: Path, height: int = 432) -> list[tuple[np.ndarray, np.ndarray]]:
    """Drawn figures: `<name>.png` with `<name>.mask.png`, whose grey value is the class."""
    pairs = []
    for mask in sorted(folder.glob('*.mask.png')):
        photo = cv2.imread(str(mask).replace('.mask.png', '.png'))[..., ::-1]
        pairs.append(_at_height(np.ascontiguousarray(photo), cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE), height))
    return pairs


def split_held_out(pairs: list) -> tuple[list, list]:
    """(to train on, to choose by)."""
    held = pairs[::HELD_OUT_EVERY]
    return [pair for at, pair in enumerate(pairs) if at % HELD_OUT_EVERY], held


def read_backgrounds(folder: Path, count: int = 400, side: int = 320) -> list[np.ndarray]:
    """Pictures to put behind a person: the owners' photos of the train split, blurred so that no garment is left."""
    with open(folder / 'images.csv') as file:
        names = [row['image'] for row in csv.DictReader(file) if row['split'] == 'train']
    pictures = []
    for name in names[:: max(1, len(names) // count)]:
        picture = cv2.imread(str(folder / 'images' / f'{name}.jpg'))
        if picture is not None:
            pictures.append(cv2.GaussianBlur(cv2.resize(picture[..., ::-1], (side, side)), (0, 0), 9))
    return pictures


def _at_height(photo: np.ndarray, classes: np.ndarray, height: int | None) -> tuple[np.ndarray, np.ndarray]:
    if height is None or photo.shape[0] <= height:
        return photo, classes
    size = (round(photo.shape[1] * height / photo.shape[0]), height)
    return cv2.resize(photo, size, interpolation=cv2.INTER_AREA), cv2.resize(classes, size, interpolation=cv2.INTER_NEAREST)
