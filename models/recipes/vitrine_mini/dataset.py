"""Arrays that training reads: photos at one size, garment masks, labels.

A `Shelf` is a set of pictures of one source (owners' photos, street cut-outs, drawn garments) with aligned labels;
-1 means that the label is not known and adds nothing to the loss.
"""

import hashlib
from dataclasses import dataclass, fields

import numpy as np

from attributes import CLASSES, COLOUR_NAMES, SHADES, TERMS
from colours import MULTI, dominant

SIDE = 176  # pixels: pictures are kept squashed to SIDE × SIDE
CLASS_LIST, TERM_LIST, SHADE_LIST = list(CLASSES), list(TERMS), list(SHADES)
LABELS = {
    'T-Shirt': 't-shirt', 'Longsleeve': 'longsleeve', 'Pants': 'pants', 'Shoes': 'shoes', 'Shirt': 'shirt',
    'Dress': 'dress', 'Outwear': 'outwear', 'Shorts': 'shorts', 'Hat': 'hat', 'Skirt': 'skirt', 'Polo': 'polo',
    'Undershirt': 'undershirt', 'Blazer': 'blazer', 'Hoodie': 'hoodie', 'Body': 'body', 'Top': 'top', 'Blouse': 'blouse',
}


@dataclass
class Shelf:
    image: np.ndarray  # uint8 [N, SIDE, SIDE, 3] RGB
    mask: np.ndarray  # uint8 [N, SIDE, SIDE], 1 on the garment
    name: np.ndarray  # str [N]: image id
    sender: np.ndarray  # str [N]
    split: np.ndarray  # str [N]: train or val
    kind: np.ndarray  # int [N]: index into CLASS_LIST
    term: np.ndarray  # int [N]: index into TERM_LIST or -1
    colour: np.ndarray  # float32 [N, len(COLOUR_NAMES)]: shares, sum 1
    pattern: np.ndarray  # int [N]: index into PATTERNS or -1
    kids: np.ndarray  # int [N]: 1 kids, 0 adult, -1 unknown
    shade: np.ndarray  # int [N]: index into SHADE_LIST, len(SHADE_LIST) for none of them, -1 unknown
    material: np.ndarray  # int [N]: index into MATERIALS, len(MATERIALS) for none of them, -1 unknown
    drawn: np.ndarray  # int [N]: 1 if drawn, 2 if cut out of a street photo, 0 if an owner's photo

    def take(self, rows: np.ndarray) -> 'Shelf':
        return Shelf(*(getattr(self, f.name)[rows] for f in fields(self)))

    def __len__(self) -> int:
        return len(self.name)


def join(shelves: list[Shelf]) -> Shelf:
    return Shelf(*(np.concatenate([getattr(s, f.name) for s in shelves]) for f in fields(Shelf)))


def colour_vector(shares: dict[str, float]) -> np.ndarray:
    """Soft colour target [len(COLOUR_NAMES)]: the dominant names by share; `multicolour` takes over when it rules."""
    out = np.zeros(len(COLOUR_NAMES), np.float32)
    names = dominant(shares)
    if names == [MULTI]:
        out[COLOUR_NAMES.index(MULTI)] = 0.72
        names = [n for n, s in shares.items() if s > 0.18]
        total = sum(shares[n] for n in names) or 1.0
        for n in names:
            out[COLOUR_NAMES.index(n)] += 0.28 * shares[n] / total
    else:
        for n in names:
            out[COLOUR_NAMES.index(n)] = shares[n]
    return out / out.sum()


def is_held_out(sender: str) -> bool:
    """One sender in eight of the train split is held out for choosing."""
    return hashlib.sha256(f'vitrine{sender}'.encode()).digest()[0] % 8 == 0
