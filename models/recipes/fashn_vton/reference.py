"""Writes the fixtures of the renderer's specs: a tiny network as a model folder, and what PyTorch makes of it."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from fitting import fitted, fitted_pose, pose_map
from formula import fill, inputs
from network import FashnVton
from schedule import GUIDANCE, times
from sizes import Sizes
from write_model import write_model

# Of the published build, and so small that the file may lie in a repository.
SMALL = Sizes(height=144, width=96, hidden=32, heads=2, mixer_blocks=1, double_blocks=1, single_blocks=1, axes=(4, 6, 6))
CATEGORY = 1
# Every so many numbers of a picture are kept.
APART = 53


def sampled(network: FashnVton, given: dict[str, torch.Tensor], steps: int) -> torch.Tensor:
    schedule = torch.from_numpy(times(steps)).float()
    x = given['x']
    category = torch.tensor([CATEGORY])
    for step in range(steps):
        at = {**given, 'x': x, 'times': schedule[step : step + 1], 'garment_categories': category}
        velocity = network(**at, mask=torch.tensor([True]))
        if step < steps - 1:
            without = network(**at, mask=torch.tensor([False]))
            velocity = without + GUIDANCE * (velocity - without)
        x = x + (schedule[step + 1] - schedule[step]) * velocity
    return x.clamp(-1, 1)


def some(values: np.ndarray) -> list[float]:
    return [round(float(value), 7) for value in values.ravel()[::APART]]


def channels_first(picture: np.ndarray) -> np.ndarray:
    return picture.transpose(2, 0, 1)


def picture(width: int, height: int) -> np.ndarray:
    """uint8 [height, width, 3] by a formula that is said in the fixture."""
    count = width * height * 3
    return ((np.arange(count) * 7919 + (np.arange(count) // 31) * 104729) % 256).astype(np.uint8).reshape(height, width, 3)


POSE = {
    'nose': (40.2, 20.7, 0.9), 'left_shoulder': (55.0, 40.0, 0.8), 'right_shoulder': (25.5, 41.25, 0.7), 'left_elbow': (62.0, 60.0, 0.6),
    'right_elbow': (18.0, 62.0, 0.31), 'left_wrist': (60.0, 80.0, 0.29), 'right_wrist': (20.0, 83.0, 0.5), 'left_hip': (50.0, 85.0, 0.9),
    'right_hip': (30.0, 85.0, 0.9), 'left_eye': (43.0, 17.0, 0.9), 'right_eye': (37.0, 17.0, 0.2),
}  # fmt: skip


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--out', type=Path, default=Path('test/fixtures/fashn-vton'))
    a = p.parse_args()
    network = fill(FashnVton(SMALL)).eval()
    state = network.state_dict()
    write_model(a.out / 'models' / 'fashn-vton-small', 'fashn-vton-small', SMALL, 'fp32', lambda name: state[name].numpy(), 'models/recipes/fashn_vton/reference.py', '1.5-small')
    given = {name: torch.from_numpy(values).float() for name, values in inputs(SMALL).items()}
    with torch.inference_mode():
        results = {steps: some(sampled(network, given, steps).numpy()) for steps in (20, 30)}
    sizes = {'shrunk': (123, 210), 'wide': (301, 140), 'grown': (61, 80), 'as it is': (96, 144)}
    drawn = pose_map(POSE, 80, 100)
    reference = {
        'about': 'Every 53rd number in the order channel, row, column, of what models/recipes/fashn_vton/reference.py makes. '
        'Inputs [1, c, 144, 96]: sin(0.37 i + p), p = 0 x, 1 ca_images, 2 garment_images, 3 person_poses, 4 garment_poses; category 1. '
        'Pictures [height, width, 3]: (7919 i + 104729 floor(i / 31)) mod 256.',
        'apart': APART,
        'schedule': {str(steps): [round(float(t), 8) for t in times(steps)] for steps in (20, 30, 50)},
        'sampled': results,
        'fitted': [{'name': name, 'width': w, 'height': h, 'values': some(channels_first(fitted(picture(w, h), SMALL)))} for name, (w, h) in sizes.items()],
        'pose': {'keypoints': POSE, 'width': 80, 'height': 100, 'drawn': drawn[::7, ::5].tolist(), 'fitted': some(channels_first(fitted_pose(drawn, SMALL)))},
    }
    (a.out / 'reference.json').write_text(json.dumps(reference, separators=(',', ':')) + '\n')
    print(f'{a.out}: {sum(tensor.numel() for tensor in state.values()):,} numbers')


if __name__ == '__main__':
    main()
