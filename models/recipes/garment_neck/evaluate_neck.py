"""How well a network finds what is seen through marked necks."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from neck_network import SIDE, Exported, GarmentNeck
from neck_samples import Neck, as_shown, is_held, read_marked_necks
from network_training import load_weights


def chances(net: GarmentNeck, necks: list[Neck]) -> list[np.ndarray]:
    """Chance 0-1 [side / 2, side / 2] of each."""
    exported = Exported(net).eval()
    with torch.no_grad():
        return [exported(torch.from_numpy(as_shown(neck, SIDE)[0])[None])[0].numpy() for neck in necks]


def figures(net: GarmentNeck, necks: list[Neck]) -> dict:
    return scores([(found > 0.5, *as_shown(neck, SIDE)[1:]) for found, neck in zip(chances(net, necks), necks)])


def scores(of: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> dict:
    """
    Of (found, inside, cover) of each neck: mean IoU, where nothing of nothing is 1; the share of necks whose IoU is .75 or
    more or of which less than a hundredth of the frame is wrong; the median and ninth decile of what is wrong, in hundredths of the frame.
    """
    ious, wrong = [], []
    for found, inside, cover in of:
        known = cover > 0.5
        a, b = found & known, (inside > 0.5) & known
        union = (a | b).sum()
        wrong.append(100 * (a ^ b).sum() / known.size)
        ious.append((a & b).sum() / union if union > 0.003 * known.size else 1.0)
    ious, wrong = np.array(ious), np.array(wrong)
    fine = (ious >= 0.75) | (wrong < 1)
    return {'necks': len(of), 'iou': round(float(ious.mean()), 3), 'fine': round(float(fine.mean()), 3), 'wrong': round(float(np.median(wrong)), 2), 'wrong 90 %': round(float(np.quantile(wrong, 0.9)), 2)}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--marks', type=Path, default=Path('models/recipes/garment_neck/marks.json'))
    p.add_argument('--crops', type=Path, required=True)
    p.add_argument('--weights', type=Path, required=True)
    p.add_argument('--all', action='store_true', help='those that it learned from as well')
    a = p.parse_args()
    torch.set_num_threads(1)
    both = [(mark, neck) for mark, neck in read_marked_necks(a.marks, a.crops) if a.all or is_held(mark['sender'])]
    necks = [neck for _, neck in both]
    net = GarmentNeck()
    load_weights(net, a.weights)
    found = [chance > 0.5 for chance in chances(net, necks)]
    rows = [(one, *as_shown(neck, SIDE)[1:]) for one, neck in zip(found, necks)]
    print(json.dumps(scores(rows)))
    for label in sorted({mark['label'] for mark, _ in both}):
        print(label, json.dumps(scores([row for row, (mark, _) in zip(rows, both) if mark['label'] == label])))


if __name__ == '__main__':
    main()
