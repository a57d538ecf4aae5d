"""Steps of training in a quarter of the time: the first of the tuned blocks stay as they are, and what they answer is made once;
of the others the pointwise convolutions alone are trained, their products in bfloat16.

Of what is left nine tenths of the products and nearly all weights are theirs; gradients point where those in fp32 do (cosine
.997 and more).
"""

from functools import partial

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from person_parser.lite0 import Conv
from trunk import Late

FIRST = 2  # blocks that stay
AT_ONCE = 64


def _in_bfloat16(conv: Conv, x: torch.Tensor) -> torch.Tensor:
    weight, bias = conv.weight.flatten(1).bfloat16(), conv.bias.bfloat16()
    y = F.linear(x.permute(0, 2, 3, 1).bfloat16(), weight, bias).float().permute(0, 3, 1, 2)
    return F.relu6(y) if conv.act else y


class LastBlocks(nn.Module):
    """What is trained of the tuned blocks: features behind the first ones -> [batch, FEATURES]. Its weights are those of `tuned`."""

    def __init__(self, tuned: Late):
        super().__init__()
        self.first, self.blocks, self.top = tuned.blocks[:FIRST].requires_grad_(False), tuned.blocks[FIRST:], tuned.top
        for conv in tuned.modules():
            if isinstance(conv, Conv) and conv.kernel_size == (1, 1):
                conv.forward = partial(_in_bfloat16, conv)
            elif isinstance(conv, Conv):
                conv.requires_grad_(False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.top(self.blocks(x)).mean((2, 3))

    @torch.inference_mode()
    def behind_first(self, shared: np.ndarray) -> np.ndarray:
        """float16 [pictures, channels, s, s] at stride 16 -> float16 at stride 32."""
        out = []
        for rows in np.array_split(np.arange(len(shared)), -(-len(shared) // AT_ONCE)):
            x = torch.from_numpy(shared[rows].astype(np.float32)).contiguous(memory_format=torch.channels_last)
            out.append(self.first(x).half().contiguous().numpy())
        return np.concatenate(out)
