"""Owners' photos as they are, at the network's own size: what the frozen parts answer to them, baked once.

What is fitted last is fitted on these above all: pictures that are much changed teach what to pass over, and cost the
classes that differ by little (docs/decisions/0040).
"""

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np
from numpy.lib.format import open_memmap

from bake import KINDS, session
from choose import pixels
from dataset import LABELS as OWNERS
from dataset import is_held_out
from export_small import SIDE
from names import COLOURS
from sources import CLASS_LIST
from trunk import CHANNELS, FEATURES

AT_ONCE = 16


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--threads', type=int, default=1)
    arg = arg.parse_args()
    cv2.setNumThreads(arg.threads)
    with open(arg.data / 'clothing' / 'images.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['label'] in OWNERS and r['split'] == 'train' and not is_held_out(r['sender'])]
    frozen, count = session(arg.out, arg.threads), len(rows)
    shared = open_memmap(arg.out / 'shared.npy', 'w+', np.float16, (count, CHANNELS, SIDE // 16, SIDE // 16))
    kept = open_memmap(arg.out / 'kept.npy', 'w+', np.float16, (count, FEATURES))
    for start in range(0, count, AT_ONCE):
        files = [arg.data / 'clothing' / 'images' / f"{r['image']}.jpg" for r in rows[start : start + AT_ONCE]]
        x = np.stack([pixels(cv2.cvtColor(cv2.imread(str(f)), cv2.COLOR_BGR2RGB)) for f in files])
        at = slice(start, start + len(files))
        shared[at], kept[at] = frozen.run(['shared', 'kept'], {'pixel_values': x})
    kinds = np.array([CLASS_LIST.index(OWNERS[r['label']]) for r in rows])
    labels = {name: np.full(count, -1) for name in KINDS} | {'kids': np.array([int(r['kids'] == 'true') for r in rows])}
    labels |= {'classes': np.eye(len(CLASS_LIST), dtype=np.float32)[kinds], 'colour': np.zeros((count, len(COLOURS)), np.float32)}
    for name, values in labels.items():
        np.save(arg.out / f'{name}.npy', values)
    (arg.out / 'done').write_text(str(count))


if __name__ == '__main__':
    main()
