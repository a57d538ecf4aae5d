"""The colour part: where the garment is, from Lite0's features, and the names of its pixels' colours, by their shares.

The mask is learned from GrabCut masks of owners' photos and from the pixel labels of street photos; what a single colour is called
from the rules that the photos' colours are measured by (`pixel_names.py`); whether a garment is multicolour, and shades, from what is
measured within those masks.
"""

import torch
from torch import nn
from torch.nn import functional as F

from descriptors import Descriptors
from names import COLOURS, SHADES
from pixel_names import SINGLE, PixelNames
from trunk import CHANNELS, FINE_CHANNELS

BRIGHTEST = 0.015  # of a photo's pixels: by what is left beside them it is seen whether the photo is under-exposed
SURE, CLEAR = 2, 1.5  # exponents of how surely a pixel is the garment's, and of the shares of colours


class ColourPart(nn.Module):
    """rgb [batch, 3, s, s] in 0–1 at a quarter of the photo's side, features at strides 8 and 16 -> logits of colours and shades."""

    def __init__(self, hidden: int = 24, wide: int = 160):
        super().__init__()
        self.fine, self.shared = nn.Conv2d(FINE_CHANNELS, hidden, 1), nn.Conv2d(CHANNELS, hidden, 3, padding=1)
        self.lab = nn.Conv2d(6, hidden, 1)
        self.mask = nn.Conv2d(hidden, 1, 3, padding=1)
        fixed = Descriptors()
        self.register_buffer('anchors', fixed.anchors)
        self.register_buffer('xyz', fixed.xyz)
        self.first, self.norm = nn.Linear(3 * len(fixed.anchors) + 12, wide), nn.LayerNorm(wide)
        self.colour, self.shade = nn.Linear(wide, len(COLOURS)), nn.Linear(wide, len(SHADES))
        self.single = PixelNames()

    def to_lab(self, rgb: torch.Tensor) -> torch.Tensor:
        return Descriptors.lab(self, rgb)

    def where(self, lab: torch.Tensor, fine: torch.Tensor, shared: torch.Tensor) -> torch.Tensor:
        """Logits [batch, 1, s, s] of the garment's pixels."""
        side = lab.shape[-2:]
        frame = torch.cat([lab[:, :, :2].flatten(2), lab[:, :, -2:].flatten(2), lab[:, :, :, :2].flatten(2), lab[:, :, :, -2:].flatten(2)], 2).mean(2)
        beside = (lab - frame[:, :, None, None]).abs()
        x = self.lab(torch.cat([lab, beside], 1) / 40)
        x = x + F.interpolate(self.fine(fine), size=side, mode='bilinear', align_corners=False)
        x = x + F.interpolate(self.shared(shared), size=side, mode='bilinear', align_corners=False)
        return self.mask(F.relu(x))

    def histograms(self, lab: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        """lab [batch, 3, s, s], weight [batch, 1, s, s] -> [batch, 3 · anchors + 12]: within, without, most surely within."""
        pixels = lab.flatten(2)
        distance = (pixels**2).sum(1)[:, :, None] + (self.anchors**2).sum(1) - 2 * pixels.transpose(1, 2) @ self.anchors.T
        member = torch.softmax(-distance / 120.0, 2)
        w = weight.flatten(2)
        w = torch.cat([w, 1 - w, w**4], 1)
        w = w / (w.sum(2, keepdim=True) + 1e-3)
        mean = w[:, ::2] @ pixels.transpose(1, 2)  # within, most surely within
        spread = (w[:, ::2] @ (pixels**2).transpose(1, 2) - mean**2).clamp(min=1e-2).sqrt()
        return torch.cat([(w @ member + 1e-4).sqrt().flatten(1), mean.flatten(1) / 50, spread.flatten(1) / 20], 1)

    def named(self, histograms: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = F.gelu(self.norm(self.first(histograms)))
        return self.colour(x), self.shade(x)

    def shares(self, rgb: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        """[batch, len(SINGLE)], sum 1: of the garment's pixels, under-exposed photos made brighter as `measure` does."""
        brightest = rgb.amax(1).flatten(1).topk(max(1, int(BRIGHTEST * rgb.shape[2] * rgb.shape[3]))).values[:, -1]
        gain = (0.97 / brightest.clamp(min=0.3)).clamp(1, 1.35)
        named = self.single(self.to_lab((rgb * gain[:, None, None, None]).clamp(0, 1))).softmax(1)
        sure = weight**SURE
        counted = (named * sure).sum((2, 3)) / (sure.sum((2, 3)) + 1e-3) + 1e-4
        clear = counted**CLEAR
        return clear / clear.sum(1, keepdim=True)

    def forward(self, rgb: torch.Tensor, fine: torch.Tensor, shared: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        lab = self.to_lab(rgb)
        where = self.where(lab, fine, shared).sigmoid()
        named, shade = self.named(self.histograms(lab, where))
        several = named.softmax(1)[:, len(SINGLE) :]
        return torch.cat([self.shares(rgb, where) * (1 - several), several], 1).clamp(min=1e-6).log(), shade
