"""Towers of the published architectures with random weights: what they cost is what the published ones cost.

CLIP ViT-B/32 is FashionCLIP's (Radford et al., 2021), SigLIP ViT-B/16 marqo-fashionSigLIP's (Zhai et al., 2023).
"""

import torch
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModelWithProjection, CLIPVisionConfig, CLIPVisionModelWithProjection, SiglipTextConfig, SiglipTextModel, SiglipVisionConfig, SiglipVisionModel

SIDE = 224
CONTEXT = {'clip': 77, 'siglip': 64}


class Tower(nn.Module):
    """Pixels, or token numbers, to unit vectors."""

    def __init__(self, net: nn.Module, pooled: str) -> None:
        super().__init__()
        self.net, self.pooled = net, pooled

    def forward(self, first: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        answered = self.net(first) if mask is None else self.net(first, attention_mask=mask)
        vectors = getattr(answered, self.pooled)
        return vectors / vectors.norm(dim=-1, keepdim=True)


def tower(family: str, which: str) -> nn.Module:
    torch.manual_seed(1)
    if family == 'clip' and which == 'vision':
        net = CLIPVisionModelWithProjection(CLIPVisionConfig(image_size=SIDE, patch_size=32, projection_dim=512))
    elif family == 'clip':
        net = CLIPTextModelWithProjection(CLIPTextConfig(projection_dim=512))
    elif which == 'vision':
        net = SiglipVisionModel(SiglipVisionConfig(image_size=SIDE, patch_size=16))
    else:
        net = SiglipTextModel(SiglipTextConfig(max_position_embeddings=CONTEXT['siglip']))
    pooled = {'clip': {'vision': 'image_embeds', 'text': 'text_embeds'}, 'siglip': {'vision': 'pooler_output', 'text': 'pooler_output'}}
    return Tower(net.eval(), pooled[family][which])


def export(family: str, which: str, file: str) -> None:
    """An ONNX file with a free batch axis; attention in plain operators, as published files have it."""
    if which == 'vision':
        example, names = (torch.zeros(2, 3, SIDE, SIDE),), ['pixel_values']
    else:
        ids = torch.full((2, CONTEXT[family]), 5, dtype=torch.int64)
        example, names = ((ids, torch.ones_like(ids)), ['input_ids', 'attention_mask']) if family == 'clip' else ((ids,), ['input_ids'])
    output = 'image_embeds' if which == 'vision' else 'text_embeds'
    net = tower(family, which)
    net.net.set_attn_implementation('eager')
    axes = {name: {0: 'batch'} for name in [*names, output]}
    torch.onnx.export(net, example, file, input_names=names, output_names=[output], dynamic_axes=axes, opset_version=17, dynamo=False)
