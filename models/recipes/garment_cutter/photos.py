"""Photos of single garments with what is known of them, in memory."""

import csv
from collections import Counter
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import cv2
import numpy as np

from kinds import KIND_OF_LABEL
from rough_masks import agreed_mask

SIDE = 288  # pixels, longest side


@dataclass
class Item:
    photo: np.ndarray  # RGB uint8 [h, w, 3]
    kind: int
    mask: np.ndarray | None  # uint8 [h, w], where it can be trusted


def read_items(folder: Path, split: str, by_colour: int, processes: int = 1) -> list[Item]:
    """Every readable photo of the split whose label is a kind; the first `by_colour` of each kind with masks by colour."""
    with open(folder / 'images.csv') as file:
        rows = [r for r in csv.DictReader(file) if r['split'] == split and r['label'] in KIND_OF_LABEL]
    seen: Counter = Counter()
    jobs = []
    for r in rows:
        kind = KIND_OF_LABEL[r['label']]
        seen[kind] += 1
        jobs.append((str(folder / 'images' / f'{r["image"]}.jpg'), kind, seen[kind] <= by_colour))
    with Pool(processes) as pool:
        items = pool.map(_read, jobs, chunksize=32)
    return [item for item in items if item is not None]


def _read(job: tuple[str, int, bool]) -> Item | None:
    path, kind, is_cut = job
    cv2.setNumThreads(1)
    picture = cv2.imread(path)
    if picture is None:
        return None
    scale = min(1, SIDE / max(picture.shape[:2]))
    photo = cv2.resize(picture[..., ::-1], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Item(photo, kind, agreed_mask(photo) if is_cut else None)


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
