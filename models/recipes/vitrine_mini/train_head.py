"""Trains the joining head on cached descriptors and convolution features of augmented pictures."""

import argparse
import json
import math
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import augment
from attributes import CLASSES, COLOUR_NAMES, DIMENSION, directions
from dataset import Shelf, is_held_out
from descriptors import SIDE, Descriptors
from feeder import KEYS, MEAN, STD, Feeder
from losses import attribute_loss, prompt_loss
from shelves import drawn, load_all
from towers import CONVOLUTION_SIDE, Head, VisionTower
from train import figures


@torch.no_grad()
def features(net: VisionTower, images: np.ndarray, mirror: bool = False) -> np.ndarray:
    """uint8 [N, SIDE, SIDE, 3] -> float16 [N, convolution features + descriptors]."""
    describe, out = Descriptors(), []
    for i in range(0, len(images), 64):
        rgb = torch.from_numpy(images[i : i + 64]).permute(0, 3, 1, 2).float() / 255
        rgb = rgb.flip(3) if mirror else rgb
        small = F.interpolate((rgb - MEAN) / STD, size=(CONVOLUTION_SIDE, CONVOLUTION_SIDE), mode='bilinear', align_corners=False)
        out.append(torch.cat([net.pooled(small), describe(rgb)], 1).half().numpy())
    return np.concatenate(out)


def resized(images: np.ndarray) -> np.ndarray:
    return np.stack([cv2.resize(i, (SIDE, SIDE), interpolation=cv2.INTER_AREA) for i in images])


def fit(x: np.ndarray, label: dict[str, torch.Tensor], seconds: float, batch: int = 512, rate: float = 1.5e-3, threads: int = 1, seed: int = 4, start: dict | None = None) -> tuple[Head, float]:
    """x float16 [N, features]; label as in `losses`; start: weights to go on from. Returns the averaged head and the logit scale."""
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    rng = np.random.default_rng(seed)
    net = Head(x.shape[1], DIMENSION)
    sample = torch.from_numpy(x[rng.choice(len(x), min(8000, len(x)), replace=False)].astype(np.float32))
    net.mean.copy_(sample.mean(0))
    net.deviation.copy_(sample.std(0).clamp(min=1e-3))
    if start:
        net.load_state_dict(start)
    aux = nn.ModuleDict({'kind': nn.Linear(net.hidden, len(CLASSES)), 'colour': nn.Linear(net.hidden, len(COLOUR_NAMES))})
    log_scale = nn.Parameter(torch.tensor(math.log(16.0)))
    weights = [*net.parameters(), *aux.parameters()]
    opt = torch.optim.AdamW([{'params': [p for p in weights if p.ndim > 1], 'weight_decay': 0.2}, {'params': [p for p in weights if p.ndim <= 1] + [log_scale], 'weight_decay': 0.0}], lr=rate, fused=True)
    table = torch.from_numpy(directions())
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    begin, step, seen = time.time(), 0, 0.0
    while (done := (time.time() - begin) / seconds) < 1:
        for group in opt.param_groups:
            group['lr'] = rate * min(1, (step + 1) / 30) * (0.5 + 0.5 * math.cos(math.pi * done))
        net.train()
        rows = rng.choice(len(x), batch, replace=False)
        part = {k: v[rows] for k, v in label.items()}
        with torch.autocast('cpu', dtype=torch.bfloat16):
            hidden, vector = net.both(torch.from_numpy(x[rows]).float())
            kind, colour = aux['kind'](hidden), aux['colour'](hidden)
        vector, scale = F.normalize(vector.float(), dim=1), log_scale.exp().clamp(max=30)
        extra = F.cross_entropy(kind.float(), part['kind'], label_smoothing=0.1) - (part['colour'] * F.log_softmax(colour.float(), 1)).sum(1).mean()
        loss = attribute_loss(vector, table, scale, part) + 0.5 * prompt_loss(vector, table, scale, part) + 0.3 * extra
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 2.0)
        opt.step()
        step += 1
        keep = min(0.98, (step + 1) / (step + 20))
        for k, v in net.state_dict().items():
            mean[k].lerp_(v, 1 - keep) if v.is_floating_point() else mean[k].copy_(v)
        seen = loss.item() if step == 1 else 0.95 * seen + 0.05 * loss.item()
        if step % 50 == 0:
            print(json.dumps({'step': step, 'seconds': round(time.time() - begin), 'loss': round(seen, 3), 'scale': round(scale.item(), 1)}), flush=True)
    net.load_state_dict(mean)
    return net.eval(), log_scale.exp().item()


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--drawn', type=Path, nargs='*', default=[], help='as given to train')
    arg.add_argument('--more-drawn', type=Path, nargs='*', default=[], help='more drawn garments, used as they are')
    arg.add_argument('--people', action='store_true')
    arg.add_argument('--cache', type=Path, required=True)
    arg.add_argument('--vision', type=Path, required=True, help='folder with vision.pt; head.pt is written there')
    arg.add_argument('--bake', type=int, default=20000, help='as given to train')
    arg.add_argument('--seconds', type=float, default=120)
    arg = arg.parse_args()
    shelf = load_all(arg.data, arg.cache, arg.drawn, arg.people)
    train = shelf.split == 'train'
    held = train & np.array([is_held_out(s) for s in shelf.sender]) & (shelf.drawn == 0)
    feeder = Feeder(shelf.take(train & ~held), 1)
    feeder.bake(arg.bake, arg.cache / f'baked-{arg.bake}-{len(feeder.s)}-1.npz')
    rng = np.random.default_rng(100)
    images = [augment.draw(i, SIDE, rng) for i in feeder.images]
    labels = {k: [v] for k, v in feeder.labels.items()}
    for folder in arg.more_drawn:
        more: Shelf = drawn(folder, arg.cache)
        for _ in range(2):
            images += [augment.draw(i, SIDE, rng) for i in more.image]
            for k in KEYS:
                labels[k].append(torch.from_numpy(getattr(more, k)).to(labels[k][0].dtype))
    net = VisionTower(DIMENSION).eval()
    net.load_state_dict(torch.load(arg.vision / 'vision.pt')['vision'])
    head, scale = fit(features(net, np.stack(images)), {k: torch.cat(v) for k, v in labels.items()}, arg.seconds)
    torch.save({'head': head.state_dict(), 'scale': scale}, arg.vision / 'head.pt')
    check = shelf.take(held)
    with torch.no_grad():
        views = [F.normalize(head(torch.from_numpy(features(net, resized(check.image), m)).float()), dim=1) for m in (False, True)]
    print(json.dumps(figures(F.normalize(views[0] + views[1], dim=1).numpy(), check)))


if __name__ == '__main__':
    main()
