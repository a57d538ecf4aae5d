"""Adds to worn.json how the names of a worn item are told anew (`garments.py`), and the directions of the colours.

Fitted on the people of the train photos of data/people who are not held out, on the street and as shops show them. Prints the figures
of `compare` before and after: of the held-out people, and of eighths of the others whom the fit has left out in turn, with the
difference that 9 of 10 draws of people lie within.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from compare import of_vectors
from fit_worn import DIGITS
from garments import KEPT, LOUDNESS, FIRST_CLASS, Garments, colour_directions, fit, says, told_anew, with_colours
from names import CLASSES
from worn_vectors import Items, stored

EIGHTHS = 7
DRAWS = 60


def fitted(ways: dict[str, Items], rows: np.ndarray) -> Garments:
    """rows: bool [N], the items to fit on; both ways have the same ones."""
    x = np.concatenate([items.vectors()[rows] for items in ways.values()])
    return fit(x, *(np.concatenate([getattr(items, name)[rows] for items in ways.values()]) for name in ('label', 'part')))


def after(items: Items, garments: Garments) -> dict[str, np.ndarray]:
    """Vectors of all items: as before, with the colours of their own pixels, told anew, and both."""
    x = items.vectors()
    chances, found = garments.chances(x, items.part), items.found[:, None]
    coloured = np.where(found, with_colours(x, items.alone), x)
    return {
        'before': x, 'colours': coloured, 'told anew': np.where(found, told_anew(x, chances, garments.labels), x),
        'both': np.where(found, told_anew(coloured, chances, garments.labels), x),
    }


def figures(x: np.ndarray, items: Items, rows: np.ndarray) -> np.ndarray:
    return np.array(list(of_vectors(x[rows], list(items.label[rows]), [items.colours[row] for row in rows]).values()))


def report(ways: dict[str, Items], groups: list[np.ndarray], vectors: list[dict[str, dict[str, np.ndarray]]], name: str) -> None:
    """groups: people, each measured among themselves with its own vectors."""
    for way, items in ways.items():
        of = {photo: np.flatnonzero(items.photo == photo) for photo in set(items.photo)}
        rows = [np.concatenate([of[photo] for photo in people]) for people in groups]
        for kind in vectors[0][way]:
            mean = np.mean([figures(found[way][kind], items, row) for found, row in zip(vectors, rows)], 0)
            print(f'{name}, {way}, {kind}: label {mean[0]:.3f}, class {mean[1]:.3f}, colour and class {mean[2]:.3f}', flush=True)
        rng, differences = np.random.default_rng(3), []
        for _ in range(DRAWS):
            drawn = [np.concatenate([of[photo] for photo in rng.choice(people, len(people))]) for people in groups]
            differences.append(np.mean([figures(f[way]['both'], items, r) - figures(f[way]['before'], items, r) for f, r in zip(vectors, drawn)], 0))
        print(f'  both less before, 9 of 10 draws: {np.round(np.quantile(differences, (0.05, 0.95), 0), 3).T.tolist()}', flush=True)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--models', type=Path, default=Path('models'), help='its vitrine-small gets the names')
    arg.add_argument('--cache', type=Path, required=True, help='of this release: vectors of worn items are stored there')
    arg = arg.parse_args()
    torch.set_num_threads(1)
    ways = stored(arg.data, arg.models, arg.cache)
    first = next(iter(ways.values()))
    garments = fitted(ways, ~first.held)
    report(ways, [np.unique(first.photo[first.held])], [{way: after(items, garments) for way, items in ways.items()}], 'held out')
    groups = np.array_split(np.random.default_rng(5).permutation(np.unique(first.photo[~first.held])), EIGHTHS)
    left_out = [fitted(ways, ~first.held & ~np.isin(first.photo, people)) for people in groups]
    report(ways, groups, [{way: after(items, one) for way, items in ways.items()} for one in left_out], 'left out in turn')
    file = arg.models / 'vitrine-small' / 'worn.json'
    told = [
        {
            'part': part, 'weights': [round(value, DIGITS) for value in weights.tolist()], 'bias': round(float(bias), DIGITS),
            'says': {str(at): float(value) for at, value in enumerate(said) if value > 0},
        }
        for part, weights, bias, said in zip(garments.parts, garments.weights, garments.bias, says(garments.labels))
    ]
    classes = list(range(FIRST_CLASS, FIRST_CLASS + len(CLASSES)))
    added = {
        'colours': [[round(value, DIGITS) for value in row] for row in colour_directions().tolist()],
        'garments': {'classes': classes, 'kept': KEPT, 'loudness': LOUDNESS, 'told': told},
    }
    file.write_text(json.dumps(json.loads(file.read_text()) | added) + '\n')


if __name__ == '__main__':
    main()
