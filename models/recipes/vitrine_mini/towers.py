"""The two networks.

Photo tower: a residual network of plain 3×3 blocks (He et al., CVPR 2016) with average-pooled shortcuts (He et al.,
"Bag of Tricks", CVPR 2019): plain convolutions are what AVX-512 and AMX run fast. Prompt tower: a two-layer
transformer encoder (Vaswani et al., 2017) with a learned query that pools the tokens.
"""

import torch
from torch import nn
from torch.nn import functional as F

CONVOLUTION_SIDE = 96  # pixels that the convolution sees of the photo


class ConvNorm(nn.Sequential):
    def __init__(self, i: int, o: int, k: int = 3, stride: int = 1, act: bool = True):
        super().__init__(nn.Conv2d(i, o, k, stride, k // 2, bias=False), nn.BatchNorm2d(o))
        if act:
            self.append(nn.ReLU(inplace=True))


class Block(nn.Module):
    def __init__(self, i: int, o: int, stride: int):
        super().__init__()
        self.a = ConvNorm(i, o, 3, stride)
        self.b = ConvNorm(o, o, 3, 1, act=False)
        nn.init.zeros_(self.b[1].weight)
        self.short = ConvNorm(i, o, 1, 1, act=False) if stride != 1 or i != o else None
        self.stride = stride

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        r = F.avg_pool2d(x, 2) if self.stride == 2 else x
        r = self.short(r) if self.short is not None else r
        return F.relu(self.b(self.a(x)) + r, inplace=True)


class VisionTower(nn.Module):
    """pixel_values float32 [batch, 3, H, W], normalised -> image_embeds [batch, dimension], not normalised."""

    def __init__(self, dimension: int, widths=(48, 96, 192, 256), depths=(1, 2, 2, 2), stem: int = 32, drop: float = 0.1):
        super().__init__()
        layers: list[nn.Module] = [ConvNorm(3, stem, 3, 2)]
        channels = stem
        for width, depth in zip(widths, depths):
            for j in range(depth):
                layers.append(Block(channels, width, 2 if j == 0 else 1))
                channels = width
        self.body = nn.Sequential(*layers)
        self.drop = nn.Dropout(drop)
        self.norm = nn.BatchNorm1d(channels)
        self.embed = nn.Linear(channels, dimension)
        self.features = channels

    def pooled(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """[batch, 3, H, W] -> [batch, features]."""
        return self.norm(self.body(pixel_values).mean((2, 3)).float())

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.embed(self.drop(self.pooled(pixel_values)))


class Head(nn.Module):
    """Joins descriptors and convolution features: [batch, features] -> [batch, dimension], not normalised."""

    def __init__(self, features: int, dimension: int, hidden: int = 512, drop_in: float = 0.25, drop: float = 0.4):
        super().__init__()
        self.hidden = hidden
        self.register_buffer('mean', torch.zeros(features))
        self.register_buffer('deviation', torch.ones(features))
        self.drop_in, self.drop = nn.Dropout(drop_in), nn.Dropout(drop)
        self.first, self.norm = nn.Linear(features, hidden, bias=False), nn.BatchNorm1d(hidden)
        self.embed = nn.Linear(hidden, dimension)

    def both(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The hidden layer and the embedding."""
        x = ((x - self.mean) / self.deviation).clamp(-4, 4)
        hidden = self.drop(F.gelu(self.norm(self.first(self.drop_in(x)))))
        return hidden, self.embed(hidden)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.both(x)[1]


class PhotoTower(nn.Module):
    """Convolution features and fixed descriptors, joined: pixel_values [batch, 3, 128, 128] -> [batch, dimension]."""

    def __init__(self, convolution: VisionTower, descriptors: nn.Module, head: Head, mean: float, std: float):
        super().__init__()
        self.convolution, self.descriptors, self.head, self.pixel_mean, self.pixel_std = convolution, descriptors, head, mean, std

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        rgb = (pixel_values * self.pixel_std + self.pixel_mean).clamp(0, 1)
        small = F.interpolate(pixel_values, size=(CONVOLUTION_SIDE, CONVOLUTION_SIDE), mode='bilinear', align_corners=False)
        learned = self.convolution.pooled(small)
        joined = F.normalize(self.head(torch.cat([learned, self.descriptors(rgb)], 1)), dim=1)
        return joined + self.weight_of_convolution * F.normalize(self.convolution.embed(learned), dim=1)

    weight_of_convolution = 0.5  # the tower's own answer steadies the head's


class TwoViews(nn.Module):
    """A photo tower over the photo and the mirror image of its middle: the mean of the two unit vectors, [batch, dimension].

    The garment is seldom at the frame, so the middle shows it larger (and the mirror image costs nothing more).
    """

    middle = 0.84  # of each side; chosen on held-out train senders

    def __init__(self, tower: nn.Module, side: int):
        super().__init__()
        self.tower, self.side = tower, side
        self.edge = round(side * (1 - self.middle) / 2)

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        kept = slice(self.edge, self.side - self.edge)
        middle = pixel_values[:, :, kept, kept].flip(3)
        middle = F.interpolate(middle, size=(self.side, self.side), mode='bilinear', align_corners=False)
        both = F.normalize(self.tower(torch.cat([pixel_values, middle])), dim=1)
        a, b = both.chunk(2)
        return 0.5 * (a + b)


class Sharpened(nn.Module):
    """A photo tower whose vector leans towards the classes that it names with certainty: [batch, dimension].

    Cosine alone ranks a photo that could be five things above one that is surely the thing asked for; the softmax over
    the class directions lets classes compete. Strength and temperature were chosen on held-out train senders.
    """

    strength, temperature = 0.3, 20.0

    def __init__(self, tower: nn.Module, class_directions: torch.Tensor):
        super().__init__()
        self.tower = tower
        self.register_buffer('class_directions', class_directions)  # [classes, dimension], unit rows

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        x = F.normalize(self.tower(pixel_values), dim=1)
        share = (self.temperature * x @ self.class_directions.T).softmax(1)
        return x + self.strength * share @ self.class_directions


class EncoderLayer(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads, self.width = heads, width
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 3 * width), nn.Linear(3 * width, width)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(self.n1(x)).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        att = (q @ k.transpose(-1, -2) * (w // self.heads) ** -0.5 + bias).softmax(-1)
        x = x + self.out((att @ v).transpose(1, 2).reshape(b, n, w))
        return x + self.down(F.gelu(self.up(self.n2(x))))


class TextTower(nn.Module):
    """input_ids, attention_mask int64 [batch, tokens] -> text_embeds [batch, dimension], not normalised."""

    def __init__(self, dimension: int, vocabulary: int, context: int = 32, width: int = 160, layers: int = 2, heads: int = 4):
        super().__init__()
        self.token = nn.Embedding(vocabulary, width)
        self.place = nn.Embedding(context, width)
        nn.init.normal_(self.token.weight, std=0.05)
        nn.init.normal_(self.place.weight, std=0.01)
        self.layers = nn.ModuleList(EncoderLayer(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.score = nn.Linear(width, heads)
        self.embed = nn.Linear(width, dimension)
        self.heads = heads

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        seen = attention_mask.to(torch.float32)
        x = self.token(input_ids) + self.place.weight[: input_ids.shape[1]]
        bias = (1.0 - seen)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm(x)
        weight = (self.score(x) + ((1.0 - seen) * -1e4)[..., None]).softmax(1)  # [batch, tokens, heads]
        b, n, w = x.shape
        pooled = (x.view(b, n, self.heads, w // self.heads) * weight[..., None]).sum(1).reshape(b, w)
        return self.embed(pooled)
