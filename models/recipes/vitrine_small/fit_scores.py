"""Fits sigmoid(scale · value + bias) ≈ P(match), of prompts and of pairs of photos, on the held-out senders of the train split.

value: the prompt less its share of the neutral prompt, times the photo, as the product compares them (decision 10). Prompts:
every class's words, colours of classes, colours alone; a match and a sample of others weigh 1 : 4, as in vitrine-mini's recipe.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from calibrate import OTHERS_PER_MATCH, fit
from choose import vectors
from evaluation_set import WORDS
from export_small import photo_tower, set_style
from fit import Baked
from names import COLOURS
from runtime import Encoder


def weighted(match: np.ndarray) -> np.ndarray:
    return np.where(match > 0, 1.0, OTHERS_PER_MATCH * match.sum() / (1 - match).sum())


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--photos', type=Path, required=True, help='run folder of fit, after choose')
    arg.add_argument('--baked', type=Path, required=True)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-small'))
    arg.add_argument('--neutral', default='a garment')
    arg = arg.parse_args()
    torch.set_num_threads(1)
    tower = photo_tower(arg.photos)
    set_style(tower, Baked(arg.baked), 1000)
    stored = torch.load(arg.photos / 'held-out.pt', weights_only=False)
    x, kinds, colours = vectors(tower, stored['answers']), stored['kinds'], stored['colours']
    shows = {colour: np.array([colour in c for c in colours]) for colour in COLOURS}
    asked: list[tuple[str, np.ndarray]] = [(colour, shows[colour]) for colour in COLOURS]
    for kind, words in WORDS.items():
        asked += [(f'a photo of a {word}', kinds == kind) for word in words[:2]]
        asked += [(f'a {colour} {words[0]}', (kinds == kind) & shows[colour]) for colour in COLOURS]
    encoder = Encoder(arg.model)
    neutral = encoder.prompts([arg.neutral])[0]
    q = encoder.prompts([text for text, _ in asked])
    value = ((q - np.outer(q @ neutral, neutral)) @ x.T).ravel()
    match = np.stack([relevant for _, relevant in asked]).ravel().astype(float)
    scale, bias = fit(value, match, weighted(match))
    first, second = np.triu_indices(len(x), 1)
    same = (kinds[first] == kinds[second]).astype(float)
    photo_scale, photo_bias = fit((x[first] * x[second]).sum(1), same, weighted(same))
    print(json.dumps({'scale': round(scale, 3), 'bias': round(bias, 3), 'even_at': round(-bias / scale, 3), 'photo': {'scale': round(photo_scale, 3), 'bias': round(photo_bias, 3)}}))


if __name__ == '__main__':
    main()
