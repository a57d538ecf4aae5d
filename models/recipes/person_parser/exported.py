"""The weights of an exported network, to go on from where no checkpoint was kept."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn


def load_exported(net: nn.Module, path: Path, example: torch.Tensor) -> None:
    """
    Fills `net` from an ONNX file of its export. What kept its name is taken by name; a convolution that had its norm folded
    into it lost it, and these follow in the order in which they run on `example`. Their norms then do nothing but add.
    """
    graph = onnx.load(path).graph
    stored = {w.name.removesuffix('.half'): numpy_helper.to_array(w).astype(np.float32) for w in graph.initializer}
    named = dict(net.named_modules())
    known = set()
    for name, value in stored.items():
        if name.startswith('net.'):
            module, kind = name.removeprefix('net.').rsplit('.', 1)
            if not hasattr(named[module], kind):
                raise ValueError(f'{path} has {name}, the network has not')
            _set(getattr(named[module], kind), value)
            known.add(named[module])
    folded = [[stored[name] for name in node.input[1:]] for node in graph.node if node.op_type == 'Conv' and not node.input[1].startswith('net.')]
    norms = norms_of(net)
    for conv, values in zip([m for m in _in_order(net, example) if m not in known], folded, strict=True):
        _set(conv.weight, values[0])
        norm = norms[conv]
        _set(norm.bias, values[1])
        with torch.no_grad():
            norm.weight.fill_(1)
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)


def measure_norms(net: nn.Module, pictures: Iterable[torch.Tensor]) -> None:
    """Gives each norm the mean and variance that `pictures` have there; scales and shifts make up for it: the answers stay."""
    norms = norms_of(net)
    sums = {conv: torch.zeros(3, conv.out_channels, dtype=torch.float64) for conv in norms}

    def add(conv: nn.Module, _: tuple, y: torch.Tensor) -> None:
        flat = y.detach().double().transpose(0, 1).flatten(1)
        sums[conv] += torch.stack([flat.sum(1), (flat**2).sum(1), torch.full((len(flat),), float(flat.shape[1]))])

    hooks = [conv.register_forward_hook(add) for conv in norms]
    training = net.training
    net.eval()
    with torch.no_grad():
        for x in pictures:
            net(x)
        for conv, norm in norms.items():
            total, squares, count = sums[conv]
            mean = total / count
            variance = squares / count - mean**2
            scale = norm.weight / (norm.running_var + norm.eps).sqrt()
            shift = norm.bias - scale * norm.running_mean
            norm.weight.copy_(scale * (variance + norm.eps).sqrt())
            norm.bias.copy_(shift + scale * mean)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
    net.train(training)
    for hook in hooks:
        hook.remove()


def norms_of(net: nn.Module) -> dict[nn.Conv2d, nn.BatchNorm2d]:
    pairs = [pair for m in net.modules() if isinstance(m, nn.Sequential) for pair in zip(m, list(m)[1:])]
    return {conv: norm for conv, norm in pairs if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)}


def _in_order(net: nn.Module, example: torch.Tensor) -> list[nn.Conv2d]:
    """The convolutions in the order in which they run."""
    ran: list[nn.Conv2d] = []
    hooks = [m.register_forward_hook(lambda module, *_: ran.append(module)) for m in net.modules() if isinstance(m, nn.Conv2d)]
    training = net.training
    with torch.no_grad():
        net.eval()(example)
    net.train(training)
    for hook in hooks:
        hook.remove()
    return ran


def _set(parameter: torch.Tensor, value: np.ndarray) -> None:
    if tuple(parameter.shape) != value.shape:
        raise ValueError(f'shapes differ: {tuple(parameter.shape)} and {value.shape}')
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(value.copy()))
