"""Writes models/evaluation/clothing.json: what the three figures of the model cards are measured on (ids and labels only, no photos)."""

import argparse
import json
import os
from collections import Counter
from pathlib import Path

import numpy as np

from attributes import COLOUR_NAMES
from dataset import CLASS_LIST, LABELS
from metrics import COLOUR_PAIR_MINIMUM, merged_class
from shelves import owners

WORDS = {  # merged class -> plain words a shopper uses; the first names the class in colour prompts
    't-shirt': ['t-shirt', 'tee', 'tshirt'], 'longsleeve': ['longsleeve', 'long sleeve top', 'sweater'],
    'shirt': ['shirt', 'blouse', 'button-up shirt'], 'polo': ['polo', 'polo shirt', 'golf shirt'],
    'sleeveless top': ['tank top', 'sleeveless top', 'undershirt'], 'body': ['bodysuit', 'baby bodysuit', 'onesie'],
    'hoodie': ['hoodie', 'hooded sweatshirt', 'hoody'], 'blazer': ['blazer', 'suit jacket', 'sports jacket'],
    'outwear': ['jacket', 'coat', 'outerwear'], 'dress': ['dress', 'gown', 'summer dress'],
    'skirt': ['skirt', 'midi skirt', 'miniskirt'], 'pants': ['pants', 'trousers', 'jeans'],
    'shorts': ['shorts', 'short pants', 'bermuda shorts'], 'hat': ['hat', 'cap', 'headwear'],
    'shoes': ['shoes', 'footwear', 'sneakers'],
}
WIDER = {  # the data's own notes name these labels as overlapping: photos of one kind carry any of them
    't-shirt': 'top', 'longsleeve': 'top', 'sleeveless top': 'top',
}
TEMPLATES = ['{}', 'a photo of a {}']


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--cache', type=Path, required=True)
    arg.add_argument('--out', type=Path, default=Path('models/evaluation/clothing.json'))
    arg = arg.parse_args()
    shelf = owners(arg.data, arg.cache)
    shelf = shelf.take(shelf.split == 'val')
    images = []
    for name, kind, colour in zip(shelf.name, shelf.kind, shelf.colour):
        colours = [n for n, s in zip(COLOUR_NAMES, colour) if s >= 0.30]
        images.append({'id': str(name), 'class': merged_class(CLASS_LIST[kind]), 'colours': colours})
    count = Counter((i['class'], c) for i in images for c in i['colours'])
    queries = [
        {'prompt': f'a {c} {WORDS[k][0]}', 'class': k, 'colour': c, 'relevant': count[k, c]}
        for k in WORDS for c in COLOUR_NAMES if count[k, c] >= COLOUR_PAIR_MINIMUM
    ]
    out = {
        'schema_version': 1,
        'split': 'data/clothing, split val',
        'rules': {
            'ranking': 'all images by cosine with the prompt, ties by order here',
            'precision_at_k': 'hits among the best k, over min(k, number of relevant images)',
            'class_p10': 'per class the mean over its prompts of P@10; the figure is the mean over classes',
            'colour_class_p5': f'every colour and class with at least {COLOUR_PAIR_MINIMUM} relevant images; relevant: class equal and colour among colours; the figure is the mean over queries of P@5',
            'photo_p10': 'per image the share of its 10 nearest other images that have its class, over min(10, others of the class); the figure is the mean over images',
        },
        'class_merge': {label: merged_class(kind) for label, kind in LABELS.items()},
        'wider_classes': WIDER,
        'class_prompts': {k: [t.format(w) for w in words for t in TEMPLATES] for k, words in WORDS.items()},
        'colour_class_queries': queries,
        'images': images,
    }
    part = arg.out.with_suffix('.part')
    part.write_text(json.dumps(out, indent=1) + '\n')
    os.replace(part, arg.out)
    print(len(images), 'images', len(queries), 'colour queries', np.mean([len(i['colours']) for i in images]))


if __name__ == '__main__':
    main()
