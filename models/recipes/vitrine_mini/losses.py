"""Losses that tie photo vectors to the fixed attribute directions.

`attribute_loss`: one cosine classifier per attribute group (class, colour, pattern, audience), which is what ranks
a one-word prompt. `prompt_loss`: both directions of a multi-positive contrastive loss (CLIP, Radford et al. 2021;
several positives as in SupCon, Khosla et al. 2020) between the batch's photos and composed prompts, which makes
"red dress" rank red dresses over red shirts and blue dresses.
"""

import torch
from torch.nn import functional as F

from attributes import CLASSES, COLOUR_NAMES, INDEX, MATERIALS, PATTERNS, SHADES, TERMS, WEIGHTS

CLASS_ROWS = torch.tensor([INDEX[n] for n in CLASSES])
TERM_ROWS = torch.tensor([INDEX[n] for n in TERMS])
TERM_PARENT = torch.tensor([list(CLASSES).index(p) for p in TERMS.values()])
COLOUR_ROWS = torch.tensor([INDEX[n] for n in COLOUR_NAMES])
PATTERN_ROWS = torch.tensor([INDEX[n] for n in PATTERNS])
SHADE_ROWS = torch.tensor([INDEX[n] for n in SHADES])
SHADE_PARENT = torch.tensor([INDEX[p] for p in SHADES.values()])
MATERIAL_ROWS = torch.tensor([INDEX[n] for n in MATERIALS])
NO_MATERIAL = 0.12  # cosine that a named material has to pass
AUDIENCE_ROWS = torch.tensor([INDEX['adult'], INDEX['kids']])


def _masked(value: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    return (value * known).sum() / known.sum().clamp(min=1)


def attribute_loss(x: torch.Tensor, table: torch.Tensor, scale: torch.Tensor, label: dict[str, torch.Tensor]) -> torch.Tensor:
    """x [B, D] unit photo vectors; table [A, D]; scale: scalar; label: kind, term, pattern, kids, shade, material int [B] (-1
    unknown; shade and material one past the end: none of them), colour float [B, 14]."""
    logits = scale * x @ table.T
    kind = F.cross_entropy(logits[:, CLASS_ROWS], label['kind'], label_smoothing=0.08)
    colour = -(label['colour'] * F.log_softmax(logits[:, COLOUR_ROWS], 1)).sum(1).mean()
    pattern = F.cross_entropy(logits[:, PATTERN_ROWS], label['pattern'].clamp(min=0), reduction='none')
    audience = F.cross_entropy(logits[:, AUDIENCE_ROWS], label['kids'].clamp(min=0), reduction='none')
    total = kind + colour + 0.5 * _masked(pattern, label['pattern'] >= 0) + 0.3 * _masked(audience, label['kids'] >= 0)
    known = label['term'] >= 0
    if known.any():
        siblings = TERM_PARENT[None] == label['kind'][known][:, None]
        narrowed = logits[known][:, TERM_ROWS].masked_fill(~siblings, -1e4)
        total = total + 0.5 * known.float().mean() * F.cross_entropy(narrowed, label['term'][known])
    cloth = torch.cat([logits[:, MATERIAL_ROWS], (scale * NO_MATERIAL).expand(len(x), 1)], 1)
    cloth = F.cross_entropy(cloth, label['material'].clamp(min=0), reduction='none')
    total = total + 0.4 * _masked(cloth, label['material'] >= 0)
    margin = logits[:, SHADE_ROWS] - logits[:, SHADE_PARENT]  # [B, shades]
    of_colour = COLOUR_ROWS[label['colour'].argmax(1)][:, None] == SHADE_PARENT[None]
    is_shade = (label['shade'][:, None] == torch.arange(len(SHADES))[None]).float()
    shade = F.binary_cross_entropy_with_logits(margin, is_shade, reduction='none')
    return total + 0.5 * _masked(shade, of_colour & (label['shade'][:, None] >= 0) & (label['colour'].max(1).values[:, None] > 0.7))


def prompt_loss(x: torch.Tensor, table: torch.Tensor, scale: torch.Tensor, label: dict[str, torch.Tensor]) -> torch.Tensor:
    """Contrast the batch with the prompts "colour class", "pattern class" and "colour term" that occur in it."""
    hue = label['colour'].argmax(1)
    share = label['colour'] / label['colour'].max(1, keepdim=True).values  # 1 for the main colour
    pairs = torch.unique(torch.stack([label['kind'], hue], 1), dim=0)
    base = 0.25 * table[INDEX['garment']]
    q = F.normalize(base + table[CLASS_ROWS[pairs[:, 0]]] + table[COLOUR_ROWS[pairs[:, 1]]], dim=1)
    match = (label['kind'][:, None] == pairs[None, :, 0]).float() * (share[:, pairs[:, 1]] > 0.6).float()
    unsure = torch.zeros_like(match, dtype=torch.bool)  # a photo whose label is unknown is no counter-example
    known = label['pattern'] >= 0
    if known.sum() > 4:
        extra = torch.unique(torch.stack([label['kind'][known], label['pattern'][known]], 1), dim=0)
        weight = WEIGHTS['striped']
        q2 = F.normalize(base + table[CLASS_ROWS[extra[:, 0]]] + weight * table[PATTERN_ROWS[extra[:, 1]]], dim=1)
        hit = (label['kind'][:, None] == extra[None, :, 0]) & (label['pattern'][:, None] == extra[None, :, 1])
        maybe = ~known[:, None] & (label['kind'][:, None] == extra[None, :, 0])
        q, match, unsure = torch.cat([q, q2]), torch.cat([match, hit.float()], 1), torch.cat([unsure, maybe], 1)
    known = label['term'] >= 0
    if known.sum() > 4:
        extra = torch.unique(torch.stack([label['term'][known], hue[known]], 1), dim=0)
        q3 = F.normalize(base + table[TERM_ROWS[extra[:, 0]]] + table[COLOUR_ROWS[extra[:, 1]]], dim=1)
        hit = (label['term'][:, None] == extra[None, :, 0]) & (share[:, extra[:, 1]] > 0.6)
        maybe = ~known[:, None] & (label['kind'][:, None] == TERM_PARENT[extra[:, 0]][None])
        q, match, unsure = torch.cat([q, q3]), torch.cat([match, hit.float()], 1), torch.cat([unsure, maybe], 1)
    logits = (scale * x @ q.T).masked_fill(unsure, -1e4)  # [B, Q]
    to_photo = -(match * F.log_softmax(logits, 0)).sum(0) / match.sum(0).clamp(min=1)
    to_prompt = -(match * F.log_softmax(logits, 1)).sum(1) / match.sum(1).clamp(min=1)
    return 0.5 * to_photo.mean() + 0.5 * to_prompt.mean()
