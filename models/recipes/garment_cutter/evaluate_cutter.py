"""IoU on garments of the validation split laid on other grounds, beside cutting by colour alone; kinds on their photos."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from augment import MIDDLE, SPREAD
from kinds import KINDS
from masks import garment_mask
from photos import read_items, textures
from samples import HEIGHT, WIDTH, composed


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def looked(session: onnxruntime.InferenceSession, picture: np.ndarray) -> tuple[np.ndarray, int]:
    """Coverage float [h, w] of the picture's size, and the likeliest kind."""
    height, width = session.get_inputs()[0].shape[2:]
    x = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    coverage, kinds = session.run(['coverage', 'kinds'], {'pixel_values': ((x - MIDDLE) / SPREAD).transpose(2, 0, 1)[None]})
    return cv2.resize(coverage[0], picture.shape[1::-1], interpolation=cv2.INTER_LINEAR), int(kinds[0].argmax())


def looked_closer(session: onnxruntime.InferenceSession, picture: np.ndarray) -> np.ndarray:
    """Coverage as the product has it (`look-closer.ts`): a second look at the part where the garment is, unless it fills most."""
    coverage, _ = looked(session, picture)
    ys, xs = np.nonzero(coverage > 0.3)
    if ys.size == 0:
        return coverage
    h, w = coverage.shape
    dy, dx = int(np.ceil(0.12 * (ys.max() + 1 - ys.min()))), int(np.ceil(0.12 * (xs.max() + 1 - xs.min())))
    part = np.s_[max(0, ys.min() - dy) : min(h, ys.max() + 1 + dy), max(0, xs.min() - dx) : min(w, xs.max() + 1 + dx)]
    if coverage[part].size > 0.75 * coverage.size:
        return coverage
    again, _ = looked(session, np.ascontiguousarray(picture[part]))
    coverage[part] = (coverage[part] + again) / 2
    return coverage


def print_overlaps(way: str, overlaps: list[float]) -> None:
    of = np.array(overlaps)
    print(json.dumps({'way': way, 'pictures': len(of), 'mean IoU': round(float(of.mean()), 3), 'below 0.9': round(float((of < 0.9).mean()), 3), 'below 0.7': round(float((of < 0.7).mean()), 3)}))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--models', type=Path, nargs='+', default=[Path('models/garment-cutter')], help='folders of cutters, held against each other on the same pictures')
    a = p.parse_args()
    items = read_items(a.data / 'clothing', 'val', 1000)
    grounds = textures(items)
    rng = np.random.default_rng(11)
    laid = [composed(item, (WIDTH, HEIGHT), grounds, rng) for item in items if item.mask is not None]
    print_overlaps('by colour', [iou(garment_mask(picture) > 0, mask > 127) for picture, mask in laid])
    for folder in a.models:
        session = onnxruntime.InferenceSession(str(folder / 'model.onnx'), providers=['CPUExecutionProvider'])
        print_overlaps(str(folder), [iou(looked(session, picture)[0] > 0.5, mask > 127) for picture, mask in laid])
        print_overlaps(f'{folder}, a second look', [iou(looked_closer(session, picture) > 0.5, mask > 127) for picture, mask in laid])
        counts = np.zeros((len(KINDS), len(KINDS)), int)
        for item in items:
            counts[item.kind, looked(session, item.photo)[1]] += 1
        print('rows: what it is, columns: what it was taken for', KINDS)
        for kind, row in zip(KINDS, counts):
            print(f'{kind:9}', row.tolist())
        print('right:', round(float(np.trace(counts) / counts.sum()), 3))


if __name__ == '__main__':
    main()
