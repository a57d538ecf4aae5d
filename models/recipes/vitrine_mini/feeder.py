"""Class-balanced, augmented batches from a shelf, with labels that follow what augmentation changed."""

from multiprocessing import Pool
from pathlib import Path

import cv2
import numpy as np
import torch

import augment
import paint
from attributes import COLOUR_NAMES, PATTERNS
from colours import COLOURS, shade_of_lab
from dataset import SHADE_LIST, Shelf

MEAN, STD = 0.5, 0.25  # of RGB in 0–1, all three channels
SOURCE_WEIGHT = np.array([1.0, 0.5, 0.3])  # owners' photos, drawn, street: owners' photos come first
SWAP = (0.25, 0.35, 0.6)  # share of each source that gets another background
PAINT = 0.45  # share of the plain photographed garments that get another colour
SIDE = 144  # pixels of a baked picture
KEYS = ('kind', 'term', 'pattern', 'kids', 'shade', 'material', 'colour')


class Feeder:
    def __init__(self, shelf: Shelf, seed: int):
        self.s, self.seed = shelf, seed
        self.rng = np.random.default_rng(seed)
        torch.manual_seed(seed)
        cv2.setNumThreads(1)
        group = shelf.kind * 3 + shelf.drawn
        weight = np.bincount(group)[group] ** -0.5
        for source in range(3):  # the class weights share out each source's part
            rows = shelf.drawn == source
            if rows.any():
                weight[rows] *= SOURCE_WEIGHT[source] / weight[rows].sum()
        self.p = weight / weight.sum()
        m = shelf.mask
        frame = np.stack([m[:, :3].mean((1, 2)), m[:, -3:].mean((1, 2)), m[:, :, :3].mean((1, 2)), m[:, :, -3:].mean((1, 2))]).max(0)
        area = m.mean((1, 2))
        self.good_mask = (area > 0.10) & (area < 0.75) & (frame < 0.35)
        self.clean = (shelf.colour.max(1) > 0.85) & self.good_mask & (shelf.drawn != 1)
        self.main = self._median_lab()
        self.bank = [np.flatnonzero(self.clean & (shelf.colour.argmax(1) == c)) for c in range(len(COLOURS))]
        self.real = np.flatnonzero(shelf.drawn == 0)

    def _median_lab(self) -> np.ndarray:
        """Median garment colour of every picture, CIELAB float32 [N, 3]."""
        out = np.full((len(self.s), 3), 128.0, np.float32)
        for i in range(len(self.s)):
            pixels = self.s.image[i][::6, ::6][self.s.mask[i][::6, ::6] > 0]
            if len(pixels):
                out[i] = np.median(pixels, 0)
        return paint.to_lab(out[None] / 255)[0]

    def _goal(self, rng: np.random.Generator) -> tuple[int, np.ndarray]:
        """A colour name and a CIELAB value that a real garment of that name has."""
        c = int(rng.integers(len(COLOURS)))
        return c, (self.main[int(rng.choice(self.bank[c]))] + rng.normal(0, 1.5, 3)).astype(np.float32)

    def _repaint(self, x: np.ndarray, mask: np.ndarray, label: dict, rng: np.random.Generator) -> np.ndarray:
        """Another colour, and in 45 % a woven pattern of two colours; rewrites label in place."""
        lab = paint.to_lab(x)
        first, goal = self._goal(rng)
        colour = np.zeros(len(COLOUR_NAMES), np.float32)
        colour[first] = 1
        out = paint.recolour(lab, mask, goal)
        name = shade_of_lab(*map(float, goal), COLOURS[first])
        label['shade'] = len(SHADE_LIST) if name is None else SHADE_LIST.index(name)
        if rng.random() < 0.45:
            kind = paint.WOVEN[int(rng.integers(len(paint.WOVEN)))]
            second, other = self._goal(rng)
            t = paint.cloth_pattern(kind, len(x), rng)
            out = out * (1 - t[..., None]) + paint.recolour(lab, mask, other) * t[..., None]
            share = float(t[mask].mean())
            share = share**2 / (share**2 + (1 - share) ** 2)  # the main colour is what a shopper names
            colour *= 1 - share
            colour[second] += share
            label['shade'] = -1
            label['pattern'] = PATTERNS.index(kind) if np.linalg.norm(goal - other) > 22 else -1
        label['colour'] = colour
        return paint.blend(x, out, mask)

    def _background(self, rng: np.random.Generator) -> np.ndarray:
        """A corner of another owner's photo, magnified: [SIDE, SIDE, 3]."""
        k = int(rng.integers(28, 56))
        y, x = (slice(0, k) if rng.random() < 0.5 else slice(-k, None) for _ in range(2))
        patch = self.s.image[int(rng.choice(self.real))][y, x].astype(np.float32) / 255
        return cv2.resize(patch, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)

    def picture(self, row: int, rng: np.random.Generator) -> tuple[np.ndarray, dict]:
        """One picture, perhaps repainted and on another background: uint8 [SIDE, SIDE, 3] and its labels."""
        label = {k: getattr(self.s, k)[row] for k in KEYS}
        x = cv2.resize(self.s.image[row], (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        mask = cv2.resize(self.s.mask[row], (SIDE, SIDE), interpolation=cv2.INTER_NEAREST).astype(bool)
        if self.clean[row] and mask.any() and rng.random() < PAINT:
            x = self._repaint(x, mask, label, rng)
        if self.good_mask[row] and rng.random() < SWAP[self.s.drawn[row]]:
            x = paint.blend(self._background(rng), x, mask)
        return (x.clip(0, 1) * 255).astype(np.uint8), label

    def bake(self, count: int, file: Path) -> None:
        """Paints `count` class-balanced pictures once and keeps them in `file` (npz); `next` then only crops, turns and
        lights them."""
        if not file.exists():
            self._paint_all(count, file)
        with np.load(file) as stored:
            self.images = stored['images']
            self.labels = {k: torch.from_numpy(stored[k]) for k in KEYS}

    def _paint_all(self, count: int, file: Path) -> None:
        rows = self.rng.choice(len(self.s), count, p=self.p)
        global _feeder  # the pool's workers inherit it by fork
        _feeder = self
        with Pool(2) as pool:
            out = pool.map(_picture, [(int(r), self.seed * 1_000_003 + i) for i, r in enumerate(rows)], chunksize=64)
        np.savez(file, images=np.stack([o[0] for o in out]), **{k: np.stack([o[1][k] for o in out]) for k in KEYS})

    def next(self, batch: int, size: int) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
        """-> pixel_values float32 [batch, 3, size, size] (channels last) and labels, each [batch] or [batch, colours]."""
        rows = self.rng.choice(len(self.images), batch, replace=False)
        x = np.stack([augment.draw(self.images[r], size, self.rng) for r in rows])
        x = ((x.astype(np.float32) - 255 * MEAN) * (1 / (255 * STD))).transpose(0, 3, 1, 2)  # channels last in memory
        return torch.from_numpy(x), {k: v[rows] for k, v in self.labels.items()}


_feeder: Feeder | None = None


def _picture(job: tuple[int, int]):
    cv2.setNumThreads(1)
    return _feeder.picture(job[0], np.random.default_rng(job[1]))
