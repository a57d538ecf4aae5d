"""The first stages of Lite0 and a light decoder: where the inner side of a garment is seen through its neck."""

import torch
from torch import nn
from torch.nn import functional as F

from garment_landmarks.network import Mix
from person_parser.lite0 import CHANNELS, Lite0

WIDE = 48
SIDE = 160  # of the input, in pixels
STAGES = 5  # of Lite0: strides 2, 4, 8 and 16


class GarmentNeck(nn.Module):
    """float32 [batch, 4, 160, 160] (RGB of the cut-out and its mask, as of garment-landmarks) -> logits [batch, 1, 80, 80]."""

    def __init__(self):
        super().__init__()
        self.encoder = Lite0()
        del self.encoder.stages[STAGES:]
        self.sides = nn.ModuleList(nn.Conv2d(c + 1, WIDE, 1) for c in CHANNELS[:4])
        self.mixes = nn.ModuleList(Mix(WIDE) for _ in range(4))
        self.last = nn.Conv2d(WIDE, 1, 1)

    def forward(self, x: torch.Tensor, frozen: int = 0) -> torch.Tensor:
        kept = [torch.cat([y, F.avg_pool2d(x[:, 3:], s)], 1) for y, s in zip(self.encoder(x[:, :3], frozen), (2, 4, 8, 16))]
        y = self.mixes[3](self.sides[3](kept[3]))
        for i in (2, 1, 0):
            y = self.mixes[i](F.interpolate(y, scale_factor=2.0, mode='nearest') + self.sides[i](kept[i]))
        return self.last(y)


class Exported(nn.Module):
    """What is exported: chances 0-1 [batch, 80, 80], the mean of the picture's and its mirror image's."""

    def __init__(self, net: GarmentNeck):
        super().__init__()
        self.net = net

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        one, other = self.net(torch.cat([pixel_values, pixel_values.flip(3)])).sigmoid().chunk(2)
        return 0.5 * (one + other.flip(3))[:, 0]
