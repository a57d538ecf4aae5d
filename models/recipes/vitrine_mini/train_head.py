"""Trains the joining head on cached descriptors and convolution features of augmented pictures."""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from attributes import CLASSES, COLOUR_NAMES, DIMENSION, directions
from losses import attribute_loss, prompt_loss
from towers import Head


def fit(x: np.ndarray, label: dict[str, torch.Tensor], seconds: float, check=None, batch: int = 512, rate: float = 1.5e-3, threads: int = 2, seed: int = 4) -> tuple[Head, float]:
    """x float16 [N, features]; label as in `losses`. Returns the averaged head and the logit scale."""
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    rng = np.random.default_rng(seed)
    net = Head(x.shape[1], DIMENSION)
    sample = torch.from_numpy(x[rng.choice(len(x), min(8000, len(x)), replace=False)].astype(np.float32))
    net.mean.copy_(sample.mean(0))
    net.deviation.copy_(sample.std(0).clamp(min=1e-3))
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
        if step % 100 == 0:
            print(json.dumps({'step': step, 'seconds': round(time.time() - begin), 'loss': round(seen, 3), 'scale': round(scale.item(), 1)}), flush=True)
    net.load_state_dict(mean)
    return net.eval(), log_scale.exp().item()
