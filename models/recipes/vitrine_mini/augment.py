"""Augmentation on whole batches (torch, CPU), labels kept true.

Hue is never jittered blindly: `recolour` paints the garment's own pixels in another measured colour and rewrites the
colour label, which is exact; `swap_background` moves it to another floor.
"""

import math

import torch
from torch.nn import functional as F

_M = torch.tensor([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
_W = torch.tensor([0.95047, 1.0, 1.08883])


def rgb_to_lab(x: torch.Tensor) -> torch.Tensor:
    """sRGB float [..., 3] in 0–1 -> CIELAB [..., 3] (D65)."""
    lin = torch.where(x > 0.04045, ((x + 0.055) / 1.055).clamp(min=0) ** 2.4, x / 12.92)
    t = (lin @ _M.T) / _W
    f = torch.where(t > 0.008856, t.clamp(min=1e-6) ** (1 / 3), 7.787 * t + 16 / 116)
    return torch.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def lab_to_rgb(x: torch.Tensor) -> torch.Tensor:
    fy = (x[..., 0] + 16) / 116
    f = torch.stack([fy + x[..., 1] / 500, fy, fy - x[..., 2] / 200], -1)
    t = torch.where(f > 0.206897, f**3, (f - 16 / 116) / 7.787) * _W
    lin = (t @ torch.linalg.inv(_M).T).clamp(0, 1)
    return torch.where(lin > 0.0031308, 1.055 * lin.clamp(min=1e-8) ** (1 / 2.4) - 0.055, 12.92 * lin)


def recolour(rgb: torch.Tensor, mask: torch.Tensor, goal: torch.Tensor) -> torch.Tensor:
    """rgb [B, 3, H, W] 0–1, mask [B, 1, H, W], goal CIELAB [B, 3]: moves each garment's mean colour to its goal and
    keeps the folds (lightness detail is shrunk for dark goals)."""
    soft = F.avg_pool2d(mask, 3, 1, 1)
    lab = rgb_to_lab(rgb.permute(0, 2, 3, 1))
    w = mask.permute(0, 2, 3, 1)
    mean = (lab * w).sum((1, 2)) / w.sum((1, 2)).clamp(min=1)
    k = ((goal[:, 0] + 15) / (mean[:, 0] + 15)).clamp(0.35, 1.6)
    detail = lab - mean[:, None, None]
    detail = torch.stack([detail[..., 0] * k[:, None, None], detail[..., 1] * 0.6, detail[..., 2] * 0.6], -1)
    painted = lab_to_rgb(detail + goal[:, None, None]).permute(0, 3, 1, 2)
    return soft * painted + (1 - soft) * rgb


def geometry(x: torch.Tensor, size: int, strength: float = 1.0) -> torch.Tensor:
    """Random crop, squash, rotation and flip: [B, C, H, W] -> [B, C, size, size] (bilinear, reflected at the frame)."""
    b = x.shape[0]
    area = torch.empty(b).uniform_(1 - 0.6 * strength, 1.12)
    ratio = torch.exp(torch.empty(b).uniform_(-0.3, 0.3) * strength)
    sx, sy = (area * ratio).sqrt().clamp(max=1.15), (area / ratio).sqrt().clamp(max=1.15)
    tx = torch.empty(b).uniform_(-1, 1) * (1 - sx).abs()
    ty = torch.empty(b).uniform_(-1, 1) * (1 - sy).abs()
    angle = torch.randn(b).clamp(-2, 2) * math.radians(8) * strength
    flip = torch.where(torch.rand(b) < 0.5, -1.0, 1.0)
    c, s = angle.cos(), angle.sin()
    theta = torch.stack([torch.stack([flip * sx * c, -sy * s, tx], -1), torch.stack([flip * sx * s, sy * c, ty], -1)], 1)
    grid = F.affine_grid(theta, [b, x.shape[1], size, size], align_corners=False)
    return F.grid_sample(x, grid, mode='bilinear', padding_mode='reflection', align_corners=False)


def light(x: torch.Tensor) -> torch.Tensor:
    """Exposure, contrast and a small white-balance error, within what leaves the colour's name: [B, 3, H, W] 0–1."""
    b = x.shape[0]
    gain = torch.empty(b, 1, 1, 1).uniform_(0.82, 1.18)
    cast = 1 + torch.randn(b, 3, 1, 1).clamp(-2, 2) * 0.025
    mean = x.mean((1, 2, 3), keepdim=True)
    contrast = torch.empty(b, 1, 1, 1).uniform_(0.85, 1.15)
    return (((x - mean) * contrast + mean) * gain * cast).clamp(0, 1)


def erase(x: torch.Tensor, p: float = 0.25) -> torch.Tensor:
    """Random erasing (Zhong et al., AAAI 2020): one grey rectangle in a share p of the batch."""
    h, w = x.shape[2:]
    for i in torch.nonzero(torch.rand(x.shape[0]) < p).flatten().tolist():
        eh, ew = int(h * (0.15 + 0.25 * torch.rand(1))), int(w * (0.15 + 0.25 * torch.rand(1)))
        y, z = int(torch.randint(0, h - eh, (1,))), int(torch.randint(0, w - ew, (1,)))
        x[i, :, y : y + eh, z : z + ew] = torch.rand(3, 1, 1)
    return x


def _lattice(b: int, size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Turned and scaled cloth coordinates u, v [b, size, size], one unit per repeat of the pattern."""
    yy, xx = torch.meshgrid(torch.linspace(-0.5, 0.5, size), torch.linspace(-0.5, 0.5, size), indexing='ij')
    turn = torch.randn(b, 1, 1) * 0.12 + (torch.rand(b, 1, 1) < 0.4) * math.pi / 2
    repeats = torch.exp(torch.empty(b, 1, 1).uniform_(math.log(6.0), math.log(20.0)))
    bend = 0.03 * torch.sin(6.3 * (xx * torch.rand(b, 1, 1) * 2 + yy * torch.rand(b, 1, 1) * 2 + torch.rand(b, 1, 1)))
    u = (xx * turn.cos() + yy * turn.sin() + bend) * repeats + torch.rand(b, 1, 1)
    v = (yy * turn.cos() - xx * turn.sin() + bend) * repeats + torch.rand(b, 1, 1)
    return u, v


def cloth_pattern(kind: str, b: int, size: int) -> torch.Tensor:
    """Where the second colour goes, 0–1 [b, 1, size, size]: striped, checked, dotted or floral cloth."""
    u, v = _lattice(b, size)
    thick = torch.empty(b, 1, 1).uniform_(0.15, 0.55)
    soft = 0.08
    edge = lambda d: torch.sigmoid((d) / soft * 2)
    if kind == 'striped':
        out = edge(thick - (u % 1.0))
    elif kind == 'checked':
        a, c = edge(thick - (u % 1.0)), edge(thick - (v % 1.0))
        lines = torch.rand(b, 1, 1) < 0.3
        out = torch.where(lines, torch.maximum(edge(0.14 - (u % 1.0)), edge(0.14 - (v % 1.0))), 0.5 * (a + c))
    else:
        u, v = u * 0.8, v * 0.8
        row = torch.floor(v)
        x, y = (u + 0.5 * (row % 2)) % 1.0 - 0.5, v % 1.0 - 0.5
        if kind == 'floral':
            column = torch.floor(u + 0.5 * (row % 2))
            x = x + 0.16 * torch.sin(column * 12.9 + row * 78.2)
            y = y + 0.16 * torch.sin(column * 39.3 + row * 11.1)
        r, angle = torch.sqrt(x * x + y * y), torch.atan2(y, x)
        if kind == 'dotted':
            out = edge(torch.empty(b, 1, 1).uniform_(0.18, 0.32) - r)
        else:
            petals = torch.randint(4, 7, (b, 1, 1)).float()
            out = edge(0.24 + 0.12 * torch.cos(petals * angle + 6 * torch.rand(b, 1, 1)) - r) * (1 - 0.9 * edge(0.07 - r))
    return out[:, None]
