"""The product's whole way on the held-out people: looks, joined, colours, a dress as one garment; at the photos' own size."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from augment import MIDDLE, SPREAD
from by_colours import by_colours
from closer_looks import Box, closer_boxes, joined
from dataset import read_people, split_held_out
from dress_as_one import dress_as_one
from losses import count, ious
from network import PersonParser
from shop_measure import SIZE
from weights import mixed


def parse(net: PersonParser, photo: np.ndarray) -> np.ndarray:
    """RGB uint8 [h, w, 3] -> chances float32 [9, 288, 192] of the whole photo."""
    size = photo.shape[1], photo.shape[0]
    small, whole = _look(net, photo, (0, 0, *size))
    closer = [(_look(net, photo, box)[1], box) for box in closer_boxes(whole, size)]
    return dress_as_one(by_colours(joined(whole, closer, size), small), small)


@torch.no_grad()
def _look(net: PersonParser, photo: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """What the network saw of `box`, and what it and the mirror image's looks say."""
    small = np.array(Image.fromarray(_cropped(photo, box)).resize(SIZE, Image.Resampling.BICUBIC))
    x = (torch.from_numpy(small).permute(2, 0, 1)[None].float() - MIDDLE) / SPREAD
    a, b = net(torch.cat([x, x.flip(3)])).softmax(1).chunk(2)
    return small, F.interpolate(0.5 * (a + b.flip(3)), scale_factor=2, mode='bilinear', align_corners=False)[0].numpy()


def _cropped(photo: np.ndarray, box: Box) -> np.ndarray:
    """The photo's border is repeated beyond its frame."""
    x, y, width, height = box
    columns, rows = (np.clip(np.arange(start, start + length), 0, side - 1) for start, length, side in ((x, width, photo.shape[1]), (y, height, photo.shape[0])))
    return np.ascontiguousarray(photo[rows][:, columns])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--weights', type=Path, nargs='+', required=True, help='`average.pt`, or an exported model.onnx; of several the mean is measured')
    p.add_argument('--shares', type=float, nargs='+', help='of each in the mean, equal without it')
    a = p.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    net = mixed(a.weights, a.shares).eval()
    confusion = torch.zeros(9, 9, dtype=torch.int64)
    _, held = split_held_out(read_people(a.data / 'people', 'train', None))
    for photo, classes in held:
        found = np.stack([cv2.resize(chance, classes.shape[::-1]) for chance in parse(net, photo)]).argmax(0)
        confusion += count(torch.from_numpy(found), torch.from_numpy(classes))
    per_class, mean, person = ious(confusion)
    print(json.dumps({'mean': round(mean, 4), 'person': round(person, 4), 'classes': [round(v, 3) for v in per_class]}))


if __name__ == '__main__':
    main()
