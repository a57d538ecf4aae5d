"""Lite0 and a light decoder: heatmaps of the landmarks at a quarter of the input's size, and what the garment is."""

import torch
from torch import nn
from torch.nn import functional as F

from person_parser.lite0 import CHANNELS, Lite0
from names import KINDS, LANDMARKS, MIRRORED

WIDE = 64


class Mix(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.depth = nn.Conv2d(channels, channels, 5, padding=2, groups=channels, bias=False)
        self.point = nn.Conv2d(channels, channels, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + F.relu(self.point(self.depth(x)))


class GarmentLandmarks(nn.Module):
    """
    float32 [batch, 4, h, w] (RGB of the cut-out and its mask) ->
    heat logits [batch, 24, h/4, w/4], visibility logits [batch, 24], kind logits [batch, 8], ghost logit [batch].
    """

    def __init__(self):
        super().__init__()
        self.encoder = Lite0()
        self.sides = nn.ModuleList(nn.Conv2d(c + 1, WIDE, 1) for c in CHANNELS[1:])
        self.mixes = nn.ModuleList(Mix(WIDE) for _ in range(4))
        self.heat = nn.Conv2d(WIDE, len(LANDMARKS), 1)
        self.facts = nn.Sequential(nn.Linear(CHANNELS[4] + CHANNELS[3] + 2, 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, len(LANDMARKS) + len(KINDS) + 1))

    def forward(self, x: torch.Tensor, frozen: int = 0) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        # The mask joins where the decoder reads: the encoder stays as it was trained, on RGB.
        kept = [torch.cat([y, F.avg_pool2d(x[:, 3:], s)], 1) for y, s in zip(self.encoder(x[:, :3], frozen)[1:], (4, 8, 16, 32))]
        y = self.mixes[3](self.sides[3](kept[3]))
        for i in (2, 1, 0):
            y = self.mixes[i](F.interpolate(y, scale_factor=2.0, mode='nearest') + self.sides[i](kept[i]))
        facts = self.facts(torch.cat([kept[3].mean((2, 3)), kept[2].mean((2, 3))], 1))
        visible, kind, ghost = facts.split([len(LANDMARKS), len(KINDS), 1], 1)
        return self.heat(y), visible, kind, ghost[:, 0]


class Upright(nn.Module):
    """What is exported: chances instead of logits, means of the picture and its mirror image."""

    def __init__(self, net: GarmentLandmarks):
        super().__init__()
        self.net = net
        self.register_buffer('mirrored', torch.tensor(MIRRORED))

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        heat, visible, kind, ghost = self.net(torch.cat([pixel_values, pixel_values.flip(3)]))
        heat, other = heat.chunk(2)
        heat = 0.5 * (heat + other.flip(3)[:, self.mirrored])
        visible, seen = visible.sigmoid().chunk(2)
        one, two = kind.softmax(1).chunk(2)
        a, b = ghost.sigmoid().chunk(2)
        return heat, 0.5 * (visible + seen[:, self.mirrored]), 0.5 * (one + two), 0.5 * (a + b)


def places(heat: torch.Tensor, radius: int = 3) -> torch.Tensor:
    """Heat logits [batch, n, h, w] -> x, y [batch, n, 2] as shares of width and height: the mean within `radius` cells of the peak."""
    b, n, h, w = heat.shape
    top = heat.flatten(2).argmax(2)
    ys, xs = torch.arange(h, dtype=heat.dtype), torch.arange(w, dtype=heat.dtype)
    near = ((ys[None, None, :] - (top // w)[..., None]).abs() <= radius)[..., :, None] & ((xs[None, None, :] - (top % w)[..., None]).abs() <= radius)[..., None, :]
    chance = heat.masked_fill(~near, -1e4).flatten(2).softmax(2).view(b, n, h, w)
    x = (chance.sum(2) * (xs + 0.5)).sum(2) / w
    y = (chance.sum(3) * (ys + 0.5)).sum(2) / h
    return torch.stack([x, y], 2)
