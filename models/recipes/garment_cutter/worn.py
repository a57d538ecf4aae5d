"""Garments that people of Clothing Co-Parsing wear, by their pixel labels, to be laid on other grounds."""

import csv
from pathlib import Path

import cv2
import numpy as np

from kinds import KINDS
from photos import SIDE, Item

LABELS = {
    'top': 'blouse hoodie jumper shirt sweater sweatshirt t-shirt top',
    'outer': 'blazer cardigan coat jacket',
    'dress': 'dress romper',
    'trousers': 'jeans leggings pants shorts',
    'skirt': 'skirt',
}
LEAST = 0.05  # of the photo: less is a hem that peeks out
SOLID = 0.9  # of the garment in one piece: less was hidden behind a bag or an arm


def read_worn(people: Path) -> list[Item]:
    """Garments of the train split that are seen whole enough, cut to their surroundings."""
    names = (people / 'labels.txt').read_text().split()
    kind_of = {names.index(word): KINDS.index(kind) for kind, words in LABELS.items() for word in words.split()}
    with open(people / 'people.csv') as file:
        rows = [r['photo'] for r in csv.DictReader(file) if r['split'] == 'train']
    items = []
    for name in rows:
        labels = cv2.imread(str(people / 'masks' / f'{name}.png'), cv2.IMREAD_GRAYSCALE)
        photo = None
        for label in np.unique(labels):
            if label not in kind_of or (labels == label).mean() < LEAST:
                continue
            mask = (labels == label).astype(np.uint8)
            n, parts, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)))
            largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
            if stats[largest, cv2.CC_STAT_AREA] < SOLID * mask.sum():
                continue
            if photo is None:
                photo = cv2.imread(str(people / 'photos' / f'{name}.jpg'))[..., ::-1]
            x, y, w, h = stats[largest, :4]
            inside = np.s_[max(0, y - 6) : y + h + 6, max(0, x - 6) : x + w + 6]
            scale = min(1, SIDE / max(w, h))
            cut = cv2.resize(photo[inside], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            alpha = cv2.resize((parts[inside] == largest).astype(np.float32), cut.shape[1::-1], interpolation=cv2.INTER_AREA)
            items.append(Item(np.ascontiguousarray(cut), kind_of[label], (alpha > 0.5).astype(np.uint8), only_cut=True))
    return items
