"""Compares weights between fits on what is held out: owners' photos of held-out senders, and the worn items of held-out people.

A release before decision 55 has seen those people, so that its figures on them are too good. What the frozen parts answer to the
pictures is stored once in --cache.
"""

import argparse
import json
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

import names as space
from average import between
from bake import session
from choose import figures, held_out, pixels
from colours import dominant, measure
from export_small import photo_tower, set_style
from feeder import MEAN, STD
from fit import Baked
from metrics import merged_class, precision_at
from parts import without_others
from person_parser.classes import CLASSES, MEMBERS
from shop_photos import Shop
from sources import LABELS, Street

WHOLE = 0.15  # how much the whole photo counts beside an item's own part (decision 47)
MARGIN = 0.08  # of the frame around a part
FEWEST = 5  # items of a label or class that is asked for
FEWEST_OF_COLOUR = 3
SAME = {'purse': 'bag', 'jumper': 'sweater', 'pumps': 'heels', 'tights': 'stockings'}  # as the product's evaluation has it


def worn_items(data: Path) -> dict:
    """Garments of the held-out people: their frames, the whole photos, labels, and colours measured within their masks."""
    street = Street(data / 'people', 'train', held_out=True)
    shop, out = Shop(street), {'part': [], 'photo': [], 'label': [], 'colours': [], 'whole': []}
    seen: dict[str, int] = {}
    for photo, value in street.garments:
        part = shop.part[value]
        if CLASSES[part] == 'other':
            continue
        rgb, label = street.read(photo)
        if photo not in seen:
            seen[photo] = len(seen)
            out['whole'].append(rgb)
        top, bottom, left, right = shop.extent(shop.part[label] == part)
        pad = int(MARGIN * max(bottom - top, right - left))
        out['part'].append(rgb[max(0, top - pad) : bottom + pad, max(0, left - pad) : right + pad])
        out['photo'].append(seen[photo])
        out['label'].append(SAME.get(street.names[value], street.names[value]))
        out['colours'].append(dominant(measure(rgb, (label == value).astype(np.uint8))))
    return out


def part_of(label: str) -> str:
    """Where the product takes an item of this name to be worn."""
    return 'outer' if label == 'vest' else next(part for part, labels in MEMBERS.items() if label in labels.split())


def frozen_features(frozen, images: list[np.ndarray]) -> dict[str, torch.Tensor]:
    parts = []
    for start in range(0, len(images), 16):
        x = np.stack([pixels(i) for i in images[start : start + 16]])
        fine, middle, shared, kept = frozen.run(None, {'pixel_values': x})
        rgb = F.avg_pool2d((torch.from_numpy(x) * STD + MEAN).clamp(0, 1), 4).numpy()
        parts.append((fine, middle, shared, kept, rgb))
    return {name: torch.from_numpy(np.concatenate(values)) for name, values in zip(('fine', 'middle', 'shared', 'kept', 'rgb'), zip(*parts))}


def stored(data: Path, cache: Path) -> dict:
    """What the figures are of: made once."""
    file = cache / 'held-out-features.pt'
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        frozen = session(cache, 1)
        files, kinds, colours = held_out(data)
        items = worn_items(data)
        senders = frozen_features(frozen, [cv2.cvtColor(cv2.imread(str(f)), cv2.COLOR_BGR2RGB) for f in files])
        torch.save({
            'senders': {'features': senders, 'kinds': kinds, 'colours': colours},
            'items': {**{name: items[name] for name in ('photo', 'label', 'colours')}, 'part': frozen_features(frozen, items['part']), 'whole': frozen_features(frozen, items['whole'])},
        }, file)
    return torch.load(file, weights_only=False)


@torch.inference_mode()
def vectors(tower, f: dict[str, torch.Tensor]) -> np.ndarray:
    out = []
    for rows in torch.arange(len(f['kept'])).split(32):
        kept = f['kept'][rows]
        said = tower.heads(torch.cat([tower.tuned(f['middle'][rows]), kept], 1))
        colour, shade = tower.colour(f['rgb'][rows], f['fine'][rows], f['shared'][rows])
        out.append(tower.compose(tower.together(said, tower.classifier(kept).softmax(1), colour.softmax(1), shade.sigmoid())))
    return torch.cat(out).numpy()


def of_items(part: np.ndarray, whole: np.ndarray, items: dict, details: bool) -> dict:
    """P@10 of labels, P@10 of merged classes, P@3 of colour and class, of worn items, their names as the photo says them."""
    x = (1 - WHOLE) * part + WHOLE * whole[items['photo']]
    return of_vectors(without_others(x, [part_of(label) for label in items['label']]), items['label'], items['colours'], details)


def of_vectors(x: np.ndarray, of: list[str], colours: list[list[str]], details: bool = False) -> dict:
    """The same of any vectors: x unit [N, DIMENSION], labels and measured colours of each."""
    labels, table = np.array(of), space.prompt_directions()
    kinds = np.array([merged_class(LABELS[label][0]) for label in labels])
    of_label, of_kind, pairs = {}, {}, []
    for label in sorted(set(labels)):
        if (labels == label).sum() >= FEWEST:
            kind, term, _ = LABELS[label]
            score = x @ space.target({term or kind: 1.0}, table)
            of_label[label] = precision_at(score, labels == label, 10)
            if details:
                best = [str(labels[i]) for i in np.argsort(-score)[:10]]
                print(f'{label:>10} {of_label[label]:.2f} of {(labels == label).sum():>3}:', *sorted(best))
    for kind in sorted(set(kinds)):
        if (kinds == kind).sum() < FEWEST:
            continue
        said = {'sleeveless top': {'undershirt': 0.8, 'top': 0.6}}.get(kind, {kind: 1.0})
        of_kind[kind] = precision_at(x @ space.target(said, table), kinds == kind, 10)
        for colour in space.COLOURS:
            relevant = (kinds == kind) & np.array([colour in c for c in colours])
            if relevant.sum() >= FEWEST_OF_COLOUR:
                pairs.append(precision_at(x @ space.target({**said, colour: 1.0}, table), relevant, 3))
    if details:
        print(json.dumps({kind: round(value, 2) for kind, value in of_kind.items()}))
    return {'label_p10': round(float(np.mean(list(of_label.values()))), 3), 'kind_p10': round(float(np.mean(list(of_kind.values()))), 3), 'colour_kind_p3': round(float(np.mean(pairs)), 3)}


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--cache', type=Path, required=True)
    arg.add_argument('--photos', type=Path, nargs='+', required=True, help='run folders of fit')
    arg.add_argument('--baked', type=Path, help='baked pictures that the style is set by; without it that of the weights stays')
    arg.add_argument('--shares', type=float, nargs='*', default=[], help='of the folders after the first, all combinations of them')
    arg.add_argument('--details', action='store_true', help='what is found by the words of every label')
    arg = arg.parse_args()
    torch.set_num_threads(1)
    found, baked = stored(arg.data, arg.cache), Baked(arg.baked) if arg.baked else None
    tower = photo_tower(arg.photos[0])
    states = [torch.load(run / 'names.pt', weights_only=True) for run in arg.photos]
    colours = [torch.load(run / 'colour.pt', weights_only=True) for run in arg.photos]
    for share in product(arg.shares, repeat=len(states) - 1):
        mean, colour = between(states, share), between(colours, share)
        tower.tuned.load_state_dict({n.removeprefix('tuned.'): v for n, v in mean.items() if n.startswith('tuned.')})
        tower.heads.load_state_dict({n.removeprefix('heads.'): v for n, v in mean.items() if n.startswith('heads.')})
        tower.colour.load_state_dict(colour)
        if baked:
            set_style(tower, baked, 600)
        senders, items = found['senders'], found['items']
        told = figures(vectors(tower, senders['features']), senders['kinds'], senders['colours'])
        worn = of_items(vectors(tower, items['part']), vectors(tower, items['whole']), items, arg.details)
        print(share, json.dumps({key: told[key] for key in ('class_p10', 'colour_class_p5', 'photo_p10')} | worn), flush=True)
        if arg.details:
            print(json.dumps(told))


if __name__ == '__main__':
    main()
