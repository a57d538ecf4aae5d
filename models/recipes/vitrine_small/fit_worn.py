"""Writes worn.json: whether somebody wears what a photo shows, told by a line through the space of its vectors; and what an item
that is worn on a part of the body is not (`parts.py`).

The line is fitted on people of the train photos of data/people, on the street and before a studio's ground, whole, from the waist up
and framed as a shop frames an item, against owners' and drawn photos. Costs a photo nothing: the vector is there. Prints how many of
each are called worn, those of the held-out senders and of the validation people among them.
"""

import argparse
import csv
import json
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from choose import pixels
from dataset import LABELS as OWNERS
from dataset import is_held_out
from part_frames import PARTS_REVISION
from parts import WORN_THERE, directions, others
from person_parser.classes import CLASSES
from runtime import Encoder
from shop_photos import Shop
from sources import SIDE, Street
from views import studio

AT_ONCE = 8
L2 = 1e-4
DIGITS = 5
FRAMED = ('upper', 'outer', 'dress', 'lower')


def vectors(encoder: Encoder, images: list[np.ndarray]) -> torch.Tensor:
    """images: uint8 [h, w, 3] RGB -> float32 [count, dimension], unit rows."""
    out = [encoder.vision.run(None, {'pixel_values': np.stack([pixels(i) for i in images[at : at + AT_ONCE]])})[0] for at in range(0, len(images), AT_ONCE)]
    return F.normalize(torch.from_numpy(np.concatenate(out)), dim=1)


def read(file: Path) -> np.ndarray:
    return cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2RGB)


def people(street: Street, split: str) -> dict[str, list[np.ndarray]]:
    """Every other photo, seen in one of four ways, and in the rows that a shop shows of one of its garments."""
    rng, photos = np.random.default_rng(7), list(dict.fromkeys(photo for photo, _ in street.garments))[::2]
    seen: dict[str, list[np.ndarray]] = {f'people, {split}, {way}': [] for way in ('street', 'studio', 'waist up', 'studio, waist up')}
    for at, photo in enumerate(photos):
        image, label = street.read(photo)
        way = list(seen)[at % 4]
        if 'studio' in way:
            side = max(image.shape[:2])
            ground = cv2.resize(studio(side, rng), (image.shape[1], image.shape[0]))
            soft = cv2.blur((label > 0).astype(np.float32), (5, 5))[..., None]
            image = (image * soft + ground * (1 - soft)).astype(np.uint8)
        if 'waist up' in way:
            rows = np.flatnonzero((label > 0).any(1))
            image = image[rows[0] : rows[0] + int(rng.uniform(0.45, 0.65) * (rows[-1] - rows[0]))]
        seen[way].append(image)
    shop, framed = Shop(street), []
    for photo in photos:
        ground = studio(SIDE, rng) if rng.random() < 0.7 else None
        mine = [at for at, (one, value) in enumerate(street.garments) if one == photo and CLASSES[shop.part[value]] in FRAMED]
        if mine:
            framed.append(shop.framed(int(rng.choice(mine)), rng, ground).image)
    return seen | {f'people, {split}, as a shop frames': framed}


def pictures(data: Path, drawn: Path) -> dict[str, list[np.ndarray]]:
    with open(data / 'clothing' / 'images.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['label'] in OWNERS and r['split'] == 'train']
    owners = {is_out: [data / 'clothing' / 'images' / f"{r['image']}.jpg" for r in rows if is_held_out(r['sender']) == is_out] for is_out in (True, False)}
    return {
        **people(Street(data / 'people', 'train'), 'train'), **people(Street(data / 'people', 'val'), 'val'),
        'owners': [read(file) for file in owners[False][::6]], 'owners, held out': [read(file) for file in owners[True]],
        'drawn': [read(file) for file in sorted((drawn / 'images').glob('*.jpg'))[::10]],
    }


def fit(worn: torch.Tensor, others: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    x, y = torch.cat([worn, others]), torch.cat([torch.ones(len(worn)), torch.zeros(len(others))])
    weight = torch.where(y > 0, len(others) / len(worn), 1.0)
    line, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    opt = torch.optim.LBFGS([line, bias], max_iter=200, line_search_fn='strong_wolfe')

    def loss() -> torch.Tensor:
        opt.zero_grad()
        value = (weight * F.binary_cross_entropy_with_logits(x @ line + bias, y, reduction='none')).sum() / weight.sum() + L2 * (line**2).sum()
        value.backward()
        return value

    opt.step(loss)
    return line.detach(), bias.detach()


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--drawn', type=Path, required=True, help='a folder of drawn garments')
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-small'))
    arg = arg.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    encoder = Encoder(arg.model)
    found = {name: vectors(encoder, images) for name, images in pictures(arg.data, arg.drawn).items()}
    worn = torch.cat([x for name, x in found.items() if name.startswith('people, train')])
    line, bias = fit(worn, torch.cat([found['owners'], found['drawn']]))
    print(json.dumps({name: {'photos': len(x), 'worn': round((x @ line + bias > 0).float().mean().item(), 4)} for name, x in found.items()}))
    test = {'weights': [round(value, DIGITS) for value in line.tolist()], 'bias': round(bias.item(), DIGITS), 'parts_revision': PARTS_REVISION}
    test['names'] = [[round(value, DIGITS) for value in row] for row in directions().tolist()]
    test['others'] = {part: others(part) for part in WORN_THERE}
    (arg.model / 'worn.json').write_text(json.dumps(test) + '\n')


if __name__ == '__main__':
    main()
