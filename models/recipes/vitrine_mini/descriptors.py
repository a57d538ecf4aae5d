"""Fixed descriptors of a photo that need no training, as a network layer that exports to ONNX.

Shape: histograms of oriented gradients (Dalal and Triggs, CVPR 2005) from the colour structure tensor. Foreground:
distance to the colours of the frame, as in `masks.py` but in one pass. Colour: soft CIELAB histograms of foreground,
its halves, the middle and the frame. With a few thousand photos they know at once what a convolution needs many
epochs for; the learned part adds the rest.
"""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SIDE = 128  # pixels, the input side that the pooling below is laid out for
ORIENTATIONS = 8


def _anchors() -> torch.Tensor:
    """CIELAB points [52, 3] that the colour histograms count at: greys, and eight hues at three lightnesses."""
    points = [(L, 0.0, 0.0) for L in (8, 20, 32, 45, 58, 70, 82, 95)]
    for hue in range(0, 360, 30):
        for L, C in ((25, 18), (45, 40), (70, 28)):
            points.append((L, C * np.cos(np.radians(hue)), C * np.sin(np.radians(hue))))
    points += [(50, 65 * np.cos(np.radians(h)), 65 * np.sin(np.radians(h))) for h in (15, 35, 60, 90, 140, 290, 310, 345)]
    return torch.tensor(points, dtype=torch.float32)


class Descriptors(nn.Module):
    """rgb float32 [batch, 3, SIDE, SIDE] in 0–1 -> [batch, LENGTH]."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer('anchors', _anchors())
        self.register_buffer('xyz', torch.tensor([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]) / torch.tensor([[0.95047], [1.0], [1.08883]]))
        angle = torch.arange(ORIENTATIONS) * (torch.pi / ORIENTATIONS)
        self.register_buffer('c2', torch.cos(2 * angle).view(1, -1, 1, 1))
        self.register_buffer('s2', torch.sin(2 * angle).view(1, -1, 1, 1))
        edge = torch.linspace(-1, 1, 32)
        yy, xx = torch.meshgrid(edge, edge, indexing='ij')
        radius = torch.sqrt(xx**2 + yy**2)
        self.register_buffer('prior', torch.exp(-((radius / 0.95) ** 2))[None, None])
        regions = torch.stack([(yy < 0).float(), (yy >= 0).float(), (radius < 0.35).float(), ((xx.abs() > 0.86) | (yy.abs() > 0.86)).float()])
        self.register_buffer('regions', regions.view(1, 4, -1))
        ring = torch.zeros(8, 8, dtype=torch.bool)
        ring[0], ring[-1], ring[:, 0], ring[:, -1] = True, True, True, True
        self.register_buffer('ring', ring.flatten().nonzero().flatten())

    def lab(self, rgb: torch.Tensor) -> torch.Tensor:
        """[B, 3, h, w] sRGB 0–1 -> CIELAB."""
        lin = (rgb.clamp(min=0.0) + 0.055).div(1.055).pow(2.4)
        t = torch.einsum('ij,bjhw->bihw', self.xyz, lin).clamp(min=1e-4)
        f = t.pow(1 / 3)
        x, y, z = f[:, 0:1], f[:, 1:2], f[:, 2:3]
        return torch.cat([116 * y - 16, 500 * (x - y), 200 * (y - z)], 1)

    def foreground(self, lab32: torch.Tensor) -> torch.Tensor:
        """lab32 [B, 3, 32, 32] -> [B, 1, 32, 32]: how unlike the frame's colours, and near the middle."""
        b = lab32.shape[0]
        frame = F.avg_pool2d(lab32, 4).flatten(2)[:, :, self.ring]  # [B, 3, 28]
        p = lab32.flatten(2)
        d2 = (p**2).sum(1)[:, :, None] + (frame**2).sum(1)[:, None] - 2 * p.transpose(1, 2) @ frame  # [B, 1024, 28]
        near = (-torch.topk(-d2, 4, dim=2).values[..., 3]).clamp(min=1e-3).sqrt()  # fourth nearest: a hem may touch the frame
        near = near.view(b, 1, 32, 32)
        level = near * self.prior
        level = level / level.flatten(1).mean(1).view(b, 1, 1, 1).clamp(min=1.0)
        return torch.sigmoid(4 * (level - 1.0))

    def oriented(self, x: torch.Tensor, weight: torch.Tensor | None = None) -> torch.Tensor:
        """[B, C, h, w] -> [B, ORIENTATIONS, h, w]: gradient strength by direction, of all channels together."""
        x = F.pad(x, (1, 1, 1, 1), mode='replicate')
        gx, gy = x[:, :, 1:-1, 2:] - x[:, :, 1:-1, :-2], x[:, :, 2:, 1:-1] - x[:, :, :-2, 1:-1]
        xx, yy, xy = (gx * gx).sum(1, True), (gy * gy).sum(1, True), (gx * gy).sum(1, True)
        m = (xx + yy + 1e-4).sqrt()
        way = ((xx - yy) * self.c2 + 2 * xy * self.s2) / (m * m)
        out = m * F.relu(way) ** 3
        return out if weight is None else out * weight

    @staticmethod
    def cells(o: torch.Tensor, grid: int) -> torch.Tensor:
        """Pooled to grid × grid cells, each over its neighbourhood's strength: [B, ORIENTATIONS · grid²]."""
        c = F.avg_pool2d(o, o.shape[-1] // grid)
        strength = F.avg_pool2d((c * c).sum(1, True), 3, 1, 1).sqrt()
        return (c / (strength + 0.5)).clamp(max=1.0).flatten(1)

    def forward(self, rgb: torch.Tensor) -> torch.Tensor:
        lab = self.lab(F.avg_pool2d(rgb, 2))  # [B, 3, 64, 64]
        lab32 = F.avg_pool2d(lab, 2)
        fg = self.foreground(lab32)
        fg128 = F.interpolate(fg, size=(SIDE, SIDE), mode='bilinear', align_corners=False)
        fine = self.oriented(rgb * 100)
        shape = [self.cells(fine * (0.25 + 0.75 * fg128), 16), self.cells(fine, 8), self.cells(self.oriented(F.avg_pool2d(rgb, 4) * 100), 8), self.cells(self.oriented(fg * 20), 8), F.avg_pool2d(fg, 2).flatten(1)]
        pixels = lab32.flatten(2)  # [B, 3, 1024]
        d2 = (pixels**2).sum(1)[:, :, None] + (self.anchors**2).sum(1) - 2 * pixels.transpose(1, 2) @ self.anchors.T
        member = torch.softmax(-d2 / 120.0, 2)  # [B, 1024, 52]
        w = fg.flatten(2)  # [B, 1, 1024]
        weight = torch.cat([w, w * self.regions[:, :2], self.regions[:, 2:].expand(w.shape[0], 2, 1024)], 1)
        weight = weight / (weight.sum(2, True) + 1e-3)
        colour = (weight @ member + 1e-4).sqrt().flatten(1)
        mean = (weight[:, :1] @ pixels.transpose(1, 2))[:, 0]
        spread = ((weight[:, :1] @ (pixels**2).transpose(1, 2))[:, 0] - mean**2).clamp(min=1e-2).sqrt()
        cloth = []
        for o in (fine, F.avg_pool2d(fine, 2), self.oriented(lab), self.oriented(lab32)):
            f = F.interpolate(fg, size=o.shape[-2:], mode='bilinear', align_corners=False)
            cloth.append((o * f).mean((2, 3)) / (f.mean((2, 3)) + 1e-3))
        return torch.cat([*shape, colour, mean / 50, spread / 20, torch.cat(cloth, 1) / 10], 1)
