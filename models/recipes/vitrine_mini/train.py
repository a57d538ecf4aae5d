"""Trains the photo tower. See README.md for the exact commands."""

import argparse
import copy
import json
import math
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

SMALL_PART = 0.45  # progressive resizing (Tan and Le, EfficientNetV2, ICML 2021)


@torch.no_grad()
def embed(net: VisionTower, image: np.ndarray, size: int) -> np.ndarray:
    """uint8 [N, SIDE, SIDE, 3] -> unit float32 [N, D]."""
    net.eval()
    out = []
    for i in range(0, len(image), 64):
        x = torch.from_numpy(image[i : i + 64]).permute(0, 3, 1, 2).float()
        x = F.interpolate(x, size=(size, size), mode='bilinear', antialias=True, align_corners=False) / 255
        out.append(F.normalize(net((x - MEAN) / STD), dim=1))
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
    arg.add_argument('--batch', type=int, default=96)
    arg.add_argument('--size', type=int, default=128, help='pixels; the first part of the training runs at 96')
    arg.add_argument('--bake', type=int, default=36000, help='painted pictures kept in memory')
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
    feeder.bake(arg.bake)
    print('baked', arg.bake, flush=True)
    net = VisionTower(DIMENSION).to(memory_format=torch.channels_last)
    heads = nn.ModuleDict({'kind': nn.Linear(net.features, len(CLASSES)), 'colour': nn.Linear(net.features, len(COLOUR_NAMES))})
    log_scale = nn.Parameter(torch.tensor(math.log(14.0)))
    weights = [*net.parameters(), *heads.parameters()]
    decay = [p for p in weights if p.ndim > 1]
    plain = [p for p in weights if p.ndim <= 1] + [log_scale]
    opt = torch.optim.AdamW([{'params': decay, 'weight_decay': 0.05}, {'params': plain, 'weight_decay': 0.0}], lr=arg.rate)
    mean_net = copy.deepcopy(net)
    table = torch.from_numpy(directions())
    begin, step, seen = time.time(), 0, 0.0
    while True:
        done = step / arg.steps if arg.steps else (time.time() - begin) / 60 / arg.minutes
        if done >= 1:
            break
        rate = arg.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in opt.param_groups:
            group['lr'] = rate
        net.train()
        x, label = feeder.next(arg.batch, 96 if done < SMALL_PART else arg.size)
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
        keep = min(0.998, (step + 1) / (step + 10))
        with torch.no_grad():
            for a, b in zip(mean_net.state_dict().values(), net.state_dict().values()):
                a.lerp_(b, 1 - keep) if a.is_floating_point() else a.copy_(b)
        seen = loss.item() if step == 1 else 0.98 * seen + 0.02 * loss.item()
        if step % 200 == 0:
            minutes = (time.time() - begin) / 60
            note = {'step': step, 'minutes': round(minutes, 1), 'loss': round(seen, 3), 'scale': round(scale.item(), 1), 'per_s': round(step * arg.batch / minutes / 60)}
            if step % 800 == 0:
                got = figures(embed(mean_net, check.image, 160), check)
                note |= {k: round(got[k], 3) for k in ('class_p10', 'colour_class_p5', 'photo_p10')}
            print(json.dumps(note), flush=True)
    arg.out.mkdir(parents=True, exist_ok=True)
    torch.save({'vision': mean_net.state_dict(), 'scale': log_scale.exp().item(), 'step': step}, arg.out / 'vision.pt')
    for size in (128, 160):
        print(size, json.dumps(figures(embed(mean_net, check.image, size), check)), flush=True)


if __name__ == '__main__':
    main()
