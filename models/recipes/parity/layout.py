"""The files beside the graphs, as the published models have them, and Vitrine's manifest."""

import json
import os
from pathlib import Path

from transformers import CLIPImageProcessorPil, SiglipImageProcessorPil

import model_manifest

ROLES = {
    'config.json': 'config', 'preprocessor_config.json': 'preprocessor', 'tokenizer.json': 'tokenizer', 'tokenizer_config.json': 'tokenizer-config',
    'onnx/model.onnx': 'both-towers', 'onnx/text_model.onnx': 'text', 'onnx/vision_model.onnx': 'vision',
}
# As published, where the saved form of another transformers version differs from what is on the hub.
PROCESSORS = {
    'clip': {
        'crop_size': 224, 'do_center_crop': True, 'do_normalize': True, 'do_resize': True, 'feature_extractor_type': 'CLIPFeatureExtractor',
        'image_mean': [0.48145466, 0.4578275, 0.40821073], 'image_std': [0.26862954, 0.26130258, 0.27577711], 'resample': 3, 'size': 224,
    },
    'siglip': {
        'do_normalize': True, 'do_rescale': True, 'do_resize': True, 'image_mean': [0.5, 0.5, 0.5], 'image_processor_type': 'SiglipImageProcessor',
        'image_std': [0.5, 0.5, 0.5], 'processor_class': 'SiglipProcessor', 'resample': 3, 'rescale_factor': 0.00392156862745098, 'size': {'height': 224, 'width': 224},
    },
}


def reference_processor(family: str) -> CLIPImageProcessorPil | SiglipImageProcessorPil:
    """The reference implementation with the published settings; its defaults are these."""
    return CLIPImageProcessorPil() if family == 'clip' else SiglipImageProcessorPil()


def write_json(file: Path, value: object) -> None:
    part = file.with_suffix('.part')
    part.write_text(json.dumps(value, indent=2, ensure_ascii=False) + '\n')
    os.replace(part, file)


def write_configuration(folder: Path, family: str, model, tokenizer) -> None:
    """config.json, preprocessor_config.json, tokenizer.json and tokenizer_config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / 'config.json', json.loads(model.config.to_json_string()))
    write_json(folder / 'preprocessor_config.json', PROCESSORS[family])
    part = folder / 'tokenizer.json.part'
    tokenizer.backend_tokenizer.save(str(part), pretty=False)
    os.replace(part, folder / 'tokenizer.json')
    special = {name: str(getattr(tokenizer, name)) for name in ('bos_token', 'eos_token', 'unk_token', 'pad_token') if getattr(tokenizer, name)}
    classes = {'clip': 'CLIPTokenizer', 'siglip': 'T5Tokenizer'}
    write_json(folder / 'tokenizer_config.json', {'tokenizer_class': classes[family], 'model_max_length': tokenizer.model_max_length, **special})


def write_manifest(folder: Path, name: str, family: str, model, layout: str) -> None:
    """The manifest of what lies in `folder`."""
    files = [model_manifest.described(folder, path, role=role) for path, role in ROLES.items() if (folder / path).exists()]
    config = model.config
    model_manifest.write_manifest(
        folder, name=name, kind='encoder', family=family, revision=model_manifest.content_hash(*files), licence='MIT',
        source='random weights, models/recipes/parity',
        dimension=config.projection_dim if family == 'clip' else config.vision_config.hidden_size,
        input_size=[config.vision_config.image_size] * 2, context_length=config.text_config.max_position_embeddings,
        layout=layout, precision='fp32', score={'calibration': 'logistic', 'scale': 40, 'bias': -10 if family == 'clip' else -4.4, 'calibrated': False},
        files=files,
    )
