"""What vitrine-mini can say about a garment, and the fixed direction of each attribute in the embedding space.

Every attribute owns one of D orthonormal directions; a class adds a little of its family's direction and a narrower
term (jeans) adds much of its class's (pants), so that near things lie near. The target of a prompt is the normalised
weighted sum of the directions that it names. Because this space is fixed before training, the two towers are trained
apart, and a colour and a class that never met in a photo still add up.
"""

import numpy as np

from colours import COLOURS, MULTI

DIMENSION = 128
FAMILIES = ['upper', 'lower', 'onepiece', 'outer', 'footwear', 'headwear', 'accessory']
CLASSES = {  # class -> family; the first seventeen are the owners' labels in data/clothing
    't-shirt': 'upper', 'longsleeve': 'upper', 'shirt': 'upper', 'polo': 'upper', 'hoodie': 'upper', 'top': 'upper',
    'undershirt': 'upper', 'blouse': 'upper', 'body': 'onepiece', 'dress': 'onepiece', 'outwear': 'outer',
    'blazer': 'outer', 'pants': 'lower', 'shorts': 'lower', 'skirt': 'lower', 'shoes': 'footwear', 'hat': 'headwear',
    'bag': 'accessory', 'scarf': 'accessory', 'jumpsuit': 'onepiece', 'socks': 'footwear', 'belt': 'accessory',
    'glove': 'accessory', 'tie': 'accessory',
}
TERMS = {  # narrower term -> class
    'sweater': 'longsleeve', 'cardigan': 'longsleeve', 'sweatshirt': 'longsleeve', 'jacket': 'outwear',
    'coat': 'outwear', 'raincoat': 'outwear', 'vest': 'outwear', 'jeans': 'pants', 'leggings': 'pants',
    'trousers': 'pants', 'sneakers': 'shoes', 'boots': 'shoes', 'sandals': 'shoes', 'heels': 'shoes', 'cap': 'hat',
    'beanie': 'hat', 'sunhat': 'hat',
}
PATTERNS = ['solid', 'striped', 'checked', 'dotted', 'floral', 'printed']
AUDIENCES = ['adult', 'kids']
MATERIALS = ['denim', 'leather', 'knit']
COLOUR_NAMES = [*COLOURS, MULTI]
SHADES = {'light blue': 'blue', 'burgundy': 'red', 'olive': 'green'}  # shade -> colour
NAMES = ['garment', *FAMILIES, *CLASSES, *TERMS, *COLOUR_NAMES, *PATTERNS, *AUDIENCES, *MATERIALS, *SHADES]
INDEX = {name: i for i, name in enumerate(NAMES)}
RESERVED = 100  # directions set aside: attributes may be appended without moving the others
NEAR_COLOURS = {'navy': 'blue', 'beige': 'brown', 'pink': 'red'}


def directions() -> np.ndarray:
    """float32 [len(NAMES), DIMENSION], unit rows: the direction of each attribute."""
    q, _ = np.linalg.qr(np.random.default_rng(17).standard_normal((DIMENSION, RESERVED)))
    basis = q.T.astype(np.float32)
    own = basis[: len(NAMES)].copy()
    out = own.copy()
    for name, family in CLASSES.items():
        out[INDEX[name]] = 0.93 * own[INDEX[name]] + 0.37 * own[INDEX[family]]
    for name, parent in TERMS.items():
        out[INDEX[name]] = 0.75 * out[INDEX[parent]] + 0.66 * own[INDEX[name]]
    for name, parent in SHADES.items():
        out[INDEX[name]] = 0.75 * own[INDEX[parent]] + 0.66 * own[INDEX[name]]
    for name, near in NEAR_COLOURS.items():
        out[INDEX[name]] = 0.97 * own[INDEX[name]] + 0.24 * own[INDEX[near]]
    return out / np.linalg.norm(out, axis=1, keepdims=True)


WEIGHTS = {'garment': 0.3, **{n: 0.45 for n in AUDIENCES}, **{n: 0.6 for n in MATERIALS}, **{n: 0.8 for n in PATTERNS}}


def target(names: dict[str, float], table: np.ndarray) -> np.ndarray:
    """names: attribute -> strength (1 = said plainly). Returns the unit float32 [DIMENSION] a prompt should map to."""
    v = 0.25 * table[INDEX['garment']]
    for name, strength in names.items():
        v = v + strength * WEIGHTS.get(name, 1.0) * table[INDEX[name]]
    return v / np.linalg.norm(v)
