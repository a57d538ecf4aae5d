"""Owners' photos nearly as they are, at the network's own size: what the frozen parts answer to them, baked once.

The first view of every photo is the photo; the others are mirrored, framed closer and lit otherwise. What is fitted last is fitted on these above all: pictures that are much changed teach what to pass over, and cost the
classes that differ by little (docs/decisions/0040).
"""

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np
from numpy.lib.format import open_memmap

import augment
from bake import KINDS, session
from choose import pixels
from dataset import LABELS as OWNERS
from dataset import is_held_out
from export_small import SIDE
from names import COLOURS
from sources import CLASS_LIST
from trunk import CHANNELS, FEATURES, MIDDLE_CHANNELS
from views import view

AT_ONCE = 16
LEAST_SIDE = 0.75  # of a photo's side that another view keeps
LEAST_AREA = 0.5  # of a photo that a changed view keeps
CHANGED = 0.5  # share of the other views that are changed more


def other_view(rgb: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """uint8 [h, w, 3] -> uint8 [h', w', 3]: a frame within the photo, mirrored or not, in another light."""
    if rng.random() < CHANGED:
        square = cv2.resize(rgb, (224, 224), interpolation=cv2.INTER_AREA)
        return view(square, np.zeros(square.shape[:2], np.uint8), SIDE, rng, LEAST_AREA)[0]
    height, width = (int(side * rng.uniform(LEAST_SIDE, 1)) for side in rgb.shape[:2])
    top, left = int(rng.integers(rgb.shape[0] - height + 1)), int(rng.integers(rgb.shape[1] - width + 1))
    image = rgb[top : top + height, left : left + width]
    return augment.light(np.ascontiguousarray(image[:, ::-1] if rng.random() < 0.5 else image), rng)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--views', type=int, default=1, help='of every photo')
    arg.add_argument('--threads', type=int, default=1)
    arg = arg.parse_args()
    cv2.setNumThreads(arg.threads)
    with open(arg.data / 'clothing' / 'images.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['label'] in OWNERS and r['split'] == 'train' and not is_held_out(r['sender'])]
    rows, photos, rng = rows * arg.views, len(rows), np.random.default_rng(6)
    frozen, count = session(arg.out, arg.threads), len(rows)
    shared = open_memmap(arg.out / 'shared.npy', 'w+', np.float16, (count, CHANNELS, SIDE // 16, SIDE // 16))
    middle = open_memmap(arg.out / 'middle.npy', 'w+', np.float16, (count, MIDDLE_CHANNELS, SIDE // 16, SIDE // 16))
    kept = open_memmap(arg.out / 'kept.npy', 'w+', np.float16, (count, FEATURES))
    for start in range(0, count, AT_ONCE):
        at = range(start, min(start + AT_ONCE, count))
        images = [cv2.cvtColor(cv2.imread(str(arg.data / 'clothing' / 'images' / f"{rows[i]['image']}.jpg")), cv2.COLOR_BGR2RGB) for i in at]
        x = np.stack([pixels(image if i < photos else other_view(image, rng)) for i, image in zip(at, images)])
        middle[at.start : at.stop], shared[at.start : at.stop], kept[at.start : at.stop] = frozen.run(['middle', 'shared', 'kept'], {'pixel_values': x})
    kinds = np.array([CLASS_LIST.index(OWNERS[r['label']]) for r in rows])
    labels = {name: np.full(count, -1) for name in KINDS} | {'kids': np.array([int(r['kids'] == 'true') for r in rows])}
    labels |= {'classes': np.eye(len(CLASS_LIST), dtype=np.float32)[kinds], 'colour': np.zeros((count, len(COLOURS)), np.float32)}
    for name, values in labels.items():
        np.save(arg.out / f'{name}.npy', values)
    (arg.out / 'done').write_text(str(count))


if __name__ == '__main__':
    main()
