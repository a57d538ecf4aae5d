"""Which names an item may have that is worn on a part of the body: what a photo says of others is of what else the person wears."""

import numpy as np

from names import CLASSES, FAMILIES, INDEX, TERMS, axes

# part, as the product calls it (its item-parts.ts) -> classes that are worn there
WORN_THERE = {
    'upper': 't-shirt longsleeve shirt polo hoodie top undershirt blouse underwear nightwear',
    'outer': 'outwear blazer cape suit longsleeve robe',
    'lower': 'pants shorts skirt socks underwear swimwear nightwear',
    'dress': 'dress jumpsuit body suit swimwear nightwear robe underwear',
    'shoes': 'shoes socks',
    'beside': 'hat bag scarf belt glove tie watch jewellery eyewear wallet umbrella hairwear apron',
}
NAMED = [*FAMILIES, *CLASSES, *TERMS]


def others(part: str) -> list[int]:
    """Places in NAMED of what an item of the part is not."""
    mine = WORN_THERE[part].split()
    allowed = {*mine, *(CLASSES[name] for name in mine), *(term for term, wider in TERMS.items() if wider in mine)}
    return [at for at, name in enumerate(NAMED) if name not in allowed]


def directions() -> np.ndarray:
    """float32 [len(NAMED), DIMENSION], orthonormal rows."""
    return axes()[[INDEX[name] for name in NAMED]]


def without_others(x: np.ndarray, parts: list[str]) -> np.ndarray:
    """Unit rows [count, DIMENSION] -> the same without the names that items of these parts are not."""
    own, out = directions(), x.copy()
    for row, part in enumerate(parts):
        rest = own[others(part)]
        out[row] -= (out[row] @ rest.T) @ rest
    return out / np.linalg.norm(out, axis=1, keepdims=True)
