"""IoU on garments of the validation split laid on other grounds, beside cutting by colour alone; kinds on their photos."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from cutter import GarmentCutter
from kinds import KINDS
from masks import garment_mask
from photos import read_items, textures
from samples import SIZE, composed, whole
from train_cutter import answer


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--weights', type=Path, required=True)
    a = p.parse_args()
    net = GarmentCutter()
    net.load_state_dict(torch.load(a.weights, map_location='cpu'))
    net.eval()
    items = read_items(a.data / 'clothing', 'val', 1000, 2)
    grounds = textures(items)
    rng = np.random.default_rng(11)
    laid = [composed(item, grounds, rng) for item in items if item.mask is not None]
    masks, _ = answer(net, [picture for picture, _ in laid])
    learned, coloured = [], []
    for chance, (picture, mask) in zip(masks, laid):
        truth = mask > 127
        learned.append(iou(cv2.resize(chance, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR) > 0.5, truth))
        coloured.append(iou(garment_mask(picture) > 0, truth))
    for name, overlaps in (('learned', np.array(learned)), ('by colour', np.array(coloured))):
        print(json.dumps({'way': name, 'pictures': len(overlaps), 'mean IoU': round(float(overlaps.mean()), 3), 'below 0.9': round(float((overlaps < 0.9).mean()), 3), 'below 0.7': round(float((overlaps < 0.7).mean()), 3)}))
    _, kinds = answer(net, [whole(item.photo) for item in items])
    counts = np.zeros((len(KINDS), len(KINDS)), int)
    for item, kind in zip(items, kinds):
        counts[item.kind, kind] += 1
    print('rows: what it is, columns: what it was taken for', KINDS)
    for kind, row in zip(KINDS, counts):
        print(f'{kind:9}', row.tolist())
    print('right:', round(float(np.trace(counts) / counts.sum()), 3))


if __name__ == '__main__':
    main()
