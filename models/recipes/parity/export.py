"""ONNX files as the hub lays them out: both towers in one file, or one file a tower."""

import os
import warnings
from pathlib import Path

import torch
from torch import nn

OPSET = 17


class _TextTower(nn.Module):
    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return _unit(self.model.get_text_features(input_ids=input_ids, attention_mask=attention_mask).pooler_output)


class _PaddedTextTower(nn.Module):
    """SigLIP reads every position, padding included, and takes no mask."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return _unit(self.model.get_text_features(input_ids=input_ids).pooler_output)


class _VisionTower(nn.Module):
    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return _unit(self.model.get_image_features(pixel_values=pixel_values).pooler_output)


class _BothTowers(nn.Module):
    """What `optimum-cli export onnx` makes of a CLIPModel: three inputs, logits and both embeddings."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.text, self.vision, self.scale = _TextTower(model), _VisionTower(model), model.logit_scale

    def forward(self, input_ids: torch.Tensor, pixel_values: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        text, image = self.text(input_ids, attention_mask), self.vision(pixel_values)
        logits = text @ image.t() * self.scale.exp()
        return logits.t(), logits, text, image


def _unit(vectors: torch.Tensor) -> torch.Tensor:
    return vectors / vectors.norm(dim=-1, keepdim=True)


def _export(net: nn.Module, inputs: dict[str, torch.Tensor], outputs: list[str], axes: dict, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix('.part')
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(net.eval(), tuple(inputs.values()), str(part), input_names=list(inputs), output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    os.replace(part, file)


def _example(model: nn.Module, context: int) -> dict[str, torch.Tensor]:
    side = model.config.vision_config.image_size
    ids = torch.full((2, context), 5, dtype=torch.int64)
    return {'input_ids': ids, 'pixel_values': torch.zeros(2, 3, side, side), 'attention_mask': torch.ones_like(ids)}


TEXT_AXES = {0: 'text_batch_size', 1: 'sequence_length'}


def export_one_file(model: nn.Module, file: Path) -> None:
    example = _example(model, 9)
    axes = {
        'input_ids': TEXT_AXES, 'attention_mask': TEXT_AXES, 'pixel_values': {0: 'image_batch_size'},
        'logits_per_image': {0: 'image_batch_size', 1: 'text_batch_size'}, 'logits_per_text': {0: 'text_batch_size', 1: 'image_batch_size'},
        'text_embeds': {0: 'text_batch_size'}, 'image_embeds': {0: 'image_batch_size'},
    }
    _export(_BothTowers(model), example, ['logits_per_image', 'logits_per_text', 'text_embeds', 'image_embeds'], axes, file)


def export_two_files(model: nn.Module, family: str, folder: Path) -> None:
    """Writes `text_model.onnx` and `vision_model.onnx`; SigLIP's prompts have one length."""
    example = _example(model, 9 if family == 'clip' else model.config.text_config.max_position_embeddings)
    text = {'input_ids': example['input_ids']} | ({'attention_mask': example['attention_mask']} if family == 'clip' else {})
    tower = _TextTower(model) if family == 'clip' else _PaddedTextTower(model)
    axes = {name: (TEXT_AXES if family == 'clip' else {0: 'batch_size'}) for name in text}
    _export(tower, text, ['text_embeds'], axes | {'text_embeds': {0: 'batch_size'}}, folder / 'text_model.onnx')
    axes = {'pixel_values': {0: 'batch_size'}, 'image_embeds': {0: 'batch_size'}}
    _export(_VisionTower(model), {'pixel_values': example['pixel_values']}, ['image_embeds'], axes, folder / 'vision_model.onnx')
