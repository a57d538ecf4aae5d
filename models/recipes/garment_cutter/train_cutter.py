"""Trains the cutter for a number of minutes; writes the averaged weights every few of them."""

import argparse
import copy
import json
import math
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from cutter import GarmentCutter
from kinds import KINDS
from network import begin_from_encoder
from photos import Item, read_items, textures
from rough_masks import agreed_mask
from samples import MIDDLE, SIZE, SPREAD, composed, sample, whole

HELD_OUT_EVERY = 14  # of the train split, for choices
BY_COLOUR = 300  # photos of each kind that the first training tries to cut by colour


def tensor_of(pictures: list[np.ndarray]) -> torch.Tensor:
    x = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float()
    return ((x - MIDDLE) / SPREAD).contiguous(memory_format=torch.channels_last)


def answer(net: GarmentCutter, pictures: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Coverage float [n, SIZE/2, SIZE/2] and kinds int [n]."""
    masks, kinds = [], []
    with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
        for at in range(0, len(pictures), 32):
            mask, kind = net(tensor_of(pictures[at : at + 32]))
            masks.append(mask.float().sigmoid()[:, 0].numpy())
            kinds.append(kind.float().argmax(1).numpy())
    return np.concatenate(masks), np.concatenate(kinds)


def figures(net: GarmentCutter, held: list[Item], grounds: list[np.ndarray]) -> dict:
    net.eval()
    rng = np.random.default_rng(7)
    laid = [composed(item, grounds, rng) for item in held if item.mask is not None]
    masks, _ = answer(net, [picture for picture, _ in laid])
    overlaps = []
    for found, (_, mask) in zip(masks, laid):
        a, b = found > 0.5, cv2.resize(mask, (SIZE // 2, SIZE // 2), interpolation=cv2.INTER_AREA) > 127
        overlaps.append((a & b).sum() / max(1, (a | b).sum()))
    _, kinds = answer(net, [whole(item.photo) for item in held])
    right = np.mean([found == item.kind for found, item in zip(kinds, held)])
    return {'iou': round(float(np.mean(overlaps)), 4), 'below .9': round(float(np.mean(np.array(overlaps) < 0.9)), 3), 'kinds': round(float(right), 4)}


def relabel(net: GarmentCutter, items: list[Item]) -> None:
    """Masks from the network's own answers, where GrabCut begun from them agrees."""
    net.eval()
    masks, _ = answer(net, [whole(item.photo) for item in items])
    for item, chance in zip(items, masks):
        h, w = item.photo.shape[:2]
        item.mask = agreed_mask(item.photo, cv2.resize(chance, (w, h), interpolation=cv2.INTER_LINEAR))


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--encoder', default='models/vitrine-mini/onnx/vision_model.onnx')
    p.add_argument('--out', type=Path, required=True)
    p.add_argument('--minutes', type=float, required=True)
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--rate', type=float, default=1.5e-3)
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--resume', type=Path, help='weights to go on from, and to make the masks with')
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    a.out.mkdir(parents=True, exist_ok=True)

    items = read_items(a.data / 'clothing', 'train', 0 if a.resume else BY_COLOUR, a.threads)
    net = GarmentCutter().to(memory_format=torch.channels_last)
    if a.resume:
        net.load_state_dict(torch.load(a.resume))
        relabel(net, items)
    grounds = textures(items)
    held = items[::HELD_OUT_EVERY]
    train = [item for at, item in enumerate(items) if at % HELD_OUT_EVERY]
    if not a.resume:
        begin_from_encoder(net, a.encoder, tensor_of([whole(item.photo) for item in train[:32]]))
    counts = np.bincount([item.kind for item in train], minlength=len(KINDS))
    chance = np.array([counts[item.kind] ** -0.5 for item in train])
    chance /= chance.sum()
    print(json.dumps({'items': len(items), 'masks': sum(item.mask is not None for item in items), 'grounds': len(grounds)}), flush=True)

    average = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=0.02)
    begun, step, running = time.time(), 0, 0.0
    saved = begun
    while (share := (time.time() - begun) / 60 / a.minutes) < 1:
        net.train()
        for group in optimiser.param_groups:
            group['lr'] = a.rate * min(1, (step + 1) / 60) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        drawn = [sample(train[at], grounds, rng) for at in rng.choice(len(train), a.batch, p=chance)]
        known = torch.tensor([mask is not None for _, mask, _ in drawn])
        empty = np.zeros((SIZE // 2, SIZE // 2), np.uint8)
        truth = torch.from_numpy(np.stack([empty if mask is None else mask for _, mask, _ in drawn])).float()
        with torch.autocast('cpu', torch.bfloat16):
            logits, kinds = net(tensor_of([picture for picture, _, _ in drawn]))
        logits = logits.float()[:, 0]
        loss = 0.5 * F.cross_entropy(kinds.float(), torch.tensor([kind for _, _, kind in drawn]), label_smoothing=0.05)
        if known.any():
            found, wanted = logits[known], truth[known]
            covered = found.sigmoid()
            dice = 1 - (2 * (covered * wanted).sum((1, 2)) + 50) / (covered.sum((1, 2)) + wanted.sum((1, 2)) + 50)
            loss = loss + F.binary_cross_entropy_with_logits(found, wanted) + dice.mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        step += 1
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        keep = min(0.998, (1 + step) / (20 + step))
        with torch.no_grad():
            for mean, now in zip(average.state_dict().values(), net.state_dict().values()):
                mean.lerp_(now, 1 - keep) if mean.is_floating_point() else mean.copy_(now)
        if step % 50 == 0:
            print(json.dumps({'step': step, 'minutes': round((time.time() - begun) / 60, 1), 'loss': round(running, 3)}), flush=True)
        if time.time() - saved > 240:
            saved = time.time()
            torch.save(average.state_dict(), a.out / 'average.pt')
            print(json.dumps(figures(average, held, grounds)), flush=True)
    torch.save(average.state_dict(), a.out / 'average.pt')
    print(json.dumps(figures(average, held, grounds)), flush=True)


if __name__ == '__main__':
    main()
