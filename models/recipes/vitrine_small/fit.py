"""Trains what is trained of the photo tower on the baked pictures: the colour part, the tuned blocks, the heads.

The minutes are of the CPU, so that a busy machine trains as much.
"""

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

from colour_part import ColourPart
from names import COLOURS, SHADES
from photo_tower import TERM_CLASS, TERM_LIST, Heads
from pixel_names import fit_pixels
from quick_steps import quicken
from trunk import MIDDLE, SHARED, Late, load

SHADE_PARENT = torch.tensor([COLOURS.index(wider) for wider in SHADES.values()])
LARGE = ('middle', 'shared', 'kept', 'fine', 'pixels', 'mask')  # of plain photos the first three alone
SAVED_EVERY = 50  # steps
COLUMNS = ('classes', 'colour', 'term', 'pattern', 'kids', 'shade', 'material')


class Baked:
    def __init__(self, folder: Path):
        self.large = {name: np.load(folder / f'{name}.npy', mmap_mode='r') for name in LARGE if (folder / f'{name}.npy').exists()}
        self.label = {name: torch.from_numpy(np.load(folder / f'{name}.npy')) for name in COLUMNS}
        self.count = int((folder / 'done').read_text())
        self.rng = np.random.default_rng(3)

    def rows(self, batch: int) -> np.ndarray:
        return np.sort(self.rng.choice(self.count, batch, replace=False))

    def balanced_rows(self, batch: int) -> np.ndarray:
        """A rare class comes up more often than its share, a frequent one less."""
        kind = self.label['classes'][: self.count].argmax(1).numpy()
        weight = np.bincount(kind)[kind] ** -0.5
        return np.sort(self.rng.choice(self.count, batch, replace=False, p=weight / weight.sum()))

    def get(self, name: str, rows: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(self.large[name][rows].astype(np.float32))

    def labels(self, rows: np.ndarray) -> dict[str, torch.Tensor]:
        return {name: values[rows] for name, values in self.label.items()}


def known(value: torch.Tensor, which: torch.Tensor) -> torch.Tensor:
    return (value * which).sum() / which.sum().clamp(min=1)


def schedule(opt: torch.optim.Optimizer, rate: float, step: int, done: float, warm: int = 50) -> None:
    for group in opt.param_groups:
        group['lr'] = group.get('factor', 1) * rate * min(1, (step + 1) / warm) * (0.5 + 0.5 * math.cos(math.pi * min(done, 1)))


def fit_mask(part: ColourPart, baked: Baked, seconds: float) -> None:
    trained = [*part.fine.parameters(), *part.shared.parameters(), *part.lab.parameters(), *part.mask.parameters()]
    opt = torch.optim.AdamW(trained, lr=3e-3, weight_decay=0.01)
    begin, step = time.process_time(), 0
    while (done := (time.process_time() - begin) / seconds) < 1:
        schedule(opt, 3e-3, step, done)
        rows = baked.rows(48)
        rgb = baked.get('pixels', rows).permute(0, 3, 1, 2) / 255
        goal = baked.get('mask', rows)[:, None]
        logits = part.where(part.to_lab(rgb), baked.get('fine', rows), baked.get('shared', rows))
        sure = (goal.mean((1, 2, 3)) > 0.02) & (goal.mean((1, 2, 3)) < 0.95)  # else GrabCut failed, or little is in view
        p = logits.sigmoid()
        dice = 1 - (2 * (p * goal).sum((1, 2, 3)) + 1) / (p.sum((1, 2, 3)) + goal.sum((1, 2, 3)) + 1)
        loss = known(F.binary_cross_entropy_with_logits(logits, goal, reduction='none').mean((1, 2, 3)) + dice, sure.float())
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        step += 1
        if step % 50 == 0:
            print(json.dumps({'mask': step, 'loss': round(loss.item(), 3), 'iou': round(known((((p > 0.5) & (goal > 0.5)).sum((1, 2, 3)) / ((p > 0.5) | (goal > 0.5)).sum((1, 2, 3)).clamp(min=1)), sure.float()).item(), 3)}), flush=True)


@torch.inference_mode()
def all_histograms(part: ColourPart, baked: Baked) -> torch.Tensor:
    out = []
    for start in range(0, baked.count, 128):
        rows = np.arange(start, min(start + 128, baked.count))
        lab = part.to_lab(baked.get('pixels', rows).permute(0, 3, 1, 2) / 255)
        out.append(part.histograms(lab, part.where(lab, baked.get('fine', rows), baked.get('shared', rows)).sigmoid()))
    return torch.cat(out).clone()


def fit_colours(part: ColourPart, baked: Baked, seconds: float) -> None:
    x = all_histograms(part, baked)
    trained = [*part.first.parameters(), *part.norm.parameters(), *part.colour.parameters(), *part.shade.parameters()]
    opt = torch.optim.AdamW(trained, lr=2e-3, weight_decay=0.05)
    begin, step = time.process_time(), 0
    while (done := (time.process_time() - begin) / seconds) < 1:
        schedule(opt, 2e-3, step, done)
        rows = baked.rows(512)
        label = baked.labels(rows)
        colour, shade = part.named(x[rows] + 0.03 * torch.randn(len(rows), x.shape[1]))
        loss = known(-(label['colour'] * F.log_softmax(colour, 1)).sum(1), (label['colour'].sum(1) > 0.5).float())
        sure = label['colour'].max(1).values > 0.7
        of_colour = label['colour'].argmax(1)[:, None] == SHADE_PARENT[None]
        goal = (label['shade'][:, None] == torch.arange(len(SHADES))[None]).float()
        loss = loss + 0.5 * known(F.binary_cross_entropy_with_logits(shade, goal, reduction='none'), (of_colour & sure[:, None] & (label['shade'] >= 0)[:, None]).float())
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        step += 1
        if step % 200 == 0:
            print(json.dumps({'colours': step, 'loss': round(loss.item(), 3)}), flush=True)


def names_loss(said: dict[str, torch.Tensor], label: dict[str, torch.Tensor]) -> torch.Tensor:
    classes = 0.94 * label['classes'] + 0.06 / label['classes'].shape[1]
    loss = -(classes * F.log_softmax(said['class'], 1)).sum(1).mean()
    terms = (label['term'][:, None] == torch.arange(len(TERM_LIST))[None]).float()
    kind = label['classes'].argmax(1)
    siblings = TERM_CLASS[None] == kind[:, None]
    loss = loss + 0.5 * known(F.binary_cross_entropy_with_logits(said['term'], terms, reduction='none'), (siblings & (label['term'] >= 0)[:, None]).float())
    for name, key, weight in (('pattern', 'pattern', 0.5), ('material', 'material', 0.4), ('audience', 'kids', 0.3)):
        goal = (1 - label[key]).clamp(max=1) if key == 'kids' else label[key]  # the audiences are kids, adult
        loss = loss + weight * known(F.cross_entropy(said[name], goal.clamp(min=0), reduction='none'), (label[key] >= 0).float())
    return loss


def mixed(shared: torch.Tensor, kept: torch.Tensor, label: dict[str, torch.Tensor], rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor, dict[str, torch.Tensor]]:
    """Every picture with a share of another one (Verma et al., ICML 2019): of what is known of both, their classes are left."""
    other = torch.from_numpy(rng.permutation(len(kept)))
    share = torch.from_numpy(rng.beta(0.3, 0.3, len(kept)).astype(np.float32))[:, None]

    def between(x: torch.Tensor) -> torch.Tensor:
        weight = share.reshape(-1, *[1] * (x.dim() - 1))
        return weight * x + (1 - weight) * x[other]

    unknown = {name: torch.full_like(values, -1) for name, values in label.items() if values.dim() == 1}
    return between(shared), between(kept), label | unknown | {'classes': between(label['classes'])}


def batch_of(baked: list[Baked], plain: Baked | None, arg: argparse.Namespace, features: str) -> list[tuple[torch.Tensor, torch.Tensor, dict[str, torch.Tensor]]]:
    """-> (features at stride 16, of the kept part, labels), of each source."""
    few = arg.batch if plain is None else int(arg.batch * (1 - arg.plain_share))
    shares = arg.shares or [1 / len(baked)] * len(baked)
    counts = [round(few * share) for share in shares[1:]]
    sources = [(source, source.rows(count)) for source, count in zip(baked, [few - sum(counts), *counts], strict=True)]
    out, rng = [], baked[0].rng
    for source, rows in sources + ([] if plain is None else [(plain, plain.balanced_rows(arg.batch - few))]):
        part = source.get(features, rows), source.get('kept', rows), source.labels(rows)
        if source is plain and rng.random() < arg.mix:
            part = mixed(*part, rng)
        x = part[0].contiguous(memory_format=torch.channels_last)
        if rng.random() < 0.5:  # mirrored once more, as the features' rows nearly are
            x = x.flip(3)
        out.append((x, *part[1:]))
    return out


def answers_of(tuned: Late, x: torch.Tensor, held: int) -> torch.Tensor:
    """[batch, FEATURES]; held: blocks that x has behind it."""
    return tuned.top(tuned.blocks[held:](x)).mean((2, 3))


def fit_names(baked: list[Baked], plain: Baked | None, arg: argparse.Namespace) -> None:
    _, _, tuned, _ = load()
    heads = Heads()
    first = baked[0]
    sample = np.sort(np.random.default_rng(1).choice(first.count, min(1500, first.count), replace=False))
    with torch.inference_mode():
        kept = first.get('kept', sample)
    heads.mean.copy_(kept.mean(0).repeat(2))
    heads.deviation.copy_(kept.std(0).clamp(min=0.05).repeat(2))
    tuned = tuned.to(memory_format=torch.channels_last).train().requires_grad_(True)
    net = nn.ModuleDict({'tuned': tuned, 'heads': heads})
    if arg.resume:
        net.load_state_dict(torch.load(arg.resume, map_location='cpu'))
    mean = copy.deepcopy(net)
    held = SHARED - MIDDLE if arg.late else 0
    tuned.blocks[:held].requires_grad_(False)
    quicken(tuned)
    groups = [{'params': [p for p in tuned.parameters() if p.requires_grad], 'weight_decay': 0.01}, {'params': heads.parameters(), 'weight_decay': 0.1, 'factor': 3}]
    opt = torch.optim.AdamW(groups, lr=arg.rate, betas=(0.9, 0.98))
    step, before, seen, saved = 0, 0.0, 0.0, arg.out / 'fit.part'
    if saved.exists():  # this fit was stopped
        state = torch.load(saved, map_location='cpu')
        for part, name in ((net, 'net'), (mean, 'mean'), (opt, 'opt')):
            part.load_state_dict(state[name])
        step, before, seen = state['step'], state['minutes'], state['loss']
        for at, source in enumerate(filter(None, [*baked, plain])):
            source.rng = np.random.default_rng((step, at))
    begin = time.process_time()
    while (done := step / arg.steps if arg.steps else (before + (time.process_time() - begin) / 60) / arg.minutes) < arg.until:
        schedule(opt, arg.rate, step, max(0, done - arg.flat) / (1 - arg.flat))
        parts = batch_of(baked, plain, arg, 'shared' if arg.late else 'middle')
        said = heads(torch.cat([torch.cat([answers_of(tuned, x, held), kept], 1) for x, kept, _ in parts]))
        loss = names_loss(said, {name: torch.cat([label[name] for _, _, label in parts]) for name in COLUMNS})
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        opt.step()
        step += 1
        keep = min(arg.keep, (step + 1) / (step + 20))
        minutes = before + (time.process_time() - begin) / 60
        with torch.no_grad():
            for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
                a.lerp_(b, 1 - keep)
        seen = loss.item() if step == 1 else 0.97 * seen + 0.03 * loss.item()
        if step % 10 == 0:
            print(json.dumps({'step': step, 'minutes': round(minutes, 2), 'loss': round(seen, 3)}), flush=True)
        if step % SAVED_EVERY == 0:
            torch.save({'net': net.state_dict(), 'mean': mean.state_dict(), 'opt': opt.state_dict(), 'step': step, 'minutes': minutes, 'loss': seen}, saved)
    torch.save(mean.state_dict(), arg.out / 'names.pt')
    saved.unlink(missing_ok=True)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--baked', type=Path, nargs='+', required=True, help='the colour part learns from the first')
    arg.add_argument('--shares', type=float, nargs='+', help='of what is not plain of a batch, of each of --baked; without it as much of each')
    arg.add_argument('--out', type=Path, required=True, help='colour.pt and names.pt are written there')
    arg.add_argument('--minutes', type=float, default=18, help='CPU minutes of blocks and heads')
    arg.add_argument('--steps', type=int, default=0, help='of blocks and heads, in place of minutes')
    arg.add_argument('--colour-seconds', type=float, nargs=2, default=(60, 30), help='CPU seconds of the mask and of the colours; 0: kept as they are')
    arg.add_argument('--rate', type=float, default=3e-4)
    arg.add_argument('--flat', type=float, default=0.0, help='share of the fit before the rate begins to fall')
    arg.add_argument('--until', type=float, default=1.0, help='share of the fit after which it ends')
    arg.add_argument('--keep', type=float, default=0.99, help='what the mean of the weights keeps of itself in a step')
    arg.add_argument('--plain', type=Path, help='owners\' photos nearly as they are, of `plain`')
    arg.add_argument('--plain-share', type=float, default=0.7, help='their share of a batch')
    arg.add_argument('--mix', type=float, default=0.0, help='share of the batches in which plain photos are mixed with one another')
    arg.add_argument('--late', action='store_true', help='the first three of the tuned blocks stay as they are in ImageNet\'s: half the time')
    arg.add_argument('--seed', type=int, default=5)
    arg.add_argument('--resume', type=Path, help='a names.pt to go on from')
    arg.add_argument('--batch', type=int, default=64)
    arg.add_argument('--threads', type=int, default=1)
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    torch.manual_seed(arg.seed)
    arg.out.mkdir(parents=True, exist_ok=True)
    baked = [Baked(folder) for folder in arg.baked]
    if arg.colour_seconds[0]:
        part = ColourPart()
        fit_mask(part, baked[0], arg.colour_seconds[0])
        fit_colours(part, baked[0], arg.colour_seconds[1])
        fit_pixels(part.single)
        torch.save(part.state_dict(), arg.out / 'colour.pt')
    if arg.steps or arg.minutes:
        plain = Baked(arg.plain) if arg.plain else None
        for at, source in enumerate(filter(None, [*baked, plain])):
            source.rng = np.random.default_rng((arg.seed, at))
        fit_names(baked, plain, arg)


if __name__ == '__main__':
    main()
