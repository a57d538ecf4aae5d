"""CLIP and SigLIP of the published architectures with random weights: full size, and small enough to commit.

Full: FashionCLIP is OpenAI's ViT-B/32 (Radford et al., 2021); marqo-fashionSigLIP is ViT-B/16 SigLIP (Zhai et al.,
2023). The photo is 224 pixels wide in all of them, so that the processors are those of the published models.
"""

import torch
from transformers import CLIPConfig, CLIPModel, SiglipConfig, SiglipModel

SIDE = 224
CLIP_CONTEXT = 77
SIGLIP_CONTEXT = 64

_SIZES = {
    'clip': {
        'full': {'dimension': 512, 'patch': 32, 'vision': (768, 3072, 12, 12), 'text': (512, 2048, 12, 8), 'vocabulary': 49408},
        'tiny': {'dimension': 24, 'patch': 32, 'vision': (16, 32, 2, 2), 'text': (24, 48, 2, 2), 'vocabulary': None},
    },
    'siglip': {
        'full': {'dimension': 768, 'patch': 16, 'vision': (768, 3072, 12, 12), 'text': (768, 3072, 12, 12), 'vocabulary': 32000},
        'tiny': {'dimension': 32, 'patch': 16, 'vision': (32, 64, 2, 2), 'text': (32, 64, 2, 2), 'vocabulary': None},
    },
}


def _tower(measures: tuple[int, int, int, int]) -> dict:
    hidden, intermediate, layers, heads = measures
    return {'hidden_size': hidden, 'intermediate_size': intermediate, 'num_hidden_layers': layers, 'num_attention_heads': heads}


def build(family: str, size: str, vocabulary: int, seed: int) -> torch.nn.Module:
    """A model of `family` with random weights; `vocabulary` tokens where the size does not fix their number."""
    known = _SIZES[family][size]
    torch.manual_seed(seed)
    text = _tower(known['text']) | {'vocab_size': known['vocabulary'] or vocabulary}
    vision = _tower(known['vision']) | {'image_size': SIDE, 'patch_size': known['patch']}
    if family == 'clip':
        # 2 as in every published CLIP of OpenAI's: the prompt's vector is read at the highest token id.
        text |= {'max_position_embeddings': CLIP_CONTEXT, 'bos_token_id': 0, 'eos_token_id': 2}
        config = CLIPConfig(text_config=text, vision_config=vision, projection_dim=known['dimension'])
        model = CLIPModel(config)
    else:
        text |= {'max_position_embeddings': SIGLIP_CONTEXT, 'projection_size': known['dimension'], 'bos_token_id': 0, 'eos_token_id': 1}
        model = SiglipModel(SiglipConfig(text_config=text, vision_config=vision))
    model.set_attn_implementation('eager')
    _spread(model)
    return model.eval()


@torch.no_grad()
def _spread(model: torch.nn.Module) -> None:
    """Freshly initialised towers put every photo on nearly the same vector, and nothing could be told from a cosine.

    Larger weights of the patches and tokens against smaller ones of the positions keep what is seen apart.
    """
    for name, weights in model.named_parameters():
        if 'patch_embedding.weight' in name or 'token_embedding.weight' in name:
            weights.mul_(0.5 / weights.std())
        elif 'position_embedding' in name:
            weights.mul_(0.1 / weights.std())
        elif weights.ndim == 2 and 'probe' not in name:
            weights.mul_(1.2 / (weights.std() * weights.shape[1] ** 0.5))
