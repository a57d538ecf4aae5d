"""A sheet of held-out people as shops would show them: picture, labels, and what each network calls them."""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

from shop_measure import SIZE, WAYS, answers, read_held
from weights import read_network

# RGB of the nine classes, then of what is unknown.
COLOURS = np.uint8([[255, 255, 255], [120, 70, 20], [240, 190, 150], [60, 120, 230], [40, 160, 80], [220, 60, 160], [240, 150, 30], [30, 30, 30], [150, 60, 220], [200, 200, 200]])


def coloured(labels: np.ndarray) -> np.ndarray:
    """RGB uint8 [288, 192, 3]."""
    return COLOURS[cv2.resize(np.minimum(labels, 9).astype(np.uint8), SIZE, interpolation=cv2.INTER_NEAREST)]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--weights', type=Path, nargs='+', required=True)
    p.add_argument('--way', choices=WAYS, default='shop')
    p.add_argument('--people', type=int, nargs=2, default=(0, 20), help='from and until')
    p.add_argument('--out', type=Path, required=True)
    a = p.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    pairs = read_held(a.data)[a.way][slice(*a.people)]
    rows = [np.hstack([picture for picture, _ in pairs]), np.hstack([coloured(labels) for _, labels in pairs])]
    for path in a.weights:
        found = answers(read_network(path), [picture for picture, _ in pairs])
        rows.append(np.hstack([coloured(scores.argmax(0).numpy()) for scores in found]))
    cv2.imwrite(str(a.out), np.vstack(rows)[..., ::-1])


if __name__ == '__main__':
    main()
