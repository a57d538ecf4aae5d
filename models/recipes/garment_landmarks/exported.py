"""The weights of an exported network, to go on from where no checkpoint was kept."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from network import GarmentLandmarks


def load_exported(net: GarmentLandmarks, path: Path) -> None:
    """Fills `net` from an ONNX file of `export.py`: its convolutions and linear layers in the order in which they run."""
    graph = onnx.load(path).graph
    stored = {w.name.removesuffix('.half'): numpy_helper.to_array(w).astype(np.float32) for w in graph.initializer}
    given = [[stored[name] for name in node.input[1:] if name in stored] for node in graph.node if node.op_type in ('Conv', 'Gemm')]
    wanted: list[nn.Module] = []
    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    hooks = [m.register_forward_hook(lambda module, *_: wanted.append(module)) for m in layers]
    training = net.training
    with torch.no_grad():
        net.eval()(torch.zeros(1, 4, 128, 96))
    net.train(training)
    for hook in hooks:
        hook.remove()
    # The heads run in another order in the exported graph: names tell them apart where they were kept.
    named = {name.removesuffix('.weight'): module for name, module in net.named_modules()}
    by_name = {name.removeprefix('net.'): value for name, value in stored.items() if name.startswith('net.')}
    own = {id(named[name.rsplit('.', 1)[0]]) for name in by_name}
    for name, value in by_name.items():
        module, kind = name.rsplit('.', 1)
        _set(getattr(named[module], kind), value)
    rest = [values for values, node in zip(given, (n for n in graph.node if n.op_type in ('Conv', 'Gemm'))) if not node.input[1].startswith('net.')]
    for module, values in zip([m for m in wanted if id(m) not in own], rest, strict=True):
        _set(module.weight, values[0])
        _set(module.bias, values[1])


def _set(parameter: torch.Tensor, value: np.ndarray) -> None:
    if tuple(parameter.shape) != value.shape:
        raise ValueError(f'shapes differ: {tuple(parameter.shape)} and {value.shape}')
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(value.copy()))
