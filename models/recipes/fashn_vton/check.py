"""Holds the network against what is known of the published one: tensors, parameters, and its output for weights by a formula."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from formula import fill, inputs
from network import FashnVton
from schedule import times
from sizes import FULL, TINY

PARAMETERS = 971_813_808


def check_tensors(listed: Path) -> None:
    """`listed`: name, tab, sizes with x between them."""
    with torch.device('meta'):
        network = FashnVton(FULL)
    wanted = dict(line.split('\t') for line in listed.read_text().split('\n') if '\t' in line)
    found = {name: 'x'.join(str(size) for size in tensor.shape) for name, tensor in network.state_dict().items()}
    assert found == wanted, set(found.items()) ^ set(wanted.items())
    count = sum(tensor.numel() for tensor in network.parameters())
    assert count == PARAMETERS, count
    print(f'{len(found)} tensors, {count:,} parameters: as published')


def check_golden(file: Path) -> None:
    golden = json.loads(file.read_text())
    network = fill(FashnVton(TINY)).eval()
    assert sorted(network.state_dict()) == golden['names']
    given = {name: torch.from_numpy(values).float() for name, values in inputs(TINY).items()}
    with torch.inference_mode():
        for key, kept in (('v_c', True), ('v_u', False)):
            velocity = network(**given, times=torch.tensor([0.3]), garment_categories=torch.tensor([2]), mask=torch.tensor([kept]))
            error = np.abs(velocity.numpy().ravel() - np.array(golden[key])).max()
            print(f'{key}: largest difference {error:.1e}')
            assert error < 1e-4
    error = np.abs(times(30) - np.array(golden['schedule_30'])).max()
    print(f'schedule: largest difference {error:.1e}')
    assert error < 1e-6


if __name__ == '__main__':
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--tensors', type=Path, required=True)
    p.add_argument('--golden', type=Path, required=True)
    a = p.parse_args()
    check_tensors(a.tensors)
    check_golden(a.golden)
