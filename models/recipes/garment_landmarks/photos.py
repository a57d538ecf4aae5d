"""Real photos with landmarks that the network found alike in photo and mirror image (`label_photos.py`)."""

import json
from pathlib import Path

import cv2
import numpy as np

from names import KINDS, LANDMARKS
from samples import Example, shell_of


def read_pseudo(folder: Path) -> list[Example]:
    found = []
    for line in (folder / 'labels.jsonl').read_text().splitlines():
        row = json.loads(line)
        picture = cv2.imread(str(folder / f'{row["image"]}.png'), cv2.IMREAD_UNCHANGED)
        rgba = np.ascontiguousarray(picture[..., [2, 1, 0, 3]])
        shell = shell_of(rgba[..., 3])
        if shell is None:
            continue
        points = np.full((len(LANDMARKS), 2), np.nan, np.float32)
        known = np.zeros(len(LANDMARKS), bool)
        for name, at in row['landmarks'].items():
            known[LANDMARKS.index(name)] = True
            if at is not None:
                points[LANDMARKS.index(name)] = at
        kind = KINDS.index(row['kind']) if row['kind'] else -1
        found.append(Example(rgba, points, kind, float('nan'), shell, known))
    return found
