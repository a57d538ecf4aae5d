"""A U-shaped network (Ronneberger et al., MICCAI 2015) over vitrine-mini's residual encoder, with pyramid pooling
(Zhao et al., CVPR 2017) at the bottom."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from classes import CLASSES


class ConvNorm(nn.Sequential):
    def __init__(self, i: int, o: int, k: int = 3, stride: int = 1, act: bool = True):
        super().__init__(nn.Conv2d(i, o, k, stride, k // 2, bias=False), nn.BatchNorm2d(o))
        if act:
            self.append(nn.ReLU(inplace=True))


class Block(nn.Module):
    def __init__(self, i: int, o: int, stride: int):
        super().__init__()
        self.short = ConvNorm(i, o, 1, 1, act=False) if stride != 1 or i != o else None
        self.a = ConvNorm(i, o, 3, stride)
        self.b = ConvNorm(o, o, 3, 1, act=False)
        self.stride = stride

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        r = F.avg_pool2d(x, 2) if self.stride == 2 else x
        r = self.short(r) if self.short is not None else r
        return F.relu(self.b(self.a(x)) + r, inplace=True)


class Pyramid(nn.Module):
    """What is seen in the whole picture and in its quarters, added to every place."""

    def __init__(self, channels: int, bins=(1, 2, 3)):
        super().__init__()
        self.bins = bins
        self.parts = nn.ModuleList(nn.Sequential(nn.Conv2d(channels, channels // 4, 1), nn.ReLU(inplace=True)) for _ in bins)
        self.out = ConvNorm(channels + len(bins) * (channels // 4), channels, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h, w = x.shape[2:]
        seen = [x]
        for bins, part in zip(self.bins, self.parts):
            pooled = F.avg_pool2d(x, (h // bins, w // bins), (h // bins, w // bins))
            seen.append(F.interpolate(part(pooled), size=(h, w), mode='bilinear', align_corners=False))
        return self.out(torch.cat(seen, 1))


class Up(nn.Module):
    def __init__(self, deep: int, side: int, out: int):
        super().__init__()
        self.deep, self.side = ConvNorm(deep, out, 1), ConvNorm(side, out, 1)
        self.mix = ConvNorm(2 * out, out, 3)

    def forward(self, deep: torch.Tensor, side: torch.Tensor) -> torch.Tensor:
        deep = F.interpolate(self.deep(deep), size=side.shape[2:], mode='bilinear', align_corners=False)
        return self.mix(torch.cat([deep, self.side(side)], 1))


class PersonParser(nn.Module):
    """pixel_values float32 [batch, 3, h, w] -> logits [batch, 9, h/2, w/2]; h and w in multiples of 96."""

    def __init__(self, stem: int = 32, widths=(48, 96, 192, 256), depths=(1, 2, 2, 2)):
        super().__init__()
        self.stem = ConvNorm(3, stem, 3, 2)
        self.stages = nn.ModuleList()
        channels = stem
        for width, depth in zip(widths, depths):
            self.stages.append(nn.Sequential(*(Block(channels if j == 0 else width, width, 2 if j == 0 else 1) for j in range(depth))))
            channels = width
        self.pyramid = Pyramid(channels)
        self.ups = nn.ModuleList([Up(256, 192, 128), Up(128, 96, 72), Up(72, 48, 48), Up(48, stem, 24)])
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(24, len(CLASSES), 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        sides = [self.stem(x)]
        for stage in self.stages:
            sides.append(stage(sides[-1]))
        x = self.pyramid(sides.pop())
        for up in self.ups:
            x = up(x, sides.pop())
        return self.head(self.drop(x))


class Upright(nn.Module):
    """What is exported: class probabilities [batch, 9, h, w], the mean of the photo and its mirror image."""

    def __init__(self, net: PersonParser):
        super().__init__()
        self.net = net

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        a, b = self.net(torch.cat([pixel_values, pixel_values.flip(3)])).softmax(1).chunk(2)
        both = 0.5 * (a + b.flip(3))
        return F.interpolate(both, scale_factor=2, mode='bilinear', align_corners=False)


def begin_from_encoder(net: PersonParser, onnx_file: str, pictures: torch.Tensor) -> None:
    """
    Starts the encoder from vitrine-mini's trained convolutions. Their batch norms were folded into them at export;
    here each norm gets the statistics of `pictures`, so that it first passes on what the folded one would.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(onnx_file).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    folded = [(values[n.input[1]], values[n.input[2]]) for n in graph.node if n.op_type == 'Conv' and len(n.input) == 3 and n.input[1] in values]
    folded = [pair for pair in folded if pair[0].ndim == 4 and pair[0].shape[0] in (32, 48, 96, 192, 256)]
    layers = [net.stem] + [m for m in net.stages.modules() if isinstance(m, ConvNorm)]
    if len(folded) != len(layers):
        raise ValueError(f'{len(folded)} convolutions in {onnx_file}, {len(layers)} in the encoder')
    hooks = []
    for layer, (weight, bias) in zip(layers, folded):
        layer[0].weight.data.copy_(torch.from_numpy(np.array(weight)))
        hooks.append(layer[1].register_forward_pre_hook(_adopt_statistics(torch.from_numpy(np.array(bias)))))
    net.eval()
    with torch.no_grad():
        net(pictures)
    for hook in hooks:
        hook.remove()
    net.train()


def _adopt_statistics(bias: torch.Tensor):
    def adopt(norm: nn.BatchNorm2d, inputs: tuple[torch.Tensor]) -> None:
        x = inputs[0].float()
        mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(var)
        norm.weight.data.copy_((var + norm.eps).sqrt())
        norm.bias.data.copy_(mean + bias)

    return adopt
