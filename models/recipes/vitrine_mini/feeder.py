"""Draws class-balanced, augmented batches from a shelf, with labels that follow what augmentation changed."""

import numpy as np
import torch
from torch.nn import functional as F

import augment
from attributes import COLOUR_NAMES, PATTERNS
from colours import COLOURS, shade_of_lab
from dataset import SHADE_LIST, Shelf

MEAN, STD = 0.5, 0.25  # of RGB in 0–1, all three channels
SOURCE_WEIGHT = np.array([1.0, 0.5, 0.3])  # owners' photos, drawn, street: owners' photos come first
SWAP = torch.tensor([0.25, 0.35, 0.6])  # share of each source that gets another background
WOVEN = ['striped', 'checked', 'dotted', 'floral']


class Feeder:
    def __init__(self, shelf: Shelf, batch: int, size: int, seed: int):
        self.s, self.batch, self.size = shelf, batch, size
        self.rng = np.random.default_rng(seed)
        torch.manual_seed(seed)
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
        self.good_mask = torch.from_numpy((area > 0.10) & (area < 0.75) & (frame < 0.35))
        clean = (shelf.colour.max(1) > 0.85) & self.good_mask.numpy() & (shelf.drawn != 1)
        self.clean = torch.from_numpy(clean)
        self.main = self._median_lab()
        self.bank = [np.flatnonzero(clean & (shelf.colour.argmax(1) == c)) for c in range(len(COLOURS))]
        self.real = np.flatnonzero(shelf.drawn == 0)

    def _median_lab(self) -> torch.Tensor:
        """Median garment colour of every picture, CIELAB [N, 3]."""
        out = np.full((len(self.s), 3), 128.0)
        for i in range(len(self.s)):
            pixels = self.s.image[i][::6, ::6][self.s.mask[i][::6, ::6] > 0]
            if len(pixels):
                out[i] = np.median(pixels, 0)
        return augment.rgb_to_lab(torch.tensor(out, dtype=torch.float32) / 255)

    def _backgrounds(self, n: int) -> torch.Tensor:
        """Corners of other owners' photos, magnified: [n, 3, size, size]."""
        out = []
        for i in self.rng.choice(self.real, n):
            k = int(self.rng.integers(28, 56))
            y, x = (slice(0, k) if self.rng.random() < 0.5 else slice(-k, None) for _ in range(2))
            patch = torch.from_numpy(self.s.image[i][y, x]).permute(2, 0, 1)[None].float() / 255
            out.append(F.interpolate(patch, size=(self.size, self.size), mode='bilinear')[0])
        return torch.stack(out)

    def _goal(self) -> tuple[int, torch.Tensor]:
        """A colour name and a CIELAB value that a real garment of that name has."""
        c = int(self.rng.integers(len(COLOURS)))
        return c, self.main[int(self.rng.choice(self.bank[c]))] + torch.randn(3) * 1.5

    def _repaint(self, x: torch.Tensor, mask: torch.Tensor, rows: torch.Tensor, label: dict[str, torch.Tensor]) -> None:
        """Other colours for `rows` of the batch, half of them with a woven pattern of two colours."""
        goals = [self._goal() for _ in range(len(rows))]
        base = augment.recolour(x[rows], mask[rows], torch.stack([g for _, g in goals]))
        for j, (row, (c, lab)) in enumerate(zip(rows.tolist(), goals)):
            label['colour'][row] = F.one_hot(torch.tensor(c), len(COLOUR_NAMES)).float()
            name = shade_of_lab(*lab.tolist(), COLOURS[c])
            label['shade'][row] = len(SHADE_LIST) if name is None else SHADE_LIST.index(name)
        woven = torch.nonzero(torch.rand(len(rows)) < 0.45).flatten()
        for kind in WOVEN:
            mine = woven[torch.randint(0, len(WOVEN), (len(woven),)) == WOVEN.index(kind)] if kind != WOVEN[-1] else woven
            woven = woven[~torch.isin(woven, mine)]
            if not len(mine):
                continue
            second = [self._goal() for _ in range(len(mine))]
            other = augment.recolour(x[rows[mine]], mask[rows[mine]], torch.stack([g for _, g in second]))
            t = augment.cloth_pattern(kind, len(mine), self.size)
            share = (t * mask[rows[mine]]).sum((1, 2, 3)) / mask[rows[mine]].sum((1, 2, 3)).clamp(min=1)
            base[mine] = base[mine] * (1 - t) + other * t
            for j, (c2, lab2), s in zip(mine.tolist(), second, share.tolist()):
                row, (c1, lab1) = int(rows[j]), goals[j]
                s = min(max(s, 0.0), 1.0)
                s = s * s / (s * s + (1 - s) ** 2)  # the main colour is what a shopper names
                label['colour'][row] = (1 - s) * F.one_hot(torch.tensor(c1), len(COLOUR_NAMES)) + s * F.one_hot(torch.tensor(c2), len(COLOUR_NAMES))
                label['shade'][row] = -1
                if float((lab1 - lab2).norm()) > 22:
                    label['pattern'][row] = PATTERNS.index(kind)
        x[rows] = base

    def next(self) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
        """-> pixel_values float32 [batch, 3, size, size] (channels last) and labels, each [batch] or [batch, colours]."""
        rows = self.rng.choice(len(self.s), self.batch, p=self.p)
        label = {k: torch.from_numpy(getattr(self.s, k)[rows]) for k in ('kind', 'term', 'pattern', 'kids', 'shade', 'material', 'colour')}
        drawn, good, clean = torch.from_numpy(self.s.drawn[rows]), self.good_mask[rows], self.clean[rows]
        both = np.concatenate([self.s.image[rows], self.s.mask[rows][..., None] * 255], -1)
        both = augment.geometry(torch.from_numpy(both).permute(0, 3, 1, 2).float().div_(255), self.size)
        x, mask = both[:, :3].clamp(0, 1), (both[:, 3:] > 0.5).float()
        paint = torch.nonzero(clean & (torch.rand(self.batch) < 0.4)).flatten()
        if len(paint):
            self._repaint(x, mask, paint, label)
        move = torch.nonzero(good & (torch.rand(self.batch) < SWAP[drawn])).flatten()
        if len(move):
            soft = F.avg_pool2d(mask[move], 3, 1, 1)
            x[move] = soft * x[move] + (1 - soft) * self._backgrounds(len(move))
        x = augment.erase(augment.light(x))
        return ((x - MEAN) / STD).contiguous(memory_format=torch.channels_last), label
