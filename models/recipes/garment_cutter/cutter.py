"""One network for both questions: where the garment is, and what it is."""

import torch
from torch import nn
from torch.nn import functional as F

from kinds import KINDS
from network import PersonParser


class GarmentCutter(PersonParser):
    """pixel_values float32 [batch, 3, s, s], s in multiples of 96 -> mask logits [batch, 1, s/2, s/2], kind logits [batch, 8]."""

    def __init__(self):
        super().__init__()
        self.head = nn.Conv2d(24, 1, 1)
        self.kind = nn.Sequential(nn.Dropout(0.2), nn.Linear(256, len(KINDS)))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        sides = [self.stem(x)]
        for stage in self.stages:
            sides.append(stage(sides[-1]))
        deep = sides.pop()
        kind = self.kind(deep.mean((2, 3)))
        x = self.pyramid(deep)
        for up in self.ups:
            x = up(x, sides.pop())
        return self.head(self.drop(x)), kind


class Upright(nn.Module):
    """What is exported: coverage [batch, s, s] and chances of the kinds [batch, 8], means of the photo and its mirror image."""

    def __init__(self, net: GarmentCutter):
        super().__init__()
        self.net = net

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        mask, kind = self.net(torch.cat([pixel_values, pixel_values.flip(3)]))
        a, b = mask.sigmoid().chunk(2)
        c, d = kind.softmax(1).chunk(2)
        both = F.interpolate(0.5 * (a + b.flip(3)), scale_factor=2, mode='bilinear', align_corners=False)
        return both[:, 0], 0.5 * (c + d)
