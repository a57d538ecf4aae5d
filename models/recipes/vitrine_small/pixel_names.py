"""What a single colour is called, learned from the rules that training photos are measured by (`name_lab` of vitrine-mini's recipe), so
that the network names a garment's pixels as those rules do, surely far from the bounds between two names and less so near them.

As a command it teaches the colour part of a run folder, and leaves the rest of it as it is.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from colours import name_lab
from names import COLOURS

SINGLE = COLOURS[:-1]  # a single pixel is not multicolour
SAMPLES = 400_000
BATCH = 4096


class PixelNames(nn.Module):
    """lab [batch, 3, s, s] -> logits [batch, len(SINGLE), s, s]."""

    def __init__(self, wide: int = 40):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(6, wide, 1), nn.ReLU(), nn.Conv2d(wide, wide, 1), nn.ReLU(), nn.Conv2d(wide, len(SINGLE), 1))

    def forward(self, lab: torch.Tensor) -> torch.Tensor:
        of_hue = lab[:, 1:]
        chroma = (of_hue**2).sum(1, keepdim=True).clamp(min=1e-2).sqrt()
        return self.layers(torch.cat([lab / 50 - torch.tensor([1.0, 0, 0]).reshape(3, 1, 1), chroma / 25 - 0.5, of_hue / chroma], 1))


def samples(count: int, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """-> CIELAB [count, 3], index into SINGLE: of all colours, half of them near to grey, as most of what is worn is."""
    rgb = rng.random((count, 3))
    grey = rng.random((count, 1))
    near = np.arange(count) % 2 == 0
    rgb[near] = (grey + rng.normal(0, 0.12, (count, 3)) * rng.random((count, 1)))[near].clip(0, 1)
    lab = cv2.cvtColor(rgb.astype(np.float32)[None], cv2.COLOR_RGB2LAB)[0]
    return torch.from_numpy(lab), torch.tensor([SINGLE.index(name_lab(*map(float, one))) for one in lab])


def fit_pixels(net: PixelNames, steps: int = 3000) -> None:
    lab, name = samples(SAMPLES, np.random.default_rng(12))
    opt = torch.optim.AdamW(net.parameters(), lr=1e-2, weight_decay=1e-4)
    fall = torch.optim.lr_scheduler.OneCycleLR(opt, 1e-2, steps)
    draw = torch.Generator().manual_seed(12)
    for _ in range(steps):
        rows = torch.randint(SAMPLES, (BATCH,), generator=draw)
        loss = F.cross_entropy(net(lab[rows, :, None, None])[:, :, 0, 0], name[rows])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        fall.step()
    lab, name = samples(20_000, np.random.default_rng(13))
    with torch.inference_mode():
        same = net(lab[:, :, None, None])[:, :, 0, 0].argmax(1) == name
    print(f'single colours named alike: {same.float().mean().item():.3f}')


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--run', type=Path, required=True, help='a run folder of fit: its colour.pt is written anew')
    arg = arg.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(12)
    net, file = PixelNames(), arg.run / 'colour.pt'
    fit_pixels(net)
    torch.save(torch.load(file, weights_only=True) | {f'single.{name}': value for name, value in net.state_dict().items()}, file)


if __name__ == '__main__':
    main()
