"""
Trains what tells kinds alone, on features of whole photos as the product shows them: the cutter's own training shows mostly
garments on other grounds, and the kinds suffer by it.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from augment import light
from cutter import GarmentCutter
from samples import whole
from train_cutter import HELD_OUT_EVERY, read_all, tensor_of

SIZE = (192, 256)


def features(net: GarmentCutter, pictures: list[np.ndarray]) -> torch.Tensor:
    found = []
    with torch.no_grad():
        for at in range(0, len(pictures), 32):
            deep = net.encoder(tensor_of(pictures[at : at + 32]))
            found.append(torch.cat([deep[3].mean((2, 3)), deep[4].mean((2, 3))], 1))
    return torch.cat(found)


def mirrored(picture: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(picture[:, ::-1])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--run', type=Path, required=True, help='folder of train_cutter: its average.pt and items.pickle are read')
    p.add_argument('--epochs', type=int, default=12)
    p.add_argument('--threads', type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    cv2.setNumThreads(1)
    rng = np.random.default_rng(3)
    items, _ = read_all(a.data, None, a.run / 'items.pickle')
    held = items[::HELD_OUT_EVERY]
    train = [item for at, item in enumerate(items) if at % HELD_OUT_EVERY]
    net = GarmentCutter()
    net.load_state_dict(torch.load(a.run / 'average.pt', map_location='cpu'))
    net.eval()
    plain = [whole(item.photo, SIZE) for item in train]
    lit = [light(mirrored(picture) if rng.random() < 0.5 else picture, rng) for picture in plain]
    x = torch.cat([features(net, plain), features(net, [mirrored(picture) for picture in plain]), features(net, lit)])
    y = torch.tensor([item.kind for item in train]).repeat(3)
    seen = [whole(item.photo, SIZE) for item in held]
    both = [features(net, seen), features(net, [mirrored(picture) for picture in seen])]
    truth = torch.tensor([item.kind for item in held])

    def right() -> float:
        net.kind.eval()
        with torch.no_grad():
            chances = sum(net.kind(of).softmax(1) for of in both)
        return round((chances.argmax(1) == truth).float().mean().item(), 4)

    print(json.dumps({'photos': len(train), 'right before': right()}), flush=True)
    optimiser = torch.optim.AdamW(net.kind.parameters(), lr=5e-4, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, a.epochs)
    for epoch in range(a.epochs):
        net.kind.train()
        for batch in torch.randperm(len(x)).split(128):
            loss = F.cross_entropy(net.kind(x[batch]), y[batch], label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        schedule.step()
        print(json.dumps({'epoch': epoch, 'right': right()}), flush=True)
    torch.save(net.state_dict(), a.run / 'kinds.pt')


if __name__ == '__main__':
    main()
