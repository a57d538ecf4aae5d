"""Fits models/draft-sight to drafts that were marked by eye, and says how well fits tell drafts of people and garments that they have not seen."""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from linear import Linear, fitted
from marked import RIGHT, Marked, read_marked
from model_manifest import content_hash, described, write_manifest

VERSION = '1.0.0'
FOLDS, REPEATS = 6, 3
PASS, ALARMS = 0.7, 0.1  # of the right ones a tenth is refused
ROUNDING = 5e-3  # of the log odds as they are written
FIGURE = 'demo'  # one person: its drafts are told apart by their garments alone


def told_apart(drafts: Marked) -> np.ndarray:
    """What fits that saw none of a draft's person and senders say of it; the mean of several ways to divide the senders."""
    senders = [row['senders'].split(' ') for row in drafts.rows]
    first, right = np.array([each[0] for each in senders]), drafts.marks >= RIGHT
    people = np.where(drafts.of('set') == FIGURE, first, drafts.of('person'))
    shown = [{person, *each} for person, each in zip(people, senders, strict=True)]
    total = np.zeros(len(right))
    for repeat in range(REPEATS):
        folds = np.random.default_rng(repeat).integers(0, FOLDS, len(np.unique(first)))[np.unique(first, return_inverse=True)[1]]
        for fold in range(FOLDS):
            test = folds == fold
            if not test.any():
                continue
            # Who wears a garment in its photo may be asked to wear another.
            known = set().union(*(shown[i] for i in np.flatnonzero(test)))
            fit = np.array([not known & each for each in shown])
            total[test] += fitted(drafts.features[fit], drafts.measured[fit], right[fit]).told(drafts.features[test])
    return total / REPEATS


def move_for(odds: np.ndarray, right: np.ndarray) -> float:
    """What is added so that a tenth of the right ones stays below the mark that passes."""
    return float(np.log(PASS / (1 - PASS)) - np.quantile(odds[right], ALARMS, method='nearest')) + ROUNDING


def figures(odds: np.ndarray, marks: np.ndarray) -> str:
    right = marks >= RIGHT
    passing = odds >= np.log(PASS / (1 - PASS)) - 1e-9
    least = np.quantile(odds[right], ALARMS)
    return f'{len(marks)}, {right.sum()} right: area {roc_auc_score(right, odds):.2f}, rank {spearmanr(odds, marks)[0]:.2f}, wrong refused {(~passing[~right]).mean():.0%}, right refused {(~passing[right]).mean():.0%}; {(odds[~right] < least).mean():.0%} of the wrong at a tenth of the right'


def write_model(folder: Path, model: Linear) -> dict:
    folder.mkdir(parents=True, exist_ok=True)
    numbers = {name: [float(f'{value:.4g}') for value in getattr(model, name)] for name in ('mean', 'spread', 'weight')}
    (folder / 'weights.json').write_text(json.dumps({'bias': round(model.bias, 4), **numbers}, separators=(',', ':')) + '\n')
    weights = described(folder, 'weights.json')
    return write_manifest(folder, name='draft-sight', kind='draft-sight', revision=f'{VERSION}-{content_hash(weights)}', licence='MIT', files=[weights])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--features', type=Path, nargs='+', required=True, help='folders with SET-NUMBER.f32 of each draft')
    p.add_argument('--marks', type=Path, default=Path('apps/try-on/marks/seen.csv'))
    p.add_argument('--out', type=Path, default=Path('models/draft-sight'))
    a = p.parse_args()
    drafts = read_marked(a.marks, a.features, a.data)
    right, worn, sets = drafts.marks >= RIGHT, drafts.of('worn') == '1', drafts.of('set')
    apart = told_apart(drafts)
    move = move_for((drafts.measured + apart)[~worn], right[~worn])
    apart += move
    model = fitted(drafts.features, drafts.measured, right)
    model.bias += move
    worn_odds = move_for((drafts.measured + apart)[worn], right[worn])
    print(f'WORN_ODDS of judge.ts: {np.exp(worn_odds):.2f}')
    odds = drafts.measured + apart + worn_odds * worn
    for name in [*dict.fromkeys(sets), 'all']:
        of = (sets == name) | (name == 'all')
        print(f'{name}, as measured: {figures(drafts.measured[of], drafts.marks[of])}\n{name}, and seen: {figures(odds[of], drafts.marks[of])}')
    manifest = write_model(a.out, model)
    print(manifest['revision'], manifest['files'][0]['bytes'], 'bytes')
    with open(a.marks) as lines:
        rows = list(csv.DictReader(lines))
    told = {(row['set'], row['number']): f'{value:.4g}' for row, value in zip(drafts.rows, apart, strict=True)}
    with open(a.marks, 'w', newline='') as out:
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator='\n')
        writer.writeheader()
        writer.writerows({**row, 'seen': told.get((row['set'], row['number']), row['seen'])} for row in rows)


if __name__ == '__main__':
    main()
