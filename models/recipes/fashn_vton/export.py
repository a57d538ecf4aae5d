"""The published checkpoint as a model folder that Vitrine runs: model.onnx, its weights beside it, manifest."""

import argparse
import hashlib
from pathlib import Path

import numpy as np
from safetensors import safe_open

from network import FashnVton
from sizes import FULL
from write_model import write_model

import torch


class OtherCheckpointError(ValueError):
    """The file is not the checkpoint of this network."""


def expect_tensors(opened, file: Path) -> None:
    with torch.device('meta'):
        wanted = {name: list(tensor.shape) for name, tensor in FashnVton(FULL).state_dict().items()}
    found = {name: opened.get_slice(name).get_shape() for name in opened.keys()}
    missing = sorted(wanted.keys() - found.keys())
    more = sorted(found.keys() - wanted.keys())
    other = sorted(name for name in wanted.keys() & found.keys() if wanted[name] != found[name])
    if missing or more or other:
        raise OtherCheckpointError(
            f'{file} is not FASHN VTON 1.5: {len(missing)} tensors are missing {missing[:2]}, {len(more)} are unknown {more[:2]}, '
            f'{len(other)} have another shape {other[:2]}.'
        )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('checkpoint', type=Path, nargs='?', help='model.safetensors as its authors publish it')
    p.add_argument('--precision', choices=['fp32', 'fp16', 'bf16'], default='bf16')
    p.add_argument('--out', type=Path, default=Path('models/fashn-vton-1.5'))
    p.add_argument('--ready', action='store_true', help='end at once: whether the packages are there')
    a = p.parse_args()
    if a.ready:
        return
    if a.checkpoint is None:
        p.error('the checkpoint is missing')
    with open(a.checkpoint, 'rb') as file:
        digest = hashlib.file_digest(file, 'sha256').hexdigest()
    with safe_open(a.checkpoint, framework='pt') as opened:
        expect_tensors(opened, a.checkpoint)

        def tensor_of(name: str) -> np.ndarray:
            return opened.get_tensor(name).float().numpy()

        revision = f'1.5-{digest[:12]}-{a.precision}'
        write_model(a.out, a.out.name, FULL, a.precision, tensor_of, 'https://huggingface.co/fashn-ai/fashn-vton-1.5', revision)
    print(f'{a.out}: {revision}')


if __name__ == '__main__':
    main()
