"""A U-shaped network (Ronneberger et al., MICCAI 2015) over EfficientNet-Lite0, with what the whole picture shows added
at the bottom (Liu, Rabinovich and Berg, 2015)."""

import torch
from torch import nn
from torch.nn import functional as F

from classes import CLASSES
from lite0 import CHANNELS, Lite0

WIDTHS = (24, 48, 64, 96, 160)  # of the decoder, at strides 2, 4, 8, 16, 32


class ConvNorm(nn.Sequential):
    def __init__(self, i: int, o: int, k: int = 3):
        super().__init__(nn.Conv2d(i, o, k, padding=k // 2, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class Bottom(nn.Module):
    """The deepest features, with their mean over the picture added to every place."""

    def __init__(self, i: int, o: int):
        super().__init__()
        self.place = ConvNorm(i, o, 1)
        self.whole = nn.Sequential(nn.Conv2d(i, o, 1), nn.ReLU(inplace=True))
        self.mix = ConvNorm(o, o, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.mix(self.place(x) + self.whole(x.mean((2, 3), keepdim=True)))


class Up(nn.Module):
    def __init__(self, deep: int, side: int, out: int):
        super().__init__()
        self.deep, self.side = ConvNorm(deep, out, 1), ConvNorm(side, out, 1)
        self.mix = ConvNorm(2 * out, out, 3)

    def forward(self, deep: torch.Tensor, side: torch.Tensor) -> torch.Tensor:
        deep = F.interpolate(self.deep(deep), size=side.shape[2:], mode='bilinear', align_corners=False)
        return self.mix(torch.cat([deep, self.side(side)], 1))


class Decoder(nn.Module):
    """The encoder's features -> [batch, 24, h/2, w/2]."""

    def __init__(self):
        super().__init__()
        self.bottom = Bottom(CHANNELS[4], WIDTHS[4])
        self.ups = nn.ModuleList(Up(WIDTHS[at + 1], CHANNELS[at], WIDTHS[at]) for at in (3, 2, 1, 0))

    def forward(self, features: list[torch.Tensor]) -> torch.Tensor:
        x = self.bottom(features[4])
        for up, side in zip(self.ups, features[3::-1]):
            x = up(x, side)
        return x


class PersonParser(nn.Module):
    """pixel_values float32 [batch, 3, h, w] -> logits [batch, 9, h/2, w/2]; h and w in multiples of 32."""

    def __init__(self):
        super().__init__()
        self.encoder = Lite0()
        self.decoder = Decoder()
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(WIDTHS[0], len(CLASSES), 1)

    def forward(self, x: torch.Tensor, frozen: int = 0) -> torch.Tensor:
        return self.answer(self.encoder(x, frozen))

    def answer(self, features: list[torch.Tensor]) -> torch.Tensor:
        """The logits by what the encoder found."""
        return self.head(self.drop(self.decoder(features)))


class Upright(nn.Module):
    """
    What is exported: class probabilities [batch, 9, h, w], and the encoder's features at strides 16 and 32 [batch, 112, h/16, w/16] and
    [batch, 320, h/32, w/32]; each the mean of the photo and its mirror image.
    """

    def __init__(self, net: PersonParser):
        super().__init__()
        self.net = net

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        features = self.net.encoder(torch.cat([pixel_values, pixel_values.flip(3)]))
        chances = _upright(self.net.answer(features).softmax(1))
        return F.interpolate(chances, scale_factor=2, mode='bilinear', align_corners=False), _upright(features[3]), _upright(features[4])


def _upright(both: torch.Tensor) -> torch.Tensor:
    """The mean of what is known of pictures (first half of the batch) and of their mirror images."""
    a, b = both.chunk(2)
    return 0.5 * (a + b.flip(3))
