"""Trains the neck network for a number of minutes on drawn and marked necks; writes the averaged weights."""

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

from evaluate_neck import figures
from garment_landmarks.network import GarmentLandmarks
from neck_network import SIDE, STAGES, GarmentNeck
from neck_samples import is_held, read_drawn_necks, read_marked_necks, sample
from person_parser.exported import load_exported
from vitrine_small.quick_steps import quicken

FROZEN = 2  # stages of the encoder that stay
ENCODER_RATE = 0.5  # of the decoder's


def loss_of(logits: torch.Tensor, inside: torch.Tensor, cover: torch.Tensor) -> torch.Tensor:
    """Cross-entropy and soft Dice (Milletari et al., 3DV 2016) where the garment is."""
    chance = logits.sigmoid()
    entropy = (F.binary_cross_entropy_with_logits(logits, inside, reduction='none') * cover).sum() / cover.sum()
    a, b = chance * cover, inside * cover
    dice = 1 - (2 * (a * b).sum((1, 2)) + 20) / ((a + b).sum((1, 2)) + 20)
    return 4 * entropy + dice.mean()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--drawn', type=Path, required=True, help='what `npm run tryon -- draw-garments` wrote')
    p.add_argument('--marks', type=Path, default=Path('models/recipes/garment_neck/marks.json'))
    p.add_argument('--crops', type=Path, required=True, help='what crop_necks wrote')
    p.add_argument('--landmarks', type=Path, default=Path('models/garment-landmarks/model.onnx'), help='its encoder is where this one begins')
    p.add_argument('--all', action='store_true', help='the senders that are left for choosing as well')
    p.add_argument('--resume', type=Path)
    p.add_argument('--out', type=Path, required=True)
    p.add_argument('--minutes', type=float, required=True)
    p.add_argument('--marked-share', type=float, default=0.5)
    p.add_argument('--batch', type=int, default=16)
    p.add_argument('--rate', type=float, default=2e-3)
    p.add_argument('--threads', type=int, default=1)
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    torch.manual_seed(a.seed)
    rng = np.random.default_rng(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    drawn = read_drawn_necks(a.drawn)
    both = read_marked_necks(a.marks, a.crops)
    marked = [neck for mark, neck in both if a.all or not is_held(mark['sender'])]
    held = [neck for mark, neck in both if is_held(mark['sender'])]
    print(json.dumps({'drawn': len(drawn), 'marked': len(marked), 'held': len(held)}), flush=True)
    net = GarmentNeck()
    whole = GarmentLandmarks()
    load_exported(whole, a.landmarks, torch.zeros(1, 4, 128, 96))
    for at in range(STAGES):
        net.encoder.stages[at].load_state_dict(whole.encoder.stages[at].state_dict())
    net.encoder.stem.load_state_dict(whole.encoder.stem.state_dict())
    if a.resume:
        net.load_state_dict(torch.load(a.resume, map_location='cpu', weights_only=True))
    average = copy.deepcopy(net)
    net = net.to(memory_format=torch.channels_last)
    quicken(net)
    fresh = [q for name, q in net.named_parameters() if not name.startswith('encoder')]
    old = [q for stage in net.encoder.stages[FROZEN:] for q in stage.parameters()]
    optimiser = torch.optim.AdamW([{'params': fresh, 'rate': 1.0}, {'params': old, 'rate': ENCODER_RATE}], lr=a.rate, weight_decay=0.01)
    begun, step, running = time.time(), 0, 1.0
    saved = begun
    while (share := (time.time() - begun) / 60 / a.minutes) < 1:
        for group in optimiser.param_groups:
            group['lr'] = a.rate * group['rate'] * min(1, (step + 1) / 40) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        necks = [of[rng.integers(len(of))] for of in ((marked if rng.random() < a.marked_share else drawn) for _ in range(a.batch))]
        x, inside, cover = (torch.from_numpy(np.stack(part)) for part in zip(*(sample(neck, SIDE, rng) for neck in necks)))
        loss = loss_of(net(x.contiguous(memory_format=torch.channels_last), FROZEN)[:, 0], inside, cover)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        running = 0.95 * running + 0.05 * loss.item()
        keep = min(0.99, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, now in zip(average.state_dict().values(), net.state_dict().values()):
                mean.lerp_(now, 1 - keep)
        if step % 50 == 0:
            print(json.dumps({'step': step, 'minutes': round((time.time() - begun) / 60, 1), 'loss': round(running, 4)}), flush=True)
        if time.time() - saved > 180:
            saved = time.time()
            torch.save(average.state_dict(), a.out / 'average.pt')
            print(json.dumps(figures(average, held)), flush=True)
    torch.save(average.state_dict(), a.out / 'average.pt')
    print(json.dumps({'steps': step, **figures(average, held)}), flush=True)


if __name__ == '__main__':
    main()
