"""How many of the first three of the demo's drawn catalogue are right, per prompt.

Folder: as `npm run catalogue -- --out FOLDER --seed 1` writes it (the demo's seed; training uses others).
"""

import argparse
import csv
from pathlib import Path

import numpy as np

from runtime import Encoder

PROMPTS = {  # prompt -> (classes, colours, patterns) that are right; empty: any
    'a red dress': (['dress'], ['red'], []),
    'blue jeans': (['jeans'], ['blue', 'light blue', 'navy'], []),
    'a striped t-shirt': (['t-shirt'], [], ['striped']),
    'a black leather jacket': (['leather jacket'], ['black'], []),
    'white sneakers': (['sneakers'], ['white'], []),
    'a green hoodie': (['hoodie'], ['green'], []),
    'a floral summer dress': (['dress'], [], ['floral']),
    'a grey knitted sweater': (['sweater'], ['grey'], []),
    'a yellow raincoat': (['raincoat'], ['yellow'], []),
    'a checked shirt': (['shirt'], [], ['checked']),
    'a navy blazer': (['blazer'], ['navy'], []),
    'beige trousers': (['trousers'], ['beige'], []),
}


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('folder', type=Path)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-mini'))
    arg = arg.parse_args()
    with open(arg.folder / 'labels.csv', newline='') as handle:
        rows = list(csv.DictReader(handle))
    encoder = Encoder(arg.model)
    x = encoder.photos([arg.folder / r['file'] for r in rows])
    right = 0
    for prompt, vector in zip(PROMPTS, encoder.prompts(list(PROMPTS))):
        wanted = [r['class'] in c and (not h or r['colour'] in h) and (not p or r['pattern'] in p) for r in rows for c, h, p in [PROMPTS[prompt]]]
        best = np.argsort(-(x @ vector), kind='stable')[:3]
        hits = sum(wanted[i] for i in best)
        right += hits
        print(f'{hits}/3 of {sum(wanted)}  {prompt}: ' + '; '.join(rows[i]['name'] for i in best))
    print(f'{right} of {3 * len(PROMPTS)}')


if __name__ == '__main__':
    main()
