"""Trains the parser for a number of minutes; writes the averaged weights every few of them."""

import argparse
import copy
import json
import math
import time
from pathlib import Path

import cv2
import numpy as np
import torch

from augment import MIDDLE, SPREAD, sample, whole
from dataset import read_backgrounds, read_drawn, read_people, split_held_out
from losses import count, ious, loss_of
from network import PersonParser, begin_from_encoder

FULL, SMALL = (192, 288), (128, 192)


def tensor_of(pictures: list[np.ndarray]) -> torch.Tensor:
    x = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float()
    return ((x - MIDDLE) / SPREAD).contiguous(memory_format=torch.channels_last)


def held_out_figures(net: PersonParser, held: list, size: tuple[int, int]) -> dict:
    net.eval()
    confusion = torch.zeros(9, 9, dtype=torch.int64)
    with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
        for photo, classes in held:
            x = tensor_of([whole(photo, size)])
            a, b = net(torch.cat([x, x.flip(3)])).float().softmax(1).chunk(2)
            both = torch.nn.functional.interpolate(a + b.flip(3), size=classes.shape, mode='bilinear')
            confusion += count(both.argmax(1)[0], torch.from_numpy(classes))
    per_class, mean, person = ious(confusion)
    return {'classes': [round(v, 3) for v in per_class], 'mean': round(mean, 4), 'person': round(person, 4)}


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--drawn', type=Path, help='drawn figures with masks')
    p.add_argument('--encoder', default='models/vitrine-mini/onnx/vision_model.onnx')
    p.add_argument('--out', type=Path, required=True)
    p.add_argument('--minutes', type=float, required=True)
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--rate', type=float, default=1.5e-3)
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--small-until', type=float, default=0.35, help='share of the time at 2/3 of the size')
    p.add_argument('--resume', type=Path, help='weights to go on from')
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    a.out.mkdir(parents=True, exist_ok=True)

    train, held = split_held_out(read_people(a.data / 'people', 'train'))
    drawn = read_drawn(a.drawn) if a.drawn else []
    backgrounds = read_backgrounds(a.data / 'clothing')
    net = PersonParser().to(memory_format=torch.channels_last)
    if a.resume:
        net.load_state_dict(torch.load(a.resume))
    else:
        begin_from_encoder(net, a.encoder, tensor_of([whole(photo, FULL) for photo, _ in train[:32]]))
    average = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=0.02)
    begun, step, seen, running = time.time(), 0, 0, 0.0
    saved = begun
    order: list[int] = []
    while (share := (time.time() - begun) / 60 / a.minutes) < 1:
        rate = a.rate * min(1, (step + 1) / 60) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in optimiser.param_groups:
            group['lr'] = rate
        size = SMALL if share < a.small_until else FULL
        pictures, targets = [], []
        for _ in range(a.batch):
            if drawn and rng.random() < 0.06:
                photo, classes = drawn[rng.integers(len(drawn))]
            else:
                order = order or rng.permutation(len(train)).tolist()
                photo, classes = train[order.pop()]
            picture, target = sample(photo, classes, size, backgrounds, rng)
            pictures.append(picture)
            targets.append(target)
        with torch.autocast('cpu', torch.bfloat16):
            logits = net(tensor_of(pictures))
        loss = loss_of(logits, torch.from_numpy(np.stack(targets)).long())
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        step, seen = step + 1, seen + a.batch
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        keep = min(0.998, (1 + step) / (20 + step))
        with torch.no_grad():
            for mean, now in zip(average.state_dict().values(), net.state_dict().values()):
                mean.lerp_(now, 1 - keep) if mean.is_floating_point() else mean.copy_(now)
        if step % 50 == 0:
            minutes = (time.time() - begun) / 60
            print(json.dumps({'step': step, 'minutes': round(minutes, 1), 'loss': round(running, 3), 'per_s': round(seen / minutes / 60, 1)}), flush=True)
        if time.time() - saved > 300:
            saved = time.time()
            torch.save(average.state_dict(), a.out / 'average.pt')
            print(json.dumps(held_out_figures(average, held, size)), flush=True)
    torch.save(average.state_dict(), a.out / 'average.pt')
    print(json.dumps(held_out_figures(average, held, FULL)), flush=True)


if __name__ == '__main__':
    main()
