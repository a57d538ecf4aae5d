"""The photo tower: what a photo shows, by name, summed up as `names.py` says.

Inside the graph, beside the networks: the ImageNet classes that name things to wear or carry (`imagenet.json`) are turned
into the names of this space as a convex combination (ConSE, Norouzi et al., ICLR 2014), and take the place of the trained
classes by as much as ImageNet is sure that the photo shows something that the trained ones never saw.
"""

import json
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from colour_part import ColourPart
from feeder import MEAN, STD
from names import AUDIENCES, CLASSES, COLOURS, DIMENSION, FAMILIES, IN_PHOTO, INDEX, MATERIALS, NAMES, PATTERNS, SHADES, STYLES, TERMS, axes
from trunk import FEATURES, Early, Late

IMAGENET = {int(at): names for at, names in json.loads((Path(__file__).parent / 'imagenet.json').read_text()).items()}
# Classes of which the training data has photos that show them alone, as shops do.
SEEN = ['t-shirt', 'longsleeve', 'shirt', 'polo', 'hoodie', 'top', 'undershirt', 'blouse', 'body', 'dress', 'outwear', 'blazer', 'pants', 'shorts', 'skirt', 'shoes', 'hat']
# Never seen alone either, but near to what was seen: ImageNet takes many shorts for swimming trunks, tops for pyjamas.
NEAR_SEEN = ['jumpsuit', 'suit', 'cape', 'swimwear', 'underwear', 'nightwear', 'robe', 'apron', 'scarf', 'socks', 'glove']
CLASS_LIST, TERM_LIST = list(CLASSES), list(TERMS)
TERM_CLASS = torch.tensor([CLASS_LIST.index(wider) for wider in TERMS.values()])


def imagenet_rows(names: list[str]) -> torch.Tensor:
    """float32 [1000, len(names)]: how much an ImageNet class says each name."""
    rows = torch.zeros(1000, len(names))
    for at, said in IMAGENET.items():
        for name, share in said.items():
            if name in names:
                rows[at, names.index(name)] = share
    return rows


class Heads(nn.Module):
    """[batch, 2 · FEATURES] (tuned, kept) -> logits of every group of names, and style [batch, STYLES]."""

    def __init__(self, hidden: int = 256, drop: float = 0.3):
        super().__init__()
        self.register_buffer('mean', torch.zeros(2 * FEATURES))
        self.register_buffer('deviation', torch.ones(2 * FEATURES))
        self.drop = nn.Dropout(drop)
        self.embed = nn.Linear(2 * FEATURES, hidden)
        self.classes = nn.Parameter(torch.randn(len(CLASSES), hidden) * hidden**-0.5)
        self.log_scale = nn.Parameter(torch.tensor(2.7))
        self.term, self.pattern = nn.Linear(2 * FEATURES, len(TERMS)), nn.Linear(2 * FEATURES, len(PATTERNS))
        self.material, self.audience = nn.Linear(2 * FEATURES, len(MATERIALS) + 1), nn.Linear(2 * FEATURES, len(AUDIENCES))
        # Filled after training: the directions in which photos differ most.
        self.register_buffer('style_mean', torch.zeros(hidden))
        self.register_buffer('style', torch.zeros(STYLES, hidden))

    def forward(self, features: torch.Tensor) -> dict[str, torch.Tensor]:
        x = self.drop(((features - self.mean) / self.deviation).clamp(-6, 6))
        z = F.normalize(self.embed(x), dim=1)
        return {
            'embedding': z, 'class': self.log_scale.exp().clamp(max=30) * z @ F.normalize(self.classes, dim=1).T, 'term': self.term(x),
            'pattern': self.pattern(x), 'material': self.material(x), 'audience': self.audience(x), 'style': (z - self.style_mean) @ self.style.T,
        }


class PhotoTower(nn.Module):
    """pixel_values float32 [batch, 3, s, s], normalised -> image_embeds [batch, DIMENSION], unit."""

    certainty = 1.0  # exponent of the class probabilities before their roots are taken
    # Exponents of the probability that ImageNet gives to classes never seen: the higher, the surer it has to be.
    doubt, doubt_near = 1.0, 8.0

    def __init__(self, early: Early, kept: Late, tuned: Late, classifier: nn.Linear, heads: Heads, colour: ColourPart):
        super().__init__()
        self.early, self.kept, self.tuned, self.classifier, self.heads, self.colour = early, kept, tuned, classifier, heads, colour
        rows = imagenet_rows(CLASS_LIST)
        self.register_buffer('to_class', rows)
        self.register_buffer('is_other', torch.tensor([float(name not in SEEN and name not in NEAR_SEEN) for name in CLASS_LIST]))
        self.register_buffer('is_near', torch.tensor([float(name in NEAR_SEEN) for name in CLASS_LIST]))
        self.register_buffer('to_term', imagenet_rows(TERM_LIST))
        self.register_buffer('family_of', torch.tensor([[float(CLASSES[c] == f) for f in FAMILIES] for c in CLASS_LIST]))
        own = torch.from_numpy(axes())
        self.register_buffer('axes', own[: len(NAMES)])
        self.register_buffer('style_axes', own[len(NAMES) : len(NAMES) + STYLES])

    def names(self, pixel_values: torch.Tensor) -> dict[str, torch.Tensor]:
        """What the photo shows: probabilities of each group of names, and its style."""
        fine, middle, shared = self.early(pixel_values)
        kept, tuned = self.kept(shared), self.tuned(middle)
        said = self.heads(torch.cat([tuned, kept], 1))
        rgb = F.avg_pool2d((pixel_values * STD + MEAN).clamp(0, 1), 4)
        colour, shade = self.colour(rgb, fine, shared)
        return self.together(said, self.classifier(kept).softmax(1), colour.softmax(1), shade.sigmoid())

    def together(self, said: dict[str, torch.Tensor], imagenet: torch.Tensor, colour: torch.Tensor, shade: torch.Tensor) -> dict[str, torch.Tensor]:
        """said: logits of Heads; imagenet [batch, 1000], colour [batch, COLOURS], shade [batch, SHADES]: probabilities."""
        trained = (self.certainty * said['class']).softmax(1)
        named = imagenet @ self.to_class
        rest = torch.ones_like(named[:, :1])  # the share of the trained classes
        classes = torch.zeros_like(named)
        for mine, doubt in ((named * self.is_other, self.doubt), (named * self.is_near, self.doubt_near)):
            total = mine.sum(1, keepdim=True).clamp(1e-4, 1)
            sure = total**doubt
            classes = classes + rest * sure * mine / total
            rest = rest * (1 - sure)
        classes = classes + rest * trained
        term = said['term'].sigmoid() * trained[:, TERM_CLASS] * rest
        term = 1 - (1 - term) * (1 - (imagenet @ self.to_term).clamp(max=1) * classes[:, TERM_CLASS].clamp(min=1e-4).sqrt())
        parent = [COLOURS.index(wider) for wider in SHADES.values()]
        return {
            'class': classes, 'family': classes @ self.family_of, 'term': term, 'colour': colour, 'shade': shade * colour[:, parent],
            'pattern': said['pattern'].softmax(1), 'material': said['material'].softmax(1)[:, : len(MATERIALS)], 'audience': said['audience'].softmax(1),
            'style': said['style'],
        }

    def compose(self, names: dict[str, torch.Tensor]) -> torch.Tensor:
        groups = {'family': FAMILIES, 'class': CLASS_LIST, 'term': TERM_LIST, 'colour': COLOURS, 'shade': SHADES, 'pattern': PATTERNS, 'material': MATERIALS, 'audience': AUDIENCES}
        x = IN_PHOTO['garment'] * self.axes[INDEX['garment']]
        for group, members in groups.items():
            first = INDEX[next(iter(members))]
            x = x + IN_PHOTO[group] * names[group].clamp(min=1e-8).sqrt() @ self.axes[first : first + len(members)]
        style = F.normalize(names['style'], dim=1)
        return F.normalize(x + IN_PHOTO['style'] * style @ self.style_axes, dim=1)

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.compose(self.names(pixel_values))


assert DIMENSION >= len(NAMES) + STYLES
