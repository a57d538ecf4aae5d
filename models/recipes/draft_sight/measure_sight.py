"""How well drafts that were marked by eye are told by what is measured of them, by what the encoder sees, and by both: none of the people or senders of a test was fitted to."""

import argparse
import csv
import re
from pathlib import Path

import cv2
import numpy as np
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from draft_features import encoder, features_of

RIGHT = 2  # marks from here on
FOLDS, REPEATS = 6, 3
PARTS = 60  # principal components of what is seen
FURTHEST = 4  # spreads from the mean
LIGHT = 0.2  # a measure's share beside the first component
NO_MEASURES = {'set', 'number', 'recipe', 'type', 'mark'}
NAMES = re.compile(r'^\d+-(?P<name>.+)\.jpg$')


def pairs_of(folder: Path, senders: dict[str, str]) -> list[tuple[str, str]]:
    """The person and the garment's sender of each pair of `shop_pairs.py`."""
    with open(folder / 'pairs.csv') as lines:
        rows = list(csv.DictReader(lines))
    named = [[NAMES.match(row[key])['name'] for key in ('person', 'garment')] for row in rows]
    return [(person, senders[garment]) for person, garment in named]


def standard(fitted: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean, spread = fitted.mean(0), fitted.std(0) + 1e-3
    return tuple(np.clip((each - mean) / spread, -FURTHEST, FURTHEST) for each in (fitted, other))


def components(fitted: np.ndarray, other: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first principal components of the fitted, the first of which has a spread of 1."""
    fitted, other = (weights * each for each in standard(fitted, other))
    middle = fitted.mean(0)
    fitted, other = fitted - middle, other - middle
    squares, ways = np.linalg.eigh(fitted @ fitted.T)  # fewer drafts than features
    axes = fitted.T @ ways[:, : -PARTS - 1 : -1] / np.sqrt(squares[: -PARTS - 1 : -1])
    a, b = fitted @ axes, other @ axes
    return a / a[:, 0].std(), b / a[:, 0].std()


def told(right: np.ndarray, people: np.ndarray, senders: np.ndarray, measures: np.ndarray | None, seen: list[list[np.ndarray]] | None) -> np.ndarray:
    """A score of each draft by fits that saw none of its person and sender; the mean of several ways to divide them."""
    total = np.zeros(len(right))
    if seen is not None:
        weights = np.concatenate([np.full(len(each), len(each) ** -0.5) for each in seen[0]])  # each vector counts the same
        sight = np.array([np.concatenate(each) for each in seen])
    for repeat in range(REPEATS):
        fold_of = dict(zip(np.unique(senders), np.random.default_rng(repeat).integers(0, FOLDS, len(np.unique(senders))), strict=True))
        folds = np.array([fold_of[sender] for sender in senders])
        for fold in range(FOLDS):
            test = folds == fold
            if not test.any():
                continue
            fit = ~test & ~np.isin(people, people[test])
            parts = []
            if seen is not None:
                parts.append(components(sight[fit], sight[test], weights))
            if measures is not None:
                parts.append([LIGHT * each for each in standard(measures[fit], measures[test])])
            model = LogisticRegression(C=0.3 if seen is not None else 2.4, max_iter=400)
            model.fit(np.hstack([part[0] for part in parts]), right[fit])
            total[test] += model.decision_function(np.hstack([part[1] for part in parts]))
    return total / REPEATS


def figures(scores: np.ndarray, marks: np.ndarray) -> str:
    right = marks >= RIGHT
    least = np.quantile(scores[right], 0.1)
    return f'area under the curve {roc_auc_score(right, scores):.3f}, wrong ones refused at a tenth of the right ones {(scores[~right] < least).mean():.0%}, rank correlation {spearmanr(scores, marks)[0]:.2f}'


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--marks', type=Path, default=Path('apps/try-on/marks/shop.csv'))
    p.add_argument('--parser', type=Path, default=Path('models/person-parser/model.onnx'))
    p.add_argument('--set', nargs=3, action='append', required=True, metavar=('FIRST', 'PAIRS', 'PICTURES'), help='number of the first mark, the pairs, their drafts')
    a = p.parse_args()
    cv2.setNumThreads(1)
    with open(a.data / 'clothing/images.csv') as lines:
        senders = {row['image']: row['sender'] for row in csv.DictReader(lines)}
    session = encoder(a.parser)
    with open(a.marks) as lines:
        marked = {int(row['number']): row for row in csv.DictReader(lines)}
    rows, about, seen = [], [], []
    for first, pairs, pictures in a.set:
        for i, pair in enumerate(pairs_of(Path(pairs), senders)):
            file = Path(pictures) / f'{i:03}.png'
            if (row := marked.get(int(first) + i)) is None or not file.exists():
                continue
            draft = cv2.imread(str(file))[..., ::-1]
            masks = [cv2.resize(cv2.imread(str(file.with_suffix(end)), cv2.IMREAD_GRAYSCALE), draft.shape[1::-1]) / 255 for end in ('.visible.png', '.edit.png')]
            rows.append(row)
            about.append(pair)
            seen.append(features_of(session, np.ascontiguousarray(draft), *masks))
    marks = np.array([int(row['mark']) for row in rows])
    values = np.array([[float(value) for name, value in row.items() if name not in NO_MEASURES] for row in rows])
    measures = np.sign(values) * np.log1p(5 * np.abs(values))
    people, whose = (np.array(column) for column in zip(*about, strict=True))
    print(f'{len(marks)} drafts, {(marks >= RIGHT).sum()} right')
    for title, given in (('measured', (measures, None)), ('seen', (None, seen)), ('both', (measures, seen))):
        print(f'{title}: {figures(told(marks >= RIGHT, people, whose, *given), marks)}')


if __name__ == '__main__':
    main()
