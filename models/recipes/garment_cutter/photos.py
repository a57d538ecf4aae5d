"""Photos of single garments with what is known of them, in memory."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import cv2
import numpy as np
import onnxruntime

from augment import MIDDLE, SPREAD
from kinds import KIND_OF_LABEL
from rough_masks import agreed_mask

SIDE = 384  # pixels, longest side


@dataclass
class Item:
    photo: np.ndarray  # RGB uint8 [h, w, 3]
    kind: int
    mask: np.ndarray | None  # uint8 [h, w], where it can be trusted
    only_cut: bool = False  # the rest of the photo is not to be seen: somebody wears the garment


def read_items(folder: Path, split: str, masked: int, teacher: Path | None = None) -> list[Item]:
    """
    Every readable photo of the split whose label is a kind; the first `masked` of each kind with a mask where one can be
    trusted: made by colour, or from the answer of a cutter (`teacher`, its ONNX file).
    """
    with open(folder / 'images.csv') as file:
        rows = [r for r in csv.DictReader(file) if r['split'] == split and r['label'] in KIND_OF_LABEL]
    look = _looker(teacher) if teacher else lambda photo: None
    seen: Counter = Counter()
    items = []
    for r in rows:
        picture = cv2.imread(str(folder / 'images' / f'{r["image"]}.jpg'))
        if picture is None:
            continue
        kind = KIND_OF_LABEL[r['label']]
        seen[kind] += 1
        scale = min(1, SIDE / max(picture.shape[:2]))
        photo = cv2.resize(picture[..., ::-1], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        items.append(Item(photo, kind, agreed_mask(photo, look(photo)) if seen[kind] <= masked else None))
    return items


def _looker(teacher: Path) -> Callable[[np.ndarray], np.ndarray]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(teacher), options, providers=['CPUExecutionProvider'])
    height, width = session.get_inputs()[0].shape[2:]

    def look(photo: np.ndarray) -> np.ndarray:
        x = cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
        coverage = session.run(['coverage'], {'pixel_values': ((x - MIDDLE) / SPREAD).transpose(2, 0, 1)[None]})[0][0]
        return cv2.resize(coverage, photo.shape[1::-1], interpolation=cv2.INTER_LINEAR)

    return look


def textures(items: list[Item], count: int = 900, side: int = 256) -> list[np.ndarray]:
    """What the garments lie on: the widest strip beside each, laid out by its mirror images. RGB uint8 [side, side, 3]."""
    found = []
    for item in items:
        if item.mask is None or len(found) == count:
            continue
        strip = _widest_strip(item.photo, item.mask)
        if strip is not None:
            found.append(_tiled(strip, side))
    return found


def _widest_strip(photo: np.ndarray, mask: np.ndarray) -> np.ndarray | None:
    near = cv2.dilate(mask, np.ones((13, 13), np.uint8))
    rows, columns = np.flatnonzero(near.any(1)), np.flatnonzero(near.any(0))
    if rows.size == 0:
        return None
    strips = [photo[: rows[0]], photo[rows[-1] + 1 :], photo[:, : columns[0]], photo[:, columns[-1] + 1 :]]
    widest = max(strips, key=lambda s: min(s.shape[:2]))
    return widest if min(widest.shape[:2]) >= 24 else None


def _tiled(strip: np.ndarray, side: int) -> np.ndarray:
    both = np.concatenate([strip, strip[:, ::-1]], 1)
    both = np.concatenate([both, both[::-1]], 0)
    times = (-(-side // both.shape[0]), -(-side // both.shape[1]), 1)
    return np.ascontiguousarray(np.tile(both, times)[:side, :side])
