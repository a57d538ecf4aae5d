"""Trains the photo tower. See README.md for the exact commands."""

import argparse
import copy
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from attributes import CLASSES, COLOUR_NAMES, DIMENSION, directions, target
from dataset import CLASS_LIST, Shelf, is_held_out
from feeder import MEAN, STD, Feeder
from losses import attribute_loss, prompt_loss
from metrics import COLOUR_PAIR_MINIMUM, merged_class, precision_at, same_class_precision
from shelves import load_all
from towers import VisionTower


class Busy:
    """How much of the machine other work takes (Linux): two threads that wait for each other on a busy core are slower
    than one."""

    def __init__(self) -> None:
        self.last = self._ticks()

    @staticmethod
    def _ticks() -> np.ndarray:
        """Seconds of the machine: all, and those of other processes."""
        try:
            t = np.array(Path('/proc/stat').read_text().split('\n')[0].split()[1:9], float) / os.sysconf('SC_CLK_TCK')
        except OSError:
            return np.zeros(2)
        return np.array([t.sum(), t[:3].sum() - sum(os.times()[:2])])

    def by_others(self) -> float:
        """Share 0–1 since the last call."""
        now = self._ticks()
        span, self.last = now - self.last, now
        return float(span[1] / span[0]) if span[0] else 0.0


@torch.no_grad()
def average(mean: nn.Module, net: nn.Module, keep: float) -> None:
    """Moving average of weights and batch statistics, in place."""
    for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
        a.lerp_(b, 1 - keep) if a.is_floating_point() else a.copy_(b)


@torch.no_grad()
def embed(net: VisionTower, image: np.ndarray, size: int) -> np.ndarray:
    """uint8 [N, SIDE, SIDE, 3] -> unit float32 [N, D], photo and mirror image together."""
    net.eval()
    out = []
    for i in range(0, len(image), 64):
        x = torch.from_numpy(image[i : i + 64]).permute(0, 3, 1, 2).float()
        x = F.interpolate(x, size=(size, size), mode='bilinear', antialias=True, align_corners=False) / 255
        x = (x - MEAN) / STD
        out.append(F.normalize(F.normalize(net(x), dim=1) + F.normalize(net(x.flip(3)), dim=1), dim=1))
    return torch.cat(out).numpy()


def figures(x: np.ndarray, shelf: Shelf) -> dict[str, float]:
    """The three figures with attribute targets in place of prompts (the prompt tower is taught those targets)."""
    table = directions()
    kinds = np.array([merged_class(CLASS_LIST[k]) for k in shelf.kind])
    by_class = {}
    for kind in sorted(set(kinds)):
        members = [k for k in CLASSES if merged_class(k) == kind]
        by_class[kind] = np.mean([precision_at(x @ target({m: 1}, table), kinds == kind, 10) for m in members[:1]])
    own = shelf.colour >= 0.30
    pairs = []
    for kind in sorted(set(kinds)):
        member = next(k for k in CLASSES if merged_class(k) == kind)
        for c, colour in enumerate(COLOUR_NAMES):
            relevant = (kinds == kind) & own[:, c]
            if relevant.sum() >= COLOUR_PAIR_MINIMUM:
                pairs.append(precision_at(x @ target({member: 1, colour: 1}, table), relevant, 5))
    return {'class_p10': float(np.mean(list(by_class.values()))), 'colour_class_p5': float(np.mean(pairs)), 'pairs': len(pairs), 'photo_p10': same_class_precision(x, kinds), **{k: round(float(v), 2) for k, v in by_class.items()}}


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--drawn', type=Path, nargs='*', default=[], help='folders of drawn garments with labels.csv')
    arg.add_argument('--cache', type=Path, required=True)
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--minutes', type=float, default=60)
    arg.add_argument('--steps', type=int, default=0, help='instead of minutes')
    arg.add_argument('--batch', type=int, default=128)
    arg.add_argument('--sizes', default='64:0.5,96:0.9,128:1', help='pixels and until which part of the training: progressive resizing (Tan and Le, EfficientNetV2, ICML 2021)')
    arg.add_argument('--resume', type=Path, help='go on from the vision.pt of this folder')
    arg.add_argument('--bake', type=int, default=20000, help='painted pictures kept in memory')
    arg.add_argument('--rate', type=float, default=2e-3)
    arg.add_argument('--everything', action='store_true', help='train on the held-out senders too')
    arg.add_argument('--people', action='store_true', help='add garments cut out of data/people')
    arg.add_argument('--threads', type=int, default=2)
    arg.add_argument('--seed', type=int, default=1)
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    shelf = load_all(arg.data, arg.cache, arg.drawn, arg.people)
    train = shelf.split == 'train'
    held = train & np.array([is_held_out(s) for s in shelf.sender]) & (shelf.drawn == 0)
    check = shelf.take(held)
    feeder = Feeder(shelf.take(train if arg.everything else train & ~held), arg.seed)
    feeder.bake(arg.bake, arg.cache / f'baked-{arg.bake}-{len(feeder.s)}-{arg.seed}.npz')
    print('baked', arg.bake, flush=True)
    net = VisionTower(DIMENSION).to(memory_format=torch.channels_last)
    heads = nn.ModuleDict({'kind': nn.Linear(net.features, len(CLASSES)), 'colour': nn.Linear(net.features, len(COLOUR_NAMES))})
    log_scale = nn.Parameter(torch.tensor(math.log(14.0)))
    weights = [*net.parameters(), *heads.parameters()]
    decay = [p for p in weights if p.ndim > 1]
    plain = [p for p in weights if p.ndim <= 1] + [log_scale]
    opt = torch.optim.AdamW([{'params': decay, 'weight_decay': 0.05}, {'params': plain, 'weight_decay': 0.0}], lr=arg.rate, fused=True)
    mean_net = copy.deepcopy(net)
    table = torch.from_numpy(directions())
    sizes = [(float(part), int(px)) for px, part in (entry.split(':') for entry in arg.sizes.split(','))]
    if arg.resume:
        state = torch.load(arg.resume / 'vision.pt')
        net.load_state_dict(state['vision'])
        mean_net.load_state_dict(state['vision'])
        log_scale.data.fill_(math.log(state['scale']))
        if 'heads' in state:
            heads.load_state_dict(state['heads'])
    busy = Busy()
    begin, step, seen = time.time(), 0, 0.0
    while True:
        done = step / arg.steps if arg.steps else (time.time() - begin) / 60 / arg.minutes
        if done >= 1:
            break
        rate = arg.rate * min(1, (step + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in opt.param_groups:
            group['lr'] = rate
        net.train()
        x, label = feeder.next(arg.batch, next(px for part, px in sizes if done < part))
        with torch.autocast('cpu', dtype=torch.bfloat16):
            pooled = net.body(x).mean((2, 3))
        pooled = net.drop(net.norm(pooled.float()))
        vector = F.normalize(net.embed(pooled), dim=1)
        scale = log_scale.exp().clamp(max=30)
        aux = F.cross_entropy(heads['kind'](pooled), label['kind'], label_smoothing=0.1)
        aux = aux - (label['colour'] * F.log_softmax(heads['colour'](pooled), 1)).sum(1).mean()
        loss = attribute_loss(vector, table, scale, label) + 0.5 * prompt_loss(vector, table, scale, label) + 0.3 * aux
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 2.0)
        opt.step()
        step += 1
        if step % 5 == 0:
            average(mean_net, net, keep=min(0.99, (step + 1) / (step + 50)))
        if step % 25 == 0:
            torch.set_num_threads(1 if busy.by_others() > 0.25 else arg.threads)
        seen = loss.item() if step == 1 else 0.98 * seen + 0.02 * loss.item()
        if step % 200 == 0:
            minutes = (time.time() - begin) / 60
            note = {'step': step, 'minutes': round(minutes, 1), 'loss': round(seen, 3), 'scale': round(scale.item(), 1), 'threads': torch.get_num_threads(), 'per_s': round(step * arg.batch / minutes / 60)}
            if step % 1000 == 0:
                got = figures(embed(mean_net, check.image, 128), check)
                note |= {k: round(got[k], 3) for k in ('class_p10', 'colour_class_p5', 'photo_p10')}
            print(json.dumps(note), flush=True)
    arg.out.mkdir(parents=True, exist_ok=True)
    torch.save({'vision': mean_net.state_dict(), 'heads': heads.state_dict(), 'scale': log_scale.exp().item(), 'step': step}, arg.out / 'vision.pt')
    for size in (96, 128, 160):
        print(size, json.dumps(figures(embed(mean_net, check.image, size), check)), flush=True)


if __name__ == '__main__':
    main()
