"""A parse in which a dress is one garment, as the product makes it (its dress-as-one.ts)."""

import numpy as np

from person_parser.by_colours import colour_cells, surest_colours
from person_parser.classes import CLASSES

BELOW = 0.5  # a dress and a lower garment whose colours are so much alike are one garment
ABOVE, LARGER = 0.9, 1.1  # an upper garment of so nearly a dress's colours is part of it, if the dress is larger by the factor


def dress_as_one(chances: np.ndarray, rgb: np.ndarray) -> np.ndarray:
    """chances: float32 [9, h, w]; rgb: uint8 [h, w, 3], what the network saw, all of it of the photo -> float32 [9, h, w], sum 1."""
    upper, lower, dress = (CLASSES.index(name) for name in ('upper', 'lower', 'dress'))
    cells = colour_cells(rgb)
    colours = {k: surest_colours(chances[k], cells) for k in (upper, lower, dress)}
    sizes = {k: float(chances[k].sum()) for k in (upper, lower, dress)}
    moved = []
    if _likeness(colours[lower], colours[dress]) >= BELOW:
        moved.append((dress, lower) if sizes[lower] > sizes[dress] else (lower, dress))
        sizes[dress] = 0 if sizes[lower] > sizes[dress] else sizes[dress] + sizes[lower]
    if _likeness(colours[upper], colours[dress]) >= ABOVE and sizes[dress] > LARGER * sizes[upper]:
        moved.append((upper, dress))
    out = chances.copy() if moved else chances
    for start, end in moved:
        out[end] += out[start]
        out[start] = 0
    return out


def _likeness(a: np.ndarray | None, b: np.ndarray | None) -> float:
    """Bhattacharyya's coefficient; 0 where the colours of one are not known."""
    return 0.0 if a is None or b is None else float(np.sqrt(a * b).sum())
