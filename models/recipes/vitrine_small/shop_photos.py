"""Street photos of data/people as a shop shows them: framed from neck to hip or from the waist down before a studio's ground, an
item's own part as the product frames it (docs/decisions/0047), and the item without who wears it.
"""

import cv2
import numpy as np

from person_parser.classes import CLASSES, class_of_label
from sources import Picture, Street

STRAY = 0.01  # of a part's pixels, left out on each side as the product does
LOUD = 3  # how much the item counts beside what its own part shows of others
BESIDE, ABOVE = 0.4, 0.1  # of the photo's sides, that a studio goes on beyond it


class Shop:
    def __init__(self, street: Street):
        self.street = street
        self.part = class_of_label(street.folder / 'labels.txt')

    def extent(self, inside: np.ndarray) -> tuple[int, int, int, int]:
        """-> top, bottom, left, right of all but stray pixels."""
        ys, xs = (np.sort(places) for places in np.nonzero(inside))
        stray = int(STRAY * len(ys))
        return ys[stray], ys[-1 - stray] + 1, xs[stray], xs[-1 - stray] + 1

    def item(self, at: int, rng: np.random.Generator, ground: np.ndarray | None) -> Picture:
        """The frame around the part that the item is of."""
        photo, value = self.street.garments[at]
        rgb, label = self.street.read(photo)
        # What the parser takes for one part, now and then the item alone.
        top, bottom, left, right = self.extent(self.part[label] == self.part[value] if rng.random() < 0.8 else label == value)
        pad = int(rng.uniform(0.02, 0.16) * max(bottom - top, right - left))
        box = slice(max(0, top - pad), bottom + pad), slice(max(0, left - pad), right + pad)
        return self.street.seen(rgb[box], label[box], value, ground, LOUD)

    def alone(self, at: int, rng: np.random.Generator, ground: np.ndarray) -> Picture:
        """The item's pixels before a plain ground: as a shop shows it that took the model away."""
        photo, value = self.street.garments[at]
        rgb, label = self.street.read(photo)
        top, bottom, left, right = self.extent(label == value)
        pad = int(rng.uniform(0.05, 0.25) * max(bottom - top, right - left))
        box = slice(max(0, top - pad), bottom + pad), slice(max(0, left - pad), right + pad)
        return self.street.seen(rgb[box], np.where(label[box] == value, value, 0).astype(np.uint8), value, ground, LOUD)

    def rows_of(self, at: int, rng: np.random.Generator, studio: bool) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the body that a shop shows of such an item, the head rarely whole: pixels and labels."""
        photo, value = self.street.garments[at]
        rgb, label = self.street.read(photo)
        if studio:
            above, beside = int(ABOVE * label.shape[0]), int(BESIDE * label.shape[1])
            rgb = cv2.copyMakeBorder(rgb, above, above, beside, beside, cv2.BORDER_REPLICATE)
            label = cv2.copyMakeBorder(label, above, above, beside, beside, cv2.BORDER_CONSTANT, value=0)
        worn = label > 0
        head, feet, _, _ = self.extent(worn)
        top, bottom, _, _ = self.extent(label == value)
        tall = feet - head
        first = int(max(0, top - rng.uniform(0.02, 0.22) * tall))
        last = int(bottom + rng.uniform(0.0, 0.2 if CLASSES[self.part[value]] in ('upper', 'outer') else 0.12) * tall)
        rows = worn[first:last].any(0).nonzero()[0]
        left, right = rows[0], rows[-1] + 1
        least = rng.uniform(0.6, 1.0) * (last - first)  # of the frame's width
        pad = int(max(rng.uniform(0.02, 0.15) * (right - left), (least - (right - left)) / 2))
        box = slice(first, last), slice(max(0, left - pad), right + pad)
        return rgb[box], label[box]

    def framed(self, at: int, rng: np.random.Generator, ground: np.ndarray | None) -> Picture:
        """What `rows_of` answers, as the encoder's training sees it."""
        rgb, label = self.rows_of(at, rng, ground is not None)
        return self.street.seen(rgb, label, self.street.garments[at][1], ground, 2)

    def photo(self, at: int, rng: np.random.Generator, ground: np.ndarray | None) -> np.ndarray:
        """The same at the photo's own size, uint8 [h, w, 3]: what a shop uploads."""
        rgb, label = self.rows_of(at, rng, ground is not None)
        if ground is None:
            return np.ascontiguousarray(rgb)
        soft = cv2.blur((label > 0).astype(np.float32), (3, 3))[..., None]
        return (rgb * soft + cv2.resize(ground, rgb.shape[1::-1]) * (1 - soft)).astype(np.uint8)

    def picture(self, at: int, rng: np.random.Generator, ground: np.ndarray) -> Picture:
        """at: index into the street's garments; ground: a studio's, as in `Street.window`."""
        _, value = self.street.garments[at]
        if CLASSES[self.part[value]] == 'other':  # small beside a person: shown by themselves
            return self.street.window(at, float(np.exp(rng.uniform(np.log(0.08), np.log(1.0)))), ground if rng.random() < 0.5 else None)
        way = rng.random()
        if way < 0.15:
            return self.alone(at, rng, ground)
        before = ground if rng.random() < 0.65 else None
        return self.item(at, rng, before) if way < 0.6 else self.framed(at, rng, before)

