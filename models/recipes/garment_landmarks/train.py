"""Trains the landmark network for a number of minutes; writes the averaged weights every few of them."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from network import GarmentLandmarks
from network_training import Training, begin, load_weights
from person_parser.exported import load_exported
from person_parser.lite0 import load_pretrained
from photos import read_marked, read_pseudo
from samples import HEIGHTS, Example, read_drawn, sample

SPREAD = 1.0  # of the wanted heat, in cells
FROZEN = 2  # stages of the encoder that stay as ImageNet taught them: half of the time of a step would go there
FROZEN_LATER = 3  # where it goes on from an exported network
INPUT_SCALE = 1.0  # the weights take (pixel - 127) / 128, as this network does


def batch_of(examples: list[Example], size: tuple[int, int], rng: np.random.Generator) -> tuple[torch.Tensor, ...]:
    drawn = [sample(e, size, rng) for e in examples]
    x = torch.from_numpy(np.stack([d[0] for d in drawn])).contiguous(memory_format=torch.channels_last)
    points = torch.from_numpy(np.stack([d[1] for d in drawn]))
    known = torch.from_numpy(np.stack([d[2] for d in drawn]))
    kinds = torch.from_numpy(np.stack([e.kinds for e in examples]))
    ghost = torch.tensor([e.ghost for e in examples])
    return x, points, known, kinds, ghost


def loss_of(out: tuple[torch.Tensor, ...], points: torch.Tensor, known: torch.Tensor, may: torch.Tensor, ghost: torch.Tensor) -> tuple[torch.Tensor, dict]:
    heat, visible, kinds, ghosts = (o.float() for o in out)
    b, n, h, w = heat.shape
    has = ~points[..., 0].isnan()
    inside = has & (points > 0).all(2) & (points < 1).all(2)
    at = points.nan_to_num(0.5) * torch.tensor([w, h]) - 0.5
    dx = torch.arange(w)[None, None] - at[..., 0:1]
    dy = torch.arange(h)[None, None] - at[..., 1:2]
    gx, gy = (-dx**2 / (2 * SPREAD**2)).softmax(2), (-dy**2 / (2 * SPREAD**2)).softmax(2)
    wanted = gy[..., :, None] * gx[..., None, :]
    log = heat.flatten(2).log_softmax(2)
    cross = -(wanted.flatten(2) * log).sum(2)
    chance = log.exp().view(b, n, h, w)
    x = (chance.sum(2) * torch.arange(w)).sum(2)
    y = (chance.sum(3) * torch.arange(h)).sum(2)
    off = ((x - at[..., 0]).abs() + (y - at[..., 1]).abs()) / w
    place = cross[inside].mean() + 6 * off[inside].mean()
    seen = F.binary_cross_entropy_with_logits(visible[known], inside[known].float())
    # That it is one of those that it may be.
    kind_loss = -kinds.log_softmax(1).masked_fill(~may, -1e4).logsumexp(1).mean()
    filled = ~ghost.isnan()
    ghost_loss = F.binary_cross_entropy_with_logits(ghosts[filled], ghost[filled]) if filled.any() else heat.sum() * 0
    total = place + 4 * seen + 1.5 * kind_loss + ghost_loss
    return total, {'place': cross[inside].mean().item(), 'off %': 100 * off[inside].mean().item(), 'seen': seen.item(), 'kind': kind_loss.item(), 'ghost': ghost_loss.item()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--drawn', type=Path, nargs='+', required=True, help='folders that `npm run tryon -- draw-garments` wrote')
    p.add_argument('--resume', type=Path, help='weights of an earlier training; otherwise it begins from ImageNet')
    p.add_argument('--model', type=Path, help='or an exported network to go on from')
    p.add_argument('--pseudo', type=Path, help='what label_photos.py wrote')
    p.add_argument('--pseudo-share', type=float, default=0.38)
    p.add_argument('--marked', type=Path, nargs='+', default=[], help='photos of the train split that cut_photos.py cut; those with marks are taken')
    p.add_argument('--marked-share', type=float, default=0.22)
    p.add_argument('--last-rate', type=float, default=0.02, help='share of the rate at the end')
    p.add_argument('--out', type=Path, required=True)
    p.add_argument('--minutes', type=float, required=True)
    p.add_argument('--width', type=int, choices=HEIGHTS, default=128, help='of the input')
    p.add_argument('--small-until', type=float, default=0.0, help='share of the time at 96')
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--rate', type=float, default=2e-3)
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    rng = begin(a.threads, a.seed, a.out)

    drawn = [e for folder in a.drawn for e in read_drawn(folder)]
    pseudo = read_pseudo(a.pseudo) if a.pseudo else []
    marked = [e for folder in a.marked for e in read_marked(folder)]
    net = GarmentLandmarks()
    load_pretrained(net.encoder, INPUT_SCALE)
    if a.model:
        load_exported(net, a.model, torch.zeros(1, 4, 128, 96))
    if a.resume:
        load_weights(net, a.resume)
    print(json.dumps({'drawn': len(drawn), 'pseudo': len(pseudo), 'marked': len(marked)}), flush=True)

    frozen = FROZEN_LATER if a.model else FROZEN
    training = Training(net, rate=a.rate, frozen=frozen, last_rate=a.last_rate)
    shares = [a.pseudo_share if pseudo else 0, a.marked_share if marked else 0]

    def loss_at(share: float) -> tuple[torch.Tensor, dict[str, float]]:
        width = 96 if share < a.small_until else a.width
        sources = rng.choice(3, a.batch, p=[1 - sum(shares), *shares])
        examples = [of[rng.integers(len(of))] for of in ((drawn, pseudo, marked)[k] for k in sources)]
        x, *truth = batch_of(examples, (width, HEIGHTS[width]), rng)
        return loss_of(net(x, frozen), *truth)

    training.run(a.minutes, a.out, loss_at, told_every=20, saved_every=120)
    print(json.dumps({'steps': training.steps, 'seen': training.steps * a.batch}), flush=True)


if __name__ == '__main__':
    main()
