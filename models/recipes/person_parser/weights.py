"""Networks from files, and means of several."""

from pathlib import Path

import torch

from exported import load_exported, norms_of
from network import PersonParser


def read_network(path: Path) -> PersonParser:
    """From a checkpoint (`.pt`) or an export (`.onnx`)."""
    net = PersonParser()
    if path.suffix == '.onnx':
        load_exported(net, path, torch.zeros(1, 3, 288, 192))
    else:
        net.load_state_dict(torch.load(path, map_location='cpu', weights_only=True))
    return net.eval()


def mixed(paths: list[Path], shares: list[float] | None = None) -> PersonParser:
    """The mean of the networks' weights, each norm folded into its convolution first: a norm's own numbers have no common scale."""
    nets = [_folded(read_network(path)) for path in paths]
    shares = shares or [1 / len(nets)] * len(nets)
    if len(shares) != len(nets):
        raise ValueError('as many shares as networks')
    states = [net.state_dict() for net in nets]
    mean = {name: sum(share * state[name] for share, state in zip(shares, states)) if value.is_floating_point() else value for name, value in states[0].items()}
    nets[0].load_state_dict(mean)
    return nets[0]


def _folded(net: PersonParser) -> PersonParser:
    with torch.no_grad():
        for conv, norm in norms_of(net).items():
            scale = norm.weight / (norm.running_var + norm.eps).sqrt()
            conv.weight.mul_(scale[:, None, None, None])
            norm.bias.sub_(scale * norm.running_mean)
            norm.weight.fill_(1)
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
    return net
