"""What trainings of networks on the encoder Lite0 have in common: the rate that falls, weights that are averaged, steps by the clock."""

import copy
import json
import math
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from vitrine_small.quick_steps import quicken

ENCODER_RATE = 0.5  # of the decoder's


def begin(threads: int, seed: int, out: Path) -> np.random.Generator:
    """Makes the folder `out` and gives the dice: the same seed is the same training, as long as it takes the same steps."""
    torch.set_num_threads(threads)
    cv2.setNumThreads(1)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    return np.random.default_rng(seed)


def load_weights(net: nn.Module, path: Path) -> None:
    """Fills `net` with what a training has written."""
    net.load_state_dict(torch.load(path, map_location='cpu', weights_only=True))


def rate_share(share: float, step: int, warm: int, last: float) -> float:
    """Of the full rate: it rises for `warm` steps, and falls by a cosine to `last` at the end of the time, of which `share` is over."""
    return min(1, (step + 1) / warm) * (last + (1 - last) * 0.5 * (1 + math.cos(math.pi * share)))


@torch.no_grad()
def average_in(average: nn.Module, net: nn.Module, keep: float) -> None:
    """Moves `average` to the weights of `net`, of which it takes 1 - `keep`; counts are copied."""
    for mean, now in zip(average.state_dict().values(), net.state_dict().values()):
        mean.lerp_(now, 1 - keep) if mean.is_floating_point() else mean.copy_(now)


class Training:
    """The steps of a network `net` that has an `encoder` of stages, of which the first `frozen` stay as they are."""

    def __init__(self, net: nn.Module, *, rate: float, frozen: int, last_rate: float = 0.02):
        self.average = copy.deepcopy(net)
        self.net = net.to(memory_format=torch.channels_last)
        quicken(self.net)
        fresh = [q for name, q in self.net.named_parameters() if not name.startswith('encoder')]
        old = [q for stage in self.net.encoder.stages[frozen:] for q in stage.parameters()]
        self.optimiser = torch.optim.AdamW([{'params': fresh, 'rate': 1.0}, {'params': old, 'rate': ENCODER_RATE}], lr=rate, weight_decay=0.01)
        self.rate, self.last_rate, self.steps = rate, last_rate, 0

    def run(
        self, minutes: float, out: Path, loss_at: Callable[[float], tuple[torch.Tensor, dict[str, float]]], *, told_every: int, saved_every: float, also: Callable[[nn.Module], dict] | None = None
    ) -> None:
        """
        Steps for `minutes`. `loss_at` is given the share of them that is over, and gives a loss with the figures that are told
        of it. Writes the averaged weights to `out`/average.pt every `saved_every` seconds and at the end; what `also` says of
        them is printed with each but the last.
        """
        begun = saved = time.time()
        running: dict[str, float] = {}
        while (share := (time.time() - begun) / 60 / minutes) < 1:
            self.net.train()
            loss, parts = loss_at(share)
            self._step(loss, share)
            running = {name: 0.95 * running.get(name, value) + 0.05 * value for name, value in parts.items()}
            if self.steps % told_every == 0:
                told = {name: round(value, 3) for name, value in running.items()}
                print(json.dumps({'step': self.steps, 'minutes': round((time.time() - begun) / 60, 1), **told}), flush=True)
            if time.time() - saved > saved_every:
                saved = time.time()
                self._save(out)
                if also:
                    print(json.dumps(also(self.average)), flush=True)
        self._save(out)

    def _step(self, loss: torch.Tensor, share: float) -> None:
        part = rate_share(share, self.steps, 40, self.last_rate)
        for group in self.optimiser.param_groups:
            group['lr'] = self.rate * group['rate'] * part
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.steps += 1
        average_in(self.average, self.net, min(0.99, (1 + self.steps) / (10 + self.steps)))

    def _save(self, out: Path) -> None:
        torch.save(self.average.state_dict(), out / 'average.pt')
