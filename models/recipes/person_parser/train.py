"""Trains the parser for a number of minutes; keeps what is needed to go on every few of them."""

import argparse
import copy
import json
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from augment import MIDDLE, SPREAD, sample
from cloth import read_cloth
from dataset import read_backgrounds, read_people, split_held_out
from exported import load_exported, measure_norms
from lite0 import load_pretrained
from losses import loss_of
from network import PersonParser
from network_training import average_in, rate_share
from repaint import Paints
from shop_measure import figures, variants
from shop_photos import shop_sample

FULL, SMALL = (192, 288), (128, 192)
SMALL_LATER = (160, 240)  # where it goes on from an exported network
ENCODER_RATE = 0.3  # of the decoder's
ENCODER_RESTS = 0.06  # share of the time in which the decoder alone is trained
FROZEN = 2  # stages of the encoder that are never trained, all seven while it rests
FROZEN_LATER = 3  # where it goes on from an exported network: a step takes two thirds of the time
MEASURED = 12  # batches that the norms of an exported network are measured on


def tensor_of(pictures: list[np.ndarray]) -> torch.Tensor:
    x = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float()
    return ((x - MIDDLE) / SPREAD).contiguous(memory_format=torch.channels_last)


def disagreement(logits: torch.Tensor, others: torch.Tensor) -> torch.Tensor:
    """Between a picture and its recoloured copy: Jensen–Shannon divergence, mean over pixels."""
    a, b = logits.softmax(1), others.softmax(1)
    mean = (0.5 * (a + b)).clamp(min=1e-6).log()
    return 0.5 * (F.kl_div(mean, a, reduction='none') + F.kl_div(mean, b, reduction='none')).sum(1).mean()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--out', type=Path, required=True, help='goes on from the state that is found there')
    p.add_argument('--minutes', type=float, required=True)
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--recoloured', type=int, default=4, help='pictures of a batch that are copies of others in other cloth')
    p.add_argument('--shop', type=int, default=7, help='pictures of a batch that are as shops show people, copies apart')
    p.add_argument('--model', type=Path, help='an exported network to go on from')
    p.add_argument('--rate', type=float, default=1.5e-3)
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--keep', type=float, default=0.998, help='of the averaged weights, at each step')
    p.add_argument('--small-until', type=float, default=0.45, help='share of the time at 2/3 of the size')
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    a.out.mkdir(parents=True, exist_ok=True)

    train, held = split_held_out(read_people(a.data / 'people', 'train', 512))
    backgrounds = read_backgrounds(a.data / 'clothing')
    pieces, other_pieces = read_cloth(a.data / 'clothing')
    of_ways = {way: pairs for way, pairs in variants(held, other_pieces).items() if way in ('plain', 'shop')}
    net = PersonParser()
    rng = np.random.default_rng(1)
    order: list[int] = []
    small, frozen = (SMALL_LATER, FROZEN_LATER) if a.model else (SMALL, FROZEN)

    def batch(size: tuple[int, int]) -> tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]]:
        """Pictures, their classes, and the first pictures again in other cloth."""
        nonlocal order
        pictures, targets, others = [], [], []
        paints = Paints(pieces, rng)
        for at in range(a.batch - a.recoloured):
            order = order or rng.permutation(len(train)).tolist()
            photo, classes = train[order.pop()]
            if at < a.shop:
                picture, target, *other = shop_sample(photo, classes, size, paints)
            else:
                picture, target, *other = sample(photo, classes, size, backgrounds, rng, with_other=at < a.recoloured)
            pictures.append(picture)
            targets.append(target)
            if at < a.recoloured:
                others += other
        return pictures, targets, others

    if a.model:
        load_exported(net, a.model, torch.zeros(1, 3, *reversed(FULL)))
        measure_norms(net, (tensor_of(pictures + others) for pictures, _, others in (batch(small) for _ in range(MEASURED))))
    else:
        load_pretrained(net.encoder)
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
        rate = a.rate * rate_share(share, step, 60, 0.02)
        for group in optimiser.param_groups:
            group['lr'] = rate * group['part']
        size = small if share < a.small_until else FULL
        pictures, targets, others = batch(size)
        logits = net(tensor_of(pictures + others), 7 if share < ENCODER_RESTS and not a.model else frozen)
        loss = loss_of(logits, torch.from_numpy(np.stack(targets + targets[: a.recoloured])).long())
        if a.recoloured:
            loss = loss + 2 * disagreement(logits[: a.recoloured], logits[-a.recoloured :])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        step += 1
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        keep = min(a.keep, (1 + step) / (20 + step))
        average_in(average, net, keep)
        if step % 25 == 0:
            print(json.dumps({'step': step, 'minutes': round(minutes(), 1), 'loss': round(running, 3), 'cpu minutes': round(time.process_time() / 60, 1)}), flush=True)
        if time.time() - saved > 120:
            saved = time.time()
            save()
        if time.time() - looked > 720:
            looked = time.time()
            print(json.dumps(figures(average, of_ways)), flush=True)
    save()
    print(json.dumps(figures(average, of_ways)), flush=True)


if __name__ == '__main__':
    main()
