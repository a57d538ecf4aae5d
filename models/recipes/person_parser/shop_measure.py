"""The held-out people as they are and as shops would show them: the same pictures each time."""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from augment import MIDDLE, SPREAD, light, whole
from classes import UNKNOWN
from cloth import read_cloth
from dataset import read_people, split_held_out
from losses import count, ious
from network import PersonParser
from repaint import GARMENTS, Paints, repainted
from shop_crops import shop_crop
from shop_photos import framed
from studio import in_studio, near_colour, paper
from weights import mixed

SIZE = (192, 288)
WAYS = ('plain', 'print', 'pale', 'skin', 'crop', 'shop')


def variants(held: list, pieces: list[np.ndarray]) -> dict[str, list[tuple[np.ndarray, np.ndarray]]]:
    """Of every way: RGB uint8 [288, 192, 3] and class uint8 of that size (of the photo's, where it is plain)."""
    out = {way: [] for way in WAYS}
    for at, (photo, classes) in enumerate(held):
        paints = Paints(pieces, np.random.default_rng(9000 + at))
        squashed = np.array([[SIZE[0] / photo.shape[1], 0, 0], [0, SIZE[1] / photo.shape[0], 0]])
        for way in WAYS:
            out[way].append((whole(photo, SIZE), classes) if way == 'plain' else _variant(way, photo, classes, squashed, paints))
    return out


def _variant(way: str, photo: np.ndarray, classes: np.ndarray, squashed: np.ndarray, paints: Paints) -> tuple[np.ndarray, np.ndarray]:
    rng = paints.rng
    matrix = shop_crop(classes, SIZE, rng) if way in ('crop', 'shop') else squashed
    picture, labels, outside = framed(photo, classes, matrix, SIZE)
    if way == 'shop':
        picture = repainted(picture, labels, str(rng.choice(['print', 'pale', 'skin', 'emblem'])), paints, every=True)
        close = near_colour(picture, labels, GARMENTS, rng) if rng.random() < 0.5 else None
        picture, labels = in_studio(picture, labels, paper(labels, rng, 200, close))
        return light(picture, rng), labels
    if way != 'crop':
        picture = repainted(picture, labels, way, paints, every=True)
    if way == 'pale':
        return in_studio(picture, labels, paper(labels, rng, colour=near_colour(picture, labels, GARMENTS, rng)))
    return picture, np.where(outside, UNKNOWN, labels)


def answers(net: PersonParser, pictures: list[np.ndarray]) -> list[torch.Tensor]:
    """Class scores [9, h/2, w/2] of each, the mean of the picture's and its mirror image's."""
    net.eval()
    out = []
    with torch.no_grad():
        for picture in pictures:
            x = (torch.from_numpy(picture).permute(2, 0, 1)[None].float() - MIDDLE) / SPREAD
            a, b = net(torch.cat([x, x.flip(3)])).softmax(1).chunk(2)
            out.append(0.5 * (a + b.flip(3))[0])
    return out


def figures(net: PersonParser, of_ways: dict) -> dict:
    """By way: IoU by class, their mean and that of the person."""
    out = {}
    for way, pairs in of_ways.items():
        confusion = torch.zeros(9, 9, dtype=torch.int64)
        for scores, (_, labels) in zip(answers(net, [picture for picture, _ in pairs]), pairs):
            found = F.interpolate(scores[None], size=labels.shape, mode='bilinear').argmax(1)[0]
            confusion += count(found, torch.from_numpy(labels))
        per_class, mean, person = ious(confusion)
        out[way] = {'mean': round(mean, 4), 'person': round(person, 4), 'classes': [round(v, 3) for v in per_class]}
    return out


def read_held(data: Path) -> dict:
    _, held = split_held_out(read_people(data / 'people', 'train', 512))
    return variants(held, read_cloth(data / 'clothing')[1])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--weights', type=Path, nargs='+', required=True, help='`average.pt`, or an exported model.onnx; of several the mean is measured')
    p.add_argument('--shares', type=float, nargs='+', help='of each in the mean, equal without it')
    a = p.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    of_ways = read_held(a.data)
    for way, found in figures(mixed(a.weights, a.shares), of_ways).items():
        print(json.dumps({'way': way, **found}), flush=True)


if __name__ == '__main__':
    main()
