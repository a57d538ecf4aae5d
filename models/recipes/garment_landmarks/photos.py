"""Real photos: with landmarks marked by hand, or found alike in photo and mirror image (`label_photos.py`)."""

import json
from pathlib import Path

import cv2
import numpy as np

from names import LANDMARKS
from samples import Example, only, shell_of


TRAIN_MARKS = Path(__file__).with_name('train_marks.json')


def read_marked(folder: Path) -> list[Example]:
    found = []
    for row in json.loads(TRAIN_MARKS.read_text()):
        rgba = _read(folder, row['image'])
        if rgba is None:
            continue
        points = np.full((len(LANDMARKS), 2), np.nan, np.float32)
        for name, at in row['landmarks'].items():
            points[LANDMARKS.index(name)] = np.array(at) * [rgba.shape[1], rgba.shape[0]]
        known = np.array([name not in row['unsure'] for name in LANDMARKS])
        found.append(Example(rgba, points, only(row['kind']), float('nan'), shell_of(rgba[..., 3]), known))
    return found


def _read(folder: Path, image: str) -> np.ndarray | None:
    picture = cv2.imread(str(folder / f'{image}.png'), cv2.IMREAD_UNCHANGED)
    return None if picture is None else np.ascontiguousarray(picture[..., [2, 1, 0, 3]])


def read_pseudo(folder: Path) -> list[Example]:
    by_hand = {row['image'] for row in json.loads(TRAIN_MARKS.read_text())}
    found = []
    for line in (folder / 'labels.jsonl').read_text().splitlines():
        row = json.loads(line)
        if row['image'] in by_hand:
            continue
        rgba = _read(folder, row['image'])
        shell = None if rgba is None else shell_of(rgba[..., 3])
        if shell is None:
            continue
        points = np.full((len(LANDMARKS), 2), np.nan, np.float32)
        known = np.zeros(len(LANDMARKS), bool)
        for name, at in row['landmarks'].items():
            known[LANDMARKS.index(name)] = True
            if at is not None:
                points[LANDMARKS.index(name)] = at
        found.append(Example(rgba, points, only(*row['kinds']), float('nan'), shell, known))
    return found
