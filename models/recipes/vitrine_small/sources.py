"""Pictures that training reads, with what each shows: owners' photos, drawn garments, and windows of street photos.

A window is cut around one labelled garment of a photo of `data/people`, from close up to the whole person, at random every
time; it shows each garment by the root of its share of the labelled pixels. With the ground taken away by the photo's
labels it is what a shop's studio photo of a model looks like.
"""

import csv
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import cv2
import numpy as np

import shelves
from colours import measure
from dataset import LABELS as OWNERS
from dataset import Shelf, colour_vector, is_held_out
from names import CLASSES, COLOURS, MATERIALS, PATTERNS, TERMS

CLASS_LIST, TERM_LIST = list(CLASSES), list(TERMS)
# label of data/people -> (class, term, material)
LABELS = {
    'pants': ('pants', '', ''), 'jeans': ('pants', 'jeans', 'denim'), 'leggings': ('pants', 'leggings', ''), 'dress': ('dress', '', ''),
    'coat': ('outwear', 'coat', ''), 'jacket': ('outwear', 'jacket', ''), 'vest': ('outwear', 'vest', ''), 'blazer': ('blazer', '', ''),
    'blouse': ('blouse', '', ''), 'shirt': ('shirt', '', ''), 'sweater': ('longsleeve', 'sweater', 'knit'), 'jumper': ('longsleeve', 'sweater', 'knit'),
    'cardigan': ('longsleeve', 'cardigan', 'knit'), 'sweatshirt': ('longsleeve', 'sweatshirt', ''), 't-shirt': ('t-shirt', '', ''),
    'top': ('top', '', ''), 'skirt': ('skirt', '', ''), 'shorts': ('shorts', '', ''), 'hoodie': ('hoodie', '', ''), 'suit': ('suit', '', ''),
    'romper': ('jumpsuit', '', ''), 'bodysuit': ('body', '', ''), 'cape': ('cape', '', ''), 'hat': ('hat', '', ''), 'bag': ('bag', '', ''),
    'purse': ('bag', 'handbag', ''), 'wallet': ('wallet', '', ''), 'scarf': ('scarf', '', ''), 'boots': ('shoes', 'boots', ''),
    'sandals': ('shoes', 'sandals', ''), 'heels': ('shoes', 'heels', ''), 'pumps': ('shoes', 'heels', ''), 'wedges': ('shoes', 'heels', ''),
    'sneakers': ('shoes', 'sneakers', ''), 'shoes': ('shoes', '', ''), 'loafers': ('shoes', 'loafers', ''), 'flats': ('shoes', 'flats', ''),
    'clogs': ('shoes', 'slippers', ''), 'socks': ('socks', '', ''), 'stockings': ('socks', 'stockings', ''), 'tights': ('socks', 'stockings', ''),
    'tie': ('tie', '', ''), 'belt': ('belt', '', ''), 'gloves': ('glove', '', ''), 'sunglasses': ('eyewear', 'sunglasses', ''),
    'glasses': ('eyewear', 'glasses', ''), 'watch': ('watch', '', ''), 'necklace': ('jewellery', 'necklace', ''),
    'bracelet': ('jewellery', 'bracelet', ''), 'earrings': ('jewellery', 'earrings', ''), 'ring': ('jewellery', 'ring', ''),
    'bra': ('underwear', 'bra', ''), 'panties': ('underwear', 'briefs', ''), 'intimate': ('underwear', '', ''), 'swimwear': ('swimwear', '', ''),
}
# class of the drawn catalogue -> (class, term, material), beyond those of vitrine-mini's recipe
DRAWN_ACCESSORIES = {
    'hat': ('hat', '', 'none'), 'bag': ('bag', '', ''), 'belt': ('belt', '', ''), 'watch': ('watch', '', ''), 'sunglasses': ('eyewear', 'sunglasses', ''),
}
SMALLEST = 150  # pixels of a garment that a window is cut around
SIDE = 192  # pixels of what is handed on
ALL_ALIKE = 4.0  # margin of a window that is nearly the whole photo


MASKED = 3  # one owner's photo in so many is cut out, and its colour measured: GrabCut takes longer than training on it


def _owner_photo(job: tuple[Path, bool]) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    cv2.setNumThreads(1)
    path, masked = job
    if masked:
        return shelves._owner_photo(path)
    image = cv2.resize(shelves._read(path), (shelves.SIDE, shelves.SIDE), interpolation=cv2.INTER_AREA)
    return image, np.zeros(image.shape[:2], np.uint8), np.zeros(len(COLOURS), np.float32), -1


def owners(data: Path, cache: Path) -> Shelf:
    """The owners' photos of data/clothing to train on: those of the train split whose senders are not held out."""
    with open(data / 'clothing' / 'images.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['label'] in OWNERS and r['split'] == 'train' and not is_held_out(r['sender'])]

    def make() -> dict[str, np.ndarray]:
        with Pool(2) as pool:
            jobs = [(data / 'clothing' / 'images' / f"{r['image']}.jpg", at % MASKED == 0) for at, r in enumerate(rows)]
            out = pool.map(_owner_photo, jobs, chunksize=16)
        return {k: np.stack([o[i] for o in out]) for i, k in enumerate(('image', 'mask', 'colour', 'shade'))}

    a, n = shelves._stored(cache / 'owners-to-train-on.npz', make), len(rows)
    return Shelf(
        image=a['image'], mask=a['mask'], name=np.array([r['image'] for r in rows]), sender=np.array([r['sender'] for r in rows]),
        split=np.full(n, 'train'), kind=np.array([CLASS_LIST.index(OWNERS[r['label']]) for r in rows]), term=np.full(n, -1), colour=a['colour'],
        pattern=np.where(a['colour'].max(1) > 0.93, PATTERNS.index('solid'), -1), kids=np.array([int(r['kids'] == 'true') for r in rows]),
        shade=a['shade'], material=np.full(n, -1), drawn=np.zeros(n, int),
    )


@dataclass
class Picture:
    image: np.ndarray  # uint8 [SIDE, SIDE, 3] RGB
    mask: np.ndarray  # uint8 [SIDE, SIDE], 1 on what the labels are of
    classes: np.ndarray  # float32 [len(CLASS_LIST)], sum 1
    colour: np.ndarray  # float32 [len(COLOURS)], sum 1, or 0 where it is not known
    term: int = -1  # of TERM_LIST; -1 unknown
    pattern: int = -1
    kids: int = -1
    shade: int = -1  # len(SHADES): none of them
    material: int = -1  # len(MATERIALS): none of them


def of_shelf(shelf: Shelf, row: int, image: np.ndarray, label: dict) -> Picture:
    """A picture of a shelf of vitrine-mini's recipe, as its feeder painted it. Its lists begin the ones here."""
    classes = np.zeros(len(CLASS_LIST), np.float32)
    classes[label['kind']] = 1
    mask = cv2.resize(shelf.mask[row], (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
    rest = {key: int(label[key]) for key in ('term', 'pattern', 'kids', 'shade', 'material')}
    return Picture(image, mask, classes, label['colour'].astype(np.float32), **rest)


class Street:
    """Photos of data/people of one split; of the train split with `held_out` those alone that choices are made on, or the others."""

    def __init__(self, folder: Path, split: str, held_out: bool | None = None):
        self.folder = folder
        self.names = [name.strip() for name in (folder / 'labels.txt').read_text().split('\n') if name.strip()]
        with open(folder / 'people.csv', newline='') as handle:
            photos = [row['photo'] for row in csv.DictReader(handle) if row['split'] == split]
        photos = [photo for photo in photos if held_out is None or is_held_out(photo) == held_out]
        self.garments: list[tuple[str, int]] = []  # photo, label
        for photo in photos:
            count = np.bincount(self.mask(photo).ravel(), minlength=len(self.names))
            self.garments += [(photo, v) for v in np.flatnonzero(count >= SMALLEST) if self.names[v] in LABELS]
        value = np.array([v for _, v in self.garments])
        weight = np.bincount(value)[value] ** -0.6
        self.p = weight / weight.sum()

    def mask(self, photo: str) -> np.ndarray:
        return cv2.imread(str(self.folder / 'masks' / f'{photo}.png'), cv2.IMREAD_UNCHANGED)

    def read(self, photo: str) -> tuple[np.ndarray, np.ndarray]:
        return cv2.cvtColor(cv2.imread(str(self.folder / 'photos' / f'{photo}.jpg')), cv2.COLOR_BGR2RGB), self.mask(photo)

    def window(self, at: int, margin: float, studio: np.ndarray | None = None) -> Picture:
        """at: index into `garments`; margin: of the garment's longer side, on each side; studio: ground [SIDE, SIDE, 3].

        In a window the garment it is cut around counts double; from ALL_ALIKE on, all that is worn counts by its area.
        """
        photo, value = self.garments[at]
        rgb, label = self.read(photo)
        ys, xs = np.nonzero(label == value)
        height, width = label.shape
        top, bottom, left, right = ys.min(), ys.max() + 1, xs.min(), xs.max() + 1
        pad = int(margin * max(bottom - top, right - left)) + 4
        box = slice(max(0, top - pad), min(height, bottom + pad)), slice(max(0, left - pad), min(width, right + pad))
        return self.seen(rgb[box], label[box], value, studio, 2 if margin < ALL_ALIKE else 1)

    def seen(self, rgb: np.ndarray, label: np.ndarray, value: int, studio: np.ndarray | None, loud: float) -> Picture:
        """What a frame of a photo shows. value: the label whose garment it is around, which counts `loud` times; studio: as in `window`."""
        image = cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA if min(rgb.shape[:2]) > SIDE else cv2.INTER_LINEAR)
        inside = cv2.resize(label, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
        if studio is not None:
            soft = cv2.blur((inside > 0).astype(np.float32), (3, 3))[..., None]
            image = (image * soft + studio * (1 - soft)).astype(np.uint8)
        count = np.bincount(inside.ravel(), minlength=len(self.names)).astype(np.float32)
        classes = np.zeros(len(CLASS_LIST), np.float32)
        for other in np.flatnonzero(count):
            if self.names[other] in LABELS:
                kind = CLASS_LIST.index(LABELS[self.names[other]][0])
                classes[kind] = max(classes[kind], count[other] ** 0.5 * (loud if other == value else 1))
        classes[classes < 0.2 * classes.max()] = 0
        mask = (inside == value).astype(np.uint8)
        kind, term, material = LABELS[self.names[value]]
        if classes.sum() == 0:
            classes[CLASS_LIST.index(kind)] = 1
        alone = classes[CLASS_LIST.index(kind)] / classes.sum() > 0.6
        colour = colour_vector(measure(image, mask)) if alone and mask.sum() > 400 else np.zeros(len(COLOURS), np.float32)
        return Picture(
            image, mask, classes / classes.sum(), colour, term=TERM_LIST.index(term) if term and alone else -1, kids=0,
            material=MATERIALS.index(material) if material and alone else -1,
        )
