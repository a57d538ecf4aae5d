"""What `npm run tryon -- draw-garments` drew, as garments to be laid on other grounds: long sleeves, and sleeves of other colours."""

import json
from pathlib import Path

import cv2
import numpy as np

from kinds import KINDS
from photos import Item

KIND_OF = {'top': 'top', 'dress': 'dress', 'skirt': 'skirt', 'trousers': 'trousers', 'shorts': 'trousers', 'outerwear-open': 'outer', 'outerwear-closed': 'outer'}


def read_drawings(folder: Path, most: int) -> list[Item]:
    """The first `most` of a folder; jumpsuits are no kind of the cutter's."""
    items = []
    for line in (folder / 'landmarks.jsonl').read_text().splitlines()[:most]:
        row = json.loads(line)
        if row['kind'] not in KIND_OF:
            continue
        picture = cv2.imread(str(folder / row['name']), cv2.IMREAD_UNCHANGED)
        mask = (picture[..., 3] > 127).astype(np.uint8)
        if mask.any():
            items.append(Item(np.ascontiguousarray(picture[..., 2::-1]), KINDS.index(KIND_OF[row['kind']]), mask, only_cut=True))
    return items
