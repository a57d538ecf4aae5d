"""The network of FASHN VTON 1.5 with random weights: its graph for onnxruntime, and PyTorch's seconds a step, as JSON.

python generator.py export --out FOLDER [--precision bf16] [--tiny]
python generator.py torch [--device cuda] [--precision bf16] [--steps 5] [--tiny]
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent.parent / 'recipes' / 'fashn_vton'))

from formula import INPUTS  # noqa: E402
from network import FashnVton  # noqa: E402
from sizes import FULL, TINY  # noqa: E402
from write_model import write_model  # noqa: E402

TYPES = {'fp32': torch.float32, 'fp16': torch.float16, 'bf16': torch.bfloat16}


def export(out: Path, precision: str, sizes) -> None:
    with torch.device('meta'):
        shapes = {name: tensor.shape for name, tensor in FashnVton(sizes).state_dict().items()}
    draws = np.random.default_rng(0)

    def tensor_of(name: str) -> np.ndarray:
        if name.endswith('.scale'):
            return np.ones(shapes[name], np.float32)
        return draws.standard_normal(shapes[name], np.float32) * 0.02

    write_model(out, out.name, sizes, precision, tensor_of, 'models/bench-gpu', 'random')


def in_torch(device: str, precision: str, steps: int, sizes) -> dict:
    """One step is both conditions in one batch, as in the graph."""
    torch.manual_seed(0)
    with torch.device(device):
        torch.set_default_dtype(TYPES[precision])
        network = FashnVton(sizes).eval()
        torch.set_default_dtype(torch.float32)
        given = {name: torch.randn(2, channels, sizes.height, sizes.width, dtype=TYPES[precision]) for name, channels in INPUTS.items()}
        times, categories, mask = torch.full((2,), 0.3), torch.tensor([1, 0]), torch.tensor([True, False])
    wait = torch.cuda.synchronize if device == 'cuda' else lambda: None

    def step() -> None:
        with torch.inference_mode():
            with_garment, without = network(**given, times=times, garment_categories=categories, mask=mask).chunk(2)
            given['x'] = (given['x'] + 0.01 * (without + 1.5 * (with_garment - without))).to(TYPES[precision])
        wait()

    step()
    started = time.perf_counter()
    for _ in range(steps):
        step()
    seconds = (time.perf_counter() - started) / steps
    memory = torch.cuda.max_memory_allocated() / 2**30 if device == 'cuda' else None
    return {'runtime': f'PyTorch {torch.__version__}, SDPA, {precision}', 'seconds_a_step': seconds, 'memory_gib': memory}


if __name__ == '__main__':
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('job', choices=['export', 'torch'])
    p.add_argument('--out', type=Path)
    p.add_argument('--device', default='cuda')
    p.add_argument('--precision', choices=list(TYPES), default='bf16')
    p.add_argument('--steps', type=int, default=5)
    p.add_argument('--tiny', action='store_true')
    a = p.parse_args()
    size = TINY if a.tiny else FULL
    if a.job == 'export':
        export(a.out, a.precision, size)
    else:
        print(json.dumps(in_torch(a.device, a.precision, a.steps, size)))
