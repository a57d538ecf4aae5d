"""FASHN VTON 1.5 in PyTorch: the velocity of a rectified flow in pixels, from a person, a garment and their poses."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from rotary import angles
from sizes import Sizes

EPSILON = 1e-6


class TimeEmbedding(nn.Module):
    """[batch] -> [batch, hidden]; 128 cosines and 128 sines of 1000 times the time."""

    def __init__(self, hidden: int):
        super().__init__()
        self.mlp = nn.ModuleDict({'in_layer': nn.Linear(256, hidden), 'out_layer': nn.Linear(hidden, hidden)})

    def forward(self, times: torch.Tensor) -> torch.Tensor:
        speeds = torch.exp(-math.log(10_000) * torch.arange(128, dtype=torch.float32, device=times.device) / 128)
        turned = (1000 * times.float())[:, None] * speeds[None]
        waves = torch.cat([turned.cos(), turned.sin()], -1).to(self.mlp['in_layer'].weight.dtype)
        return self.mlp['out_layer'](F.silu(self.mlp['in_layer'](waves)))


class PatchEmbedding(nn.Module):
    def __init__(self, channels: int, sizes: Sizes):
        super().__init__()
        self.proj = nn.Conv2d(channels, sizes.hidden, sizes.patch, sizes.patch)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.proj(x).flatten(2).transpose(1, 2)


class Modulation(nn.Module):
    """[batch, hidden] -> `chunks` tensors [batch, 1, hidden]: shift, scale, gate of each part of a block."""

    def __init__(self, hidden: int, chunks: int):
        super().__init__()
        self.chunks = chunks
        self.lin = nn.Linear(hidden, chunks * hidden)

    def forward(self, vec: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.lin(F.silu(vec))[:, None].chunk(self.chunks, -1)


class HeadNorm(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.rms_norm(x.float(), x.shape[-1:], eps=EPSILON).to(x.dtype) * self.scale


class HeadNorms(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.query_norm = HeadNorm(width)
        self.key_norm = HeadNorm(width)


def modulated(x: torch.Tensor, shift: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    return F.layer_norm(x, x.shape[-1:], eps=EPSILON) * (1 + scale) + shift


def heads_of(qkv: torch.Tensor, heads: int, norms: HeadNorms) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """[batch, tokens, 3 * hidden] -> q, k, v [batch, heads, tokens, width], q and k normalised."""
    q, k, v = (part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in qkv.chunk(3, -1))
    return norms.query_norm(q), norms.key_norm(k), v


def turned(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    first, second = x.float().unflatten(-1, (-1, 2)).unbind(-1)
    pairs = torch.stack([first * cos - second * sin, first * sin + second * cos], -1)
    return pairs.flatten(-2).to(x.dtype)


def attended(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """-> [batch, tokens, hidden]"""
    out = F.scaled_dot_product_attention(turned(q, *turn), turned(k, *turn), v)
    return out.transpose(1, 2).flatten(2)


class SingleBlock(nn.Module):
    """Attention and MLP of one stream side by side."""

    def __init__(self, sizes: Sizes):
        super().__init__()
        self.heads, self.hidden = sizes.heads, sizes.hidden
        self.linear1 = nn.Linear(sizes.hidden, 3 * sizes.hidden + sizes.mlp)
        self.linear2 = nn.Linear(sizes.hidden + sizes.mlp, sizes.hidden)
        self.norm = HeadNorms(sizes.hidden // sizes.heads)
        self.modulation = Modulation(sizes.hidden, 3)

    def forward(self, x: torch.Tensor, vec: torch.Tensor, turn) -> torch.Tensor:
        shift, scale, gate = self.modulation(vec)
        qkv, mlp = self.linear1(modulated(x, shift, scale)).split([3 * self.hidden, self.linear1.out_features - 3 * self.hidden], -1)
        attention = attended(*heads_of(qkv, self.heads, self.norm), turn)
        return x + gate * self.linear2(torch.cat([attention, F.gelu(mlp, approximate='tanh')], -1))


class StreamAttention(nn.Module):
    def __init__(self, sizes: Sizes):
        super().__init__()
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.norm = HeadNorms(sizes.hidden // sizes.heads)
        self.proj = nn.Linear(sizes.hidden, sizes.hidden)


class DoubleBlock(nn.Module):
    """Garment (`txt`) and person (`img`) attend to each other; everything else each has of its own."""

    def __init__(self, sizes: Sizes):
        super().__init__()
        self.heads = sizes.heads
        for stream in ('img', 'txt'):
            self.add_module(f'{stream}_mod', Modulation(sizes.hidden, 6))
            self.add_module(f'{stream}_attn', StreamAttention(sizes))
            mlp = nn.Sequential(nn.Linear(sizes.hidden, sizes.mlp), nn.GELU('tanh'), nn.Linear(sizes.mlp, sizes.hidden))
            self.add_module(f'{stream}_mlp', mlp)

    def forward(self, person: torch.Tensor, garment: torch.Tensor, vec: torch.Tensor, turn) -> tuple[torch.Tensor, torch.Tensor]:
        streams = {'txt': garment, 'img': person}
        modulations = {name: getattr(self, f'{name}_mod')(vec) for name in streams}
        heads = []
        for name, x in streams.items():
            attention = getattr(self, f'{name}_attn')
            shift, scale = modulations[name][:2]
            heads.append(heads_of(attention.qkv(modulated(x, shift, scale)), self.heads, attention.norm))
        both = attended(*(torch.cat(parts, 2) for parts in zip(*heads)), turn)
        parts = both.split([garment.shape[1], person.shape[1]], 1)
        out = {}
        for (name, x), part in zip(streams.items(), parts):
            _, _, gate, mlp_shift, mlp_scale, mlp_gate = modulations[name]
            x = x + gate * getattr(self, f'{name}_attn').proj(part)
            out[name] = x + mlp_gate * getattr(self, f'{name}_mlp')(modulated(x, mlp_shift, mlp_scale))
        return out['img'], out['txt']


class FinalLayer(nn.Module):
    def __init__(self, sizes: Sizes):
        super().__init__()
        self.linear = nn.Linear(sizes.hidden, sizes.patch_values)
        self.adaLN_modulation = nn.Sequential(nn.SiLU(), nn.Linear(sizes.hidden, 2 * sizes.hidden))

    def forward(self, x: torch.Tensor, vec: torch.Tensor) -> torch.Tensor:
        shift, scale = self.adaLN_modulation(vec)[:, None].chunk(2, -1)
        return self.linear(modulated(x, shift, scale))


class FashnVton(nn.Module):
    """The network with the tensor names of the published checkpoint."""

    def __init__(self, sizes: Sizes):
        super().__init__()
        self.sizes = sizes
        self.t_embedder = TimeEmbedding(sizes.hidden)
        self.y_embedder = nn.Embedding(sizes.categories, sizes.hidden)
        self.x_embedder = PatchEmbedding(7, sizes)
        self.garment_embedder = PatchEmbedding(4, sizes)
        # In the checkpoint, and of use in its training alone.
        self.register_buffer('patch_mixer_token', torch.zeros(1, 1, sizes.patch_values))
        self.x_patch_mixer = nn.ModuleList(SingleBlock(sizes) for _ in range(sizes.mixer_blocks))
        self.double_blocks = nn.ModuleList(DoubleBlock(sizes) for _ in range(sizes.double_blocks))
        self.single_blocks = nn.ModuleList(SingleBlock(sizes) for _ in range(sizes.single_blocks))
        self.final_layer = FinalLayer(sizes)

    def forward(
        self,
        x: torch.Tensor,
        ca_images: torch.Tensor,
        garment_images: torch.Tensor,
        person_poses: torch.Tensor,
        garment_poses: torch.Tensor,
        times: torch.Tensor,
        garment_categories: torch.Tensor,
        mask: torch.Tensor,
    ) -> torch.Tensor:
        """Shapes as in README.md. Where `mask` is false, images and poses count as zeros and the category as none."""
        kept = mask[:, None, None, None].to(x.dtype)
        vec = self.t_embedder(times) + self.y_embedder(garment_categories * mask)
        person = self.x_embedder(torch.cat([x, ca_images * kept, person_poses * kept], 1))
        garment = self.garment_embedder(torch.cat([garment_images, garment_poses], 1) * kept)
        turn = self.turn(x.device)
        for block in self.x_patch_mixer:
            person = block(person, vec, turn)
        twice = tuple(torch.cat([table, table], 0) for table in turn)
        for block in self.double_blocks:
            person, garment = block(person, garment, vec, twice)
        both = torch.cat([garment, person], 1)
        for block in self.single_blocks:
            both = block(both, vec, twice)
        return self.unpacked(self.final_layer(both[:, garment.shape[1] :], vec))

    def turn(self, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
        turns = torch.from_numpy(angles(self.sizes)).to(device)
        return turns.cos().float(), turns.sin().float()

    def unpacked(self, tokens: torch.Tensor) -> torch.Tensor:
        s = self.sizes
        pixels = tokens.unflatten(-1, (3, s.patch, s.patch)).unflatten(1, (s.rows, s.columns))
        return pixels.permute(0, 3, 1, 4, 2, 5).reshape(-1, 3, s.height, s.width)
