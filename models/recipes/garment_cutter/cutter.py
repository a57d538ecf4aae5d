"""One network for both questions: where the garment is, and what it is."""

import torch
from torch import nn
from torch.nn import functional as F

from kinds import KINDS
from lite0 import CHANNELS, Lite0
from network import WIDTHS, Decoder


class GarmentCutter(nn.Module):
    """pixel_values float32 [batch, 3, h, w], in multiples of 32 -> mask logits [batch, 1, h/2, w/2], kind logits [batch, 8]."""

    def __init__(self):
        super().__init__()
        self.encoder = Lite0()
        self.decoder = Decoder()
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(WIDTHS[0], 1, 1)
        deep = sum(CHANNELS[3:])
        self.kind = nn.Sequential(nn.Linear(deep, 192), nn.ReLU(), nn.Dropout(0.3), nn.Linear(192, len(KINDS)))

    def forward(self, x: torch.Tensor, frozen: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.encoder(x, frozen)
        kind = self.kind(torch.cat([features[3].mean((2, 3)), features[4].mean((2, 3))], 1))
        return self.head(self.drop(self.decoder(features))), kind


class Upright(nn.Module):
    """What is exported: coverage [batch, h, w] and chances of the kinds [batch, 8], means of the photo and its mirror image."""

    def __init__(self, net: GarmentCutter):
        super().__init__()
        self.net = net

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        mask, kind = self.net(torch.cat([pixel_values, pixel_values.flip(3)]))
        a, b = mask.sigmoid().chunk(2)
        c, d = kind.softmax(1).chunk(2)
        both = F.interpolate(0.5 * (a + b.flip(3)), scale_factor=2, mode='bilinear', align_corners=False)
        return both[:, 0], 0.5 * (c + d)
