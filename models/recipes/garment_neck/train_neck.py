"""Trains the neck network for a number of minutes on drawn and marked necks; writes the averaged weights."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from evaluate_neck import figures
from garment_landmarks.network import GarmentLandmarks
from neck_network import SIDE, STAGES, GarmentNeck
from neck_samples import is_held, read_drawn_necks, read_marked_necks, sample
from network_training import Training, begin, load_weights
from person_parser.exported import load_exported

FROZEN = 2  # stages of the encoder that stay


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
    rng = begin(a.threads, a.seed, a.out)
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
        load_weights(net, a.resume)
    training = Training(net, rate=a.rate, frozen=FROZEN)

    def loss_at(_: float) -> tuple[torch.Tensor, dict[str, float]]:
        necks = [of[rng.integers(len(of))] for of in ((marked if rng.random() < a.marked_share else drawn) for _ in range(a.batch))]
        x, inside, cover = (torch.from_numpy(np.stack(part)) for part in zip(*(sample(neck, SIDE, rng) for neck in necks)))
        loss = loss_of(net(x.contiguous(memory_format=torch.channels_last), FROZEN)[:, 0], inside, cover)
        return loss, {'loss': loss.item()}

    training.run(a.minutes, a.out, loss_at, told_every=50, saved_every=180, also=lambda average: figures(average, held))
    print(json.dumps({'steps': training.steps, **figures(training.average, held)}), flush=True)


if __name__ == '__main__':
    main()
