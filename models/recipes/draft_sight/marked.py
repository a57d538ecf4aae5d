"""Drafts that were marked by eye: what the gate measures of them, and what is found where they are looked at."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WEIGHTS = Path('libs/try-on/src/pipeline/quality/right-model.ts')
RIGHT = 2  # marks from here on
FURTHEST = 3  # of a measure, in spreads from its mean; `chance.ts` has the same


@dataclass
class Marked:
    rows: list[dict[str, str]]
    features: np.ndarray  # [drafts, features]
    marks: np.ndarray
    measured: np.ndarray  # log odds that a draft is right by its measures, whoever wears its garment

    def of(self, column: str) -> np.ndarray:
        return np.array([row[column] for row in self.rows])


def read_marked(marks: Path, features: list[Path], data: Path) -> Marked:
    """`features` has SET-NUMBER.f32 of each draft; drafts without are left out. Each row is given the `senders` of its garments."""
    with open(data / 'clothing/images.csv') as lines:
        senders = {row['image'].removesuffix('.jpg'): row['sender'] for row in csv.DictReader(lines)}
    with open(marks) as lines:
        rows = list(csv.DictReader(lines))
    kept, seen = [], []
    for row in rows:
        name = f'{row["set"]}-{row["number"]}.f32'
        file = next((folder / name for folder in features if (folder / name).exists()), None)
        if file is None:
            continue
        kept.append({**row, 'senders': ' '.join(senders.get(name, name) for name in row['garment'].split(' '))})
        seen.append(np.fromfile(file, np.float32))
    return Marked(kept, np.stack(seen), np.array([int(row['mark']) for row in kept]), measured_log_odds(kept))


def measured_log_odds(rows: list[dict[str, str]]) -> np.ndarray:
    model = WEIGHTS.read_text()
    total = np.full(len(rows), float(re.search(r'bias: ([-\d.e]+)', model)[1]))
    for name, *numbers in re.findall(r'(\w+): \{ mean: ([-\d.e]+), spread: ([-\d.e]+), weight: ([-\d.e]+) \}', model):
        mean, spread, weight = map(float, numbers)
        values = np.array([float(row[name]) for row in rows])
        squashed = np.sign(values) * np.log1p(5 * np.abs(values))
        total += weight * np.clip((squashed - mean) / spread, -FURTHEST, FURTHEST)
    return total
