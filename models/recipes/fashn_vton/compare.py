"""Holds one step of the graph against PyTorch: the tiny network in every precision, and the full one with random weights."""

import argparse
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch

from onnxruntime.capi.onnxruntime_pybind11_state import NotImplemented

from formula import fill, inputs
from network import FashnVton
from schedule import GUIDANCE
from sizes import FULL, TINY, Sizes
from write_model import write_model

# A step of all the time there is, so that errors of the velocity are seen whole.
TIME, STEP, CATEGORY = 0.3, 1.0, 2


def step_in_torch(network: FashnVton, given: dict[str, torch.Tensor]) -> torch.Tensor:
    shared = {'times': torch.tensor([TIME]), 'garment_categories': torch.tensor([CATEGORY])}
    with torch.inference_mode():
        with_garment, without = (network(**given, **shared, mask=torch.tensor([kept])) for kept in (True, False))
    return given['x'] + STEP * (without + GUIDANCE * (with_garment - without))


def step_in_ort(folder: Path, given: dict[str, np.ndarray], threads: int) -> np.ndarray:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    session = ort.InferenceSession(folder / 'model.onnx', options, providers=['CPUExecutionProvider'])
    numbers = {'times': [TIME], 'steps': [STEP], 'guidance': [GUIDANCE]}
    feeds = {name: np.array(values, np.float32) for name, values in numbers.items()}
    started = time.time()
    (out,) = session.run(None, {**given, **feeds, 'garment_categories': np.array([CATEGORY])})
    print(f'onnxruntime: a step took {time.time() - started:.1f} s')
    return out


def compare(sizes: Sizes, network: FashnVton, precision: str, allowed: float, threads: int, wanted: np.ndarray | None = None) -> np.ndarray:
    given = {name: values.astype(np.float32) for name, values in inputs(sizes).items()}
    state = network.state_dict()
    with tempfile.TemporaryDirectory() as folder:
        write_model(Path(folder), 'compared', sizes, precision, lambda name: state[name].numpy(), 'none', 'none')
        if wanted is None:
            started = time.time()
            wanted = step_in_torch(network, {name: torch.from_numpy(values) for name, values in given.items()}).numpy()
            print(f'PyTorch: a step took {time.time() - started:.1f} s')
        del network, state
        found = step_in_ort(Path(folder), given, threads)
    error = np.abs(found - wanted).max()
    print(f'{precision}: largest difference {error:.1e} (allowed {allowed:.0e})')
    assert error < allowed
    return wanted


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--full', action='store_true', help='the full size with random weights, once: 8 GB and minutes')
    p.add_argument('--threads', type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    if a.full:
        torch.manual_seed(0)
        compare(FULL, FashnVton(FULL).eval(), 'fp32', 1e-3, a.threads)
    else:
        network = fill(FashnVton(TINY)).eval()
        for precision, allowed in (('fp32', 1e-4), ('fp16', 2e-3), ('bf16', 2e-2)):
            try:
                compare(TINY, network, precision, allowed, a.threads)
            except NotImplemented as error:
                print(f'{precision}: onnxruntime has no such kernel on the CPU: {str(error)[:200]}')
    print(f'Most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB')


if __name__ == '__main__':
    main()
