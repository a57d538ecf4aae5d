"""What vitrine-small can say about an item, and the directions of its space of DIMENSION numbers.

`words.json` holds the names and the words for them. Each name owns one of DIMENSION orthonormal directions; what is left
of the space is for how a photo looks beyond all names ("style"). A prompt is the sum of the names that it says; a photo is
the sum of the names that it shows, each by the square root of its probability: the squares add up to one, so that all
photos are as long, and a photo that is surely one thing is nearest to the prompt of that thing (the cosine of two photos
is the Bhattacharyya coefficient of what they show).
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
WORDS = json.loads((HERE / 'words.json').read_text())
DIMENSION = 256
FAMILIES = list(WORDS['families'])
CLASSES = {name: entry['family'] for name, entry in WORDS['classes'].items()}
TERMS = {name: entry['class'] for name, entry in WORDS['terms'].items()}
COLOURS = list(WORDS['colours'])
SHADES = {name: entry['colour'] for name, entry in WORDS['shades'].items()}
PATTERNS, MATERIALS, AUDIENCES = list(WORDS['patterns']), list(WORDS['materials']), list(WORDS['audience'])
NAMES = ['garment', *FAMILIES, *CLASSES, *TERMS, *COLOURS, *SHADES, *PATTERNS, *MATERIALS, *AUDIENCES]
INDEX = {name: at for at, name in enumerate(NAMES)}
STYLES = 128

# How loudly a photo says each kind of name, and a prompt.
IN_PHOTO = {'garment': 0.3, 'family': 0.6, 'class': 1.0, 'term': 0.6, 'colour': 0.75, 'shade': 0.4, 'pattern': 1.3, 'material': 0.4, 'audience': 0.25, 'style': 1.5}
IN_PROMPT = {'garment': 0.25, 'pattern': 0.8, 'material': 0.6, 'audience': 0.45}
# A prompt of a narrow name says the wider one as well: a class its family, a term its class, a shade its colour.
OF_FAMILY, OF_CLASS, OF_COLOUR = 0.25, 1.3, 1.1


def axes() -> np.ndarray:
    """float32 [DIMENSION, DIMENSION], orthonormal rows: those of NAMES first, then STYLES of style."""
    q, _ = np.linalg.qr(np.random.default_rng(29).standard_normal((DIMENSION, DIMENSION)))
    return q.T.astype(np.float32)


def prompt_directions() -> np.ndarray:
    """float32 [len(NAMES), DIMENSION], unit rows: where a prompt of one name points."""
    own = axes()[: len(NAMES)]
    out = own.copy()
    for name, family in CLASSES.items():
        out[INDEX[name]] += OF_FAMILY * own[INDEX[family]]
    for name, wider in TERMS.items():
        out[INDEX[name]] += OF_CLASS * out[INDEX[wider]]
    for name, wider in SHADES.items():
        out[INDEX[name]] += OF_COLOUR * own[INDEX[wider]]
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def _weight(name: str) -> float:
    for kind, names in (('pattern', PATTERNS), ('material', MATERIALS), ('audience', AUDIENCES)):
        if name in names:
            return IN_PROMPT[kind]
    return 1.0


WEIGHTS = {name: _weight(name) for name in NAMES}


def target(said: dict[str, float], table: np.ndarray) -> np.ndarray:
    """said: name -> strength (1 = said plainly). Returns the unit float32 [DIMENSION] that the prompt should map to."""
    v = IN_PROMPT['garment'] * table[INDEX['garment']]
    for name, strength in said.items():
        v = v + strength * WEIGHTS[name] * table[INDEX[name]]
    return v / np.linalg.norm(v)
