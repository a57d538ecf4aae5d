"""Trains the cutter for a number of minutes; keeps what is needed to go on every few of them."""

import argparse
import copy
import json
import pickle
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from augment import MIDDLE, SPREAD
from cutter import GarmentCutter
from drawings import read_drawings
from exported import load_exported, measure_norms
from kinds import KINDS
from lite0 import load_pretrained
from network_training import average_in, rate_share
from photos import Item, read_items, textures
from samples import HEIGHT, WIDTH, composed, sample, whole
from worn import read_worn

HELD_OUT_EVERY = 14  # of the train split, for choices
MASKED = 400  # photos of each kind that are cut to learn from
SIZES = ((0.45, (128, 160)), (0.8, (192, 256)), (1.01, (WIDTH, HEIGHT)))  # until which share of the time
LATER = (192, 256)  # of a training that goes on from an exported cutter
ENCODER_RATE = 0.3  # of the decoder's
ENCODER_RESTS = 0.05  # share of the time in which the encoder is not trained
FROZEN = 2  # stages of the encoder that are never trained, all seven while it rests
FROZEN_LATER = 3  # in a training that goes on from an exported cutter: a step takes six tenths of the time
KNOWN = 0.7  # of the photos are ones with a mask
WORN = 0.12  # of the pictures show a garment that was cut off a person
DRAWINGS = 0.12  # one of those that the project draws, where there are some
DRAWINGS_KEPT = 900  # of a folder
MEASURED = 12  # batches that the norms of an exported network are measured on


def tensor_of(pictures: list[np.ndarray]) -> torch.Tensor:
    x = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float()
    return ((x - MIDDLE) / SPREAD).contiguous(memory_format=torch.channels_last)


def answer(net: GarmentCutter, pictures: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Coverage float [n, h/2, w/2] and kinds int [n]."""
    masks, kinds = [], []
    with torch.no_grad():
        for at in range(0, len(pictures), 16):
            mask, kind = net(tensor_of(pictures[at : at + 16]))
            masks.append(mask.sigmoid()[:, 0].numpy())
            kinds.append(kind.argmax(1).numpy())
    return np.concatenate(masks), np.concatenate(kinds)


def figures(net: GarmentCutter, held: list[Item], size: tuple[int, int], grounds: list[np.ndarray]) -> dict:
    net.eval()
    rng = np.random.default_rng(7)
    laid = [composed(item, size, grounds, rng) for item in held if item.mask is not None]
    masks, _ = answer(net, [picture for picture, _ in laid])
    overlaps = []
    for found, (_, mask) in zip(masks, laid):
        a, b = cv2.resize(found, size, interpolation=cv2.INTER_LINEAR) > 0.5, mask > 127
        overlaps.append((a & b).sum() / max(1, (a | b).sum()))
    _, kinds = answer(net, [whole(item.photo, size) for item in held])
    right = np.mean([found == item.kind for found, item in zip(kinds, held)])
    return {'iou': round(float(np.mean(overlaps)), 4), 'below .9': round(float(np.mean(np.array(overlaps) < 0.9)), 3), 'kinds': round(float(right), 4)}


def read_all(data: Path, teacher: Path | None, cache: Path) -> tuple[list[Item], list[Item]]:
    """(photos of garments, garments cut off people)."""
    if not cache.exists():
        found = read_items(data / 'clothing', 'train', MASKED, teacher), read_worn(data / 'people')
        cache.write_bytes(pickle.dumps(found))
    return pickle.loads(cache.read_bytes())


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--out', type=Path, required=True, help='goes on from the state that is found there')
    p.add_argument('--minutes', type=float, required=True)
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--rate', type=float, default=1.5e-3)
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--teacher', type=Path, help='ONNX file of a cutter to make the masks with; by colour without it')
    p.add_argument('--model', type=Path, help='an exported cutter to go on from: its encoder is trained from the beginning, at the larger sizes alone')
    p.add_argument('--drawings', type=Path, nargs='*', default=[], help='folders that `npm run tryon -- draw-garments` wrote')
    p.add_argument('--parser', type=Path, help='weights of a person parser to begin encoder and decoder from')
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    a.out.mkdir(parents=True, exist_ok=True)

    items, worn = read_all(a.data, a.teacher, a.out / 'items.pickle')
    grounds = textures(items)
    held = items[::HELD_OUT_EVERY]
    train = [item for at, item in enumerate(items) if at % HELD_OUT_EVERY]
    counts = np.bincount([item.kind for item in train], minlength=len(KINDS))
    # Rarer kinds more often.
    drawings = [item for folder in a.drawings for item in read_drawings(folder, DRAWINGS_KEPT)]
    known = np.array([item.mask is not None for item in train])
    chance = np.array([counts[item.kind] ** -0.5 for item in train])
    chance[known] *= KNOWN / chance[known].sum()
    chance[~known] *= (1 - KNOWN) / chance[~known].sum()
    chance /= chance.sum()
    print(json.dumps({'items': len(items), 'masks': int(known.sum()), 'worn': len(worn), 'drawings': len(drawings), 'grounds': len(grounds)}), flush=True)

    net = GarmentCutter()
    load_pretrained(net.encoder)
    if a.parser:
        begun_from = torch.load(a.parser, map_location='cpu')
        net.load_state_dict({name: value for name, value in begun_from.items() if not name.startswith('head.')}, strict=False)
    rng = np.random.default_rng(1)

    def batch(size: tuple[int, int]) -> list[tuple[np.ndarray, np.ndarray | None, int]]:
        chosen = []
        for at, dice in zip(rng.choice(len(train), a.batch, p=chance), rng.random(a.batch)):
            of = worn if dice < WORN else drawings if drawings and dice < WORN + DRAWINGS else None
            chosen.append(of[rng.integers(len(of))] if of else train[at])
        return [sample(item, size, grounds, rng) for item in chosen]

    if a.model:
        load_exported(net, a.model, torch.zeros(1, 3, 128, 96))
        measure_norms(net, (tensor_of([picture for picture, _, _ in batch(LATER)]) for _ in range(MEASURED)))
    net = net.to(memory_format=torch.channels_last)
    average = copy.deepcopy(net)
    rest = [v for n, v in net.named_parameters() if not n.startswith('encoder.')]
    optimiser = torch.optim.AdamW([{'params': net.encoder.parameters(), 'part': ENCODER_RATE}, {'params': rest, 'part': 1.0}], lr=a.rate, weight_decay=0.01)
    step, done, running = 0, 0.0, 0.0
    state_file = a.out / 'state.pt'
    if state_file.exists():
        state = torch.load(state_file, weights_only=False)
        net.load_state_dict(state['net'])
        average.load_state_dict(state['average'])
        optimiser.load_state_dict(state['optimiser'])
        step, done, running = state['step'], state['minutes'], state['loss']
    torch.manual_seed(1 + step)
    rng = np.random.default_rng(1 + step)
    begun = time.time()
    saved, looked = begun, begun

    def minutes() -> float:
        return done + (time.time() - begun) / 60

    def save() -> None:
        state = {'net': net.state_dict(), 'average': average.state_dict(), 'optimiser': optimiser.state_dict(), 'step': step, 'minutes': minutes(), 'loss': running}
        torch.save(state, a.out / 'state.part')
        (a.out / 'state.part').replace(state_file)
        torch.save(average.state_dict(), a.out / 'average.pt')

    while (share := minutes() / a.minutes) < 1:
        net.train()
        for group in optimiser.param_groups:
            group['lr'] = a.rate * rate_share(share, step, 60, 0.02) * group['part']
        size = LATER if a.model else next(size for until, size in SIZES if share < until)
        drawn = batch(size)
        known = torch.tensor([mask is not None for _, mask, _ in drawn])
        empty = np.zeros((size[1] // 2, size[0] // 2), np.uint8)
        truth = torch.from_numpy(np.stack([empty if mask is None else mask for _, mask, _ in drawn])).float()
        logits, kinds = net(tensor_of([picture for picture, _, _ in drawn]), FROZEN_LATER if a.model else 7 if share < ENCODER_RESTS else FROZEN)
        logits = logits[:, 0]
        loss = 0.5 * F.cross_entropy(kinds, torch.tensor([kind for _, _, kind in drawn]), label_smoothing=0.05)
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
        average_in(average, net, keep)
        if step % 25 == 0:
            print(json.dumps({'step': step, 'minutes': round(minutes(), 1), 'loss': round(running, 3), 'cpu minutes': round(time.process_time() / 60, 1)}), flush=True)
        if time.time() - saved > 120:
            saved = time.time()
            save()
        if time.time() - looked > 600:
            looked = time.time()
            print(json.dumps(figures(average, held, size, grounds)), flush=True)
    save()
    print(json.dumps(figures(average, held, LATER if a.model else (WIDTH, HEIGHT), grounds)), flush=True)


if __name__ == '__main__':
    main()
