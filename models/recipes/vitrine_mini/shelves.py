"""Builds the shelves: owners' photos, garments cut out of street photos, drawn garments."""

import csv
from multiprocessing import Pool
from pathlib import Path

import cv2
import numpy as np

from attributes import COLOUR_NAMES, MATERIALS, PATTERNS
from colours import measure, shade
from dataset import CLASS_LIST, LABELS, SHADE_LIST, SIDE, TERM_LIST, Shelf, colour_vector, join
from masks import garment_mask

STREET = {  # label of data/people -> (class, term, material)
    'pants': ('pants', '', ''), 'jeans': ('pants', 'jeans', 'denim'), 'leggings': ('pants', 'leggings', ''),
    'dress': ('dress', '', ''), 'coat': ('outwear', 'coat', ''), 'jacket': ('outwear', 'jacket', ''),
    'vest': ('outwear', 'vest', ''), 'blazer': ('blazer', '', ''), 'blouse': ('blouse', '', ''), 'shirt': ('shirt', '', ''),
    'sweater': ('longsleeve', 'sweater', 'knit'), 'jumper': ('longsleeve', 'sweater', 'knit'),
    'cardigan': ('longsleeve', 'cardigan', 'knit'), 'sweatshirt': ('longsleeve', 'sweatshirt', ''),
    't-shirt': ('t-shirt', '', ''), 'top': ('top', '', ''), 'skirt': ('skirt', '', ''), 'shorts': ('shorts', '', ''),
    'hat': ('hat', '', ''), 'bag': ('bag', '', ''), 'purse': ('bag', '', ''), 'scarf': ('scarf', '', ''),
    'boots': ('shoes', 'boots', ''), 'sandals': ('shoes', 'sandals', ''), 'heels': ('shoes', 'heels', ''),
    'pumps': ('shoes', 'heels', ''), 'wedges': ('shoes', 'heels', ''), 'sneakers': ('shoes', 'sneakers', ''),
    'shoes': ('shoes', '', ''), 'loafers': ('shoes', '', ''), 'flats': ('shoes', '', ''), 'hoodie': ('hoodie', '', ''),
    'romper': ('jumpsuit', '', ''), 'socks': ('socks', '', ''), 'tie': ('tie', '', ''),
}
DRAWN = {  # class of the drawn catalogue -> (class, term, material)
    't-shirt': ('t-shirt', '', 'none'), 'long-sleeve top': ('longsleeve', '', 'none'), 'tank top': ('undershirt', '', 'none'),
    'shirt': ('shirt', '', 'none'), 'polo shirt': ('polo', '', 'none'), 'sweater': ('longsleeve', 'sweater', 'knit'),
    'hoodie': ('hoodie', '', 'none'), 'blazer': ('blazer', '', 'none'), 'leather jacket': ('outwear', 'jacket', 'leather'),
    'denim jacket': ('outwear', 'jacket', 'denim'), 'raincoat': ('outwear', 'raincoat', 'none'),
    'bomber jacket': ('outwear', 'jacket', 'none'), 'coat': ('outwear', 'coat', 'none'), 'dress': ('dress', '', 'none'),
    'skirt': ('skirt', '', 'none'), 'trousers': ('pants', 'trousers', 'none'), 'jeans': ('pants', 'jeans', 'denim'),
    'shorts': ('shorts', '', ''), 'sneakers': ('shoes', 'sneakers', ''), 'boots': ('shoes', 'boots', 'leather'),
    'cap': ('hat', 'cap', 'none'), 'beanie': ('hat', 'beanie', 'knit'), 'scarf': ('scarf', '', ''),
}
DRAWN_SHADE = {'light blue': 'blue', 'burgundy': 'red', 'olive': 'green'}
DRAWN_PATTERN = {'solid': 'solid', 'striped': 'striped', 'checked': 'checked', 'polka dot': 'dotted', 'floral': 'floral'}


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name else -1


def _material(name: str) -> int:
    return len(MATERIALS) if name == 'none' else _index(MATERIALS, name)


def _read(path: Path) -> np.ndarray:
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


def _small(rgb: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return (cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA), cv2.resize(mask, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST))


def _measured(rgb: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, int]:
    """-> colour target [len(COLOUR_NAMES)], shade index."""
    colour = colour_vector(measure(rgb, mask))
    name = shade(rgb, mask, COLOUR_NAMES[int(colour.argmax())])
    return colour, len(SHADE_LIST) if name is None else SHADE_LIST.index(name)


def _stored(file: Path, make) -> dict[str, np.ndarray]:
    """Arrays of a cache file, made once."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, **make())
    with np.load(file) as stored:
        return {k: stored[k] for k in stored.files}


def _owner_photo(path: Path):
    cv2.setNumThreads(1)
    rgb = _read(path)
    image, mask = _small(rgb, garment_mask(rgb))
    return image, mask, *_measured(image, mask)


def owners(data: Path, cache: Path) -> Shelf:
    """The owners' photos of data/clothing, both splits."""
    with open(data / 'clothing' / 'images.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['label'] in LABELS]

    def make():
        with Pool(2) as pool:
            out = pool.map(_owner_photo, [data / 'clothing' / 'images' / f"{r['image']}.jpg" for r in rows], chunksize=16)
        return {k: np.stack([o[i] for o in out]) for i, k in enumerate(('image', 'mask', 'colour', 'shade'))}

    a, n = _stored(cache / 'owners.npz', make), len(rows)
    kind = np.array([CLASS_LIST.index(LABELS[r['label']]) for r in rows])
    return Shelf(
        image=a['image'], mask=a['mask'], name=np.array([r['image'] for r in rows]), sender=np.array([r['sender'] for r in rows]),
        split=np.array([r['split'] for r in rows]), kind=kind, term=np.full(n, -1), colour=a['colour'],
        pattern=np.where(a['colour'].max(1) > 0.93, PATTERNS.index('solid'), -1), kids=np.array([int(r['kids'] == 'true') for r in rows]),
        shade=a['shade'], material=np.full(n, -1), drawn=np.zeros(n, int),
    )


def _street_garments(job: tuple[Path, Path, list[str]]):
    cv2.setNumThreads(1)
    photo, mask_file, names = job
    rgb, label = _read(photo), cv2.imread(str(mask_file), cv2.IMREAD_UNCHANGED)
    height, width = label.shape
    out = []
    for value in np.unique(label):
        if names[value] not in STREET:
            continue
        mask = (label == value).astype(np.uint8)
        ys, xs = np.nonzero(mask)
        top, bottom, left, right = ys.min(), ys.max() + 1, xs.min(), xs.max() + 1
        if len(ys) < 900 or min(bottom - top, right - left) < 28:
            continue
        dy, dx = int(0.15 * (bottom - top)) + 3, int(0.15 * (right - left)) + 3
        box = slice(max(0, top - dy), min(height, bottom + dy)), slice(max(0, left - dx), min(width, right + dx))
        image, small = _small(rgb[box], mask[box])
        if small.sum() > 1500:
            out.append((image, small, *_measured(image, small), int(value)))
    return out


def street(data: Path, cache: Path) -> Shelf:
    """Garments cut out of the train photos of data/people, by their pixel labels."""
    names = (data / 'people' / 'labels.txt').read_text().split('\n')
    names = [n.strip() for n in names if n.strip()]

    def make():
        with open(data / 'people' / 'people.csv', newline='') as handle:
            ids = [r['photo'] for r in csv.DictReader(handle) if r['split'] == 'train']
        folder = data / 'people'
        with Pool(2) as pool:
            out = sum(pool.map(_street_garments, [(folder / 'photos' / f'{i}.jpg', folder / 'masks' / f'{i}.png', names) for i in ids], chunksize=16), [])
        return {k: np.stack([o[i] for o in out]) for i, k in enumerate(('image', 'mask', 'colour', 'shade', 'value'))}

    a = _stored(cache / 'street.npz', make)
    labels = [STREET[names[v]] for v in a['value']]
    n = len(labels)
    return Shelf(
        image=a['image'], mask=a['mask'], name=np.array([f'street-{i}' for i in range(n)]), sender=np.full(n, 'street'),
        split=np.full(n, 'train'), kind=np.array([CLASS_LIST.index(k) for k, _, _ in labels]),
        term=np.array([_index(TERM_LIST, t) for _, t, _ in labels]), colour=a['colour'], pattern=np.full(n, -1), kids=np.zeros(n, int),
        shade=a['shade'], material=np.array([_material(m) for _, _, m in labels]), drawn=np.full(n, 2),
    )


def _drawn_photo(path: Path):
    cv2.setNumThreads(1)
    rgb = _read(path)
    return _small(rgb, garment_mask(rgb))


def drawn(folder: Path, cache: Path) -> Shelf:
    """Drawn garments: images and labels.csv as `npm run catalogue -- --out FOLDER --count N --seed S` writes them."""
    with open(folder / 'labels.csv', newline='') as handle:
        rows = [r for r in csv.DictReader(handle) if r['class'] in DRAWN and (folder / r['file']).exists()]

    def make():
        with Pool(2) as pool:
            out = pool.map(_drawn_photo, [folder / r['file'] for r in rows], chunksize=32)
        return {'image': np.stack([o[0] for o in out]), 'mask': np.stack([o[1] for o in out])}

    a, n = _stored(cache / f'drawn-{folder.name}-{len(rows)}.npz', make), len(rows)
    labels = [DRAWN[r['class']] for r in rows]
    colour = np.zeros((n, len(COLOUR_NAMES)), np.float32)
    for i, r in enumerate(rows):
        colour[i, COLOUR_NAMES.index(DRAWN_SHADE.get(r['colour'], r['colour']))] = 1
    return Shelf(
        image=a['image'], mask=a['mask'], name=np.array([r['file'] for r in rows]), sender=np.full(n, 'drawn'), split=np.full(n, 'train'),
        kind=np.array([CLASS_LIST.index(k) for k, _, _ in labels]), term=np.array([_index(TERM_LIST, t) for _, t, _ in labels]),
        colour=colour, pattern=np.array([PATTERNS.index(DRAWN_PATTERN[r['pattern']]) for r in rows]), kids=np.full(n, -1),
        shade=np.array([SHADE_LIST.index(r['colour']) if r['colour'] in SHADE_LIST else len(SHADE_LIST) for r in rows]),
        material=np.array([_material(m) for _, _, m in labels]), drawn=np.ones(n, int),
    )


def load_all(data: Path, cache: Path, drawn_folders: list[Path], people: bool) -> Shelf:
    shelves = [owners(data, cache), *([street(data, cache)] if people else []), *(drawn(f, cache) for f in drawn_folders)]
    return join(shelves)
