"""Steps of training in a good half of the time: what PyTorch takes longest for on a CPU is the way back through depthwise
convolutions.

The gradient of what goes in is a convolution with the turned kernel; that of the few weights is taken from every fourth picture of
the batch, another fourth each time.
"""

from functools import partial

import torch
from torch import nn
from torch.nn import functional as F

from person_parser.lite0 import Conv

PART = 4


class _Depthwise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor, stride: int, padding: int) -> torch.Tensor:
        ctx.save_for_backward(x, weight)
        ctx.stride, ctx.padding = stride, padding
        return F.conv2d(x, weight, bias, stride, padding, groups=len(weight))

    @staticmethod
    def backward(ctx, gradient: torch.Tensor):
        x, weight = ctx.saved_tensors
        channels, side = len(weight), weight.shape[2]
        how = [channels], [ctx.stride] * 2, [ctx.padding] * 2, [1, 1], False, [0, 0], channels
        if ctx.stride == 1:
            of_x = F.conv2d(gradient, weight.flip(2, 3), None, 1, side - 1 - ctx.padding, groups=channels)
        else:
            of_x = torch.ops.aten.convolution_backward(gradient, x, weight, *how, [True, False, False])[0]
        first = int(torch.randint(min(PART, len(x)), (1,)))
        few, g = (t[first::PART].contiguous(memory_format=torch.channels_last) for t in (x, gradient))
        _, of_weight, of_bias = torch.ops.aten.convolution_backward(g, few, weight, *how, [False, True, True])
        return of_x, of_weight * (len(x) / len(few)), of_bias * (len(x) / len(few)), None, None


def _forward(conv: Conv, x: torch.Tensor) -> torch.Tensor:
    if conv.stride[0] == 2:  # padded as Conv does
        before = (conv.kernel_size[0] - 2) // 2
        after = conv.kernel_size[0] - 2 - before
        x = F.pad(x, (before, after, before, after))
    x = _Depthwise.apply(x, conv.weight, conv.bias, conv.stride[0], conv.padding[0])
    return F.relu6(x) if conv.act else x


def quicken(net: nn.Module) -> None:
    """The network's depthwise convolutions, from now on."""
    for conv in net.modules():
        if isinstance(conv, Conv) and conv.groups > 1:
            conv.forward = partial(_forward, conv)
