"""Regenerates manifest.json: files with sizes and sha256, revision from their content, score calibration."""

import argparse
import json
from pathlib import Path

from model_manifest import content_hash, described, write_manifest

FILES = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/text_model.onnx', 'onnx/vision_model.onnx']
# Changes no vector, so it is no part of the revision: a shop's photos are not embedded anew for it.
KNOWN_WORDS = 'known_words.json'
# Not every model has one. It changes vectors.
WORN_TEST = 'worn.json'


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-mini'))
    arg.add_argument('--scale', type=float, help='new calibration; kept as it is without')
    arg.add_argument('--bias', type=float)
    arg.add_argument('--photo-scale', type=float, help='of two photos')
    arg.add_argument('--photo-bias', type=float)
    arg.add_argument('--licence', default='MIT')
    arg = arg.parse_args()
    file = arg.model / 'manifest.json'
    old = json.loads(file.read_text())['score'] if file.exists() else {'scale': 12.0, 'bias': -8.0, 'floor': 0.5, 'neutral_prompt': 'a garment'}
    score = {
        **old,
        'calibration': 'logistic',
        'scale': arg.scale if arg.scale is not None else old['scale'],
        'bias': arg.bias if arg.bias is not None else old['bias'],
    }
    if arg.photo_scale is not None:
        score['photo'] = {'scale': arg.photo_scale, 'bias': arg.photo_bias}
    files = [described(arg.model, name) for name in FILES]
    if (arg.model / WORN_TEST).exists():
        files.append(described(arg.model, WORN_TEST, role='worn-test'))
    known_words = described(arg.model, KNOWN_WORDS, role='known-words')
    config = json.loads((arg.model / 'config.json').read_text())
    processor = json.loads((arg.model / 'preprocessor_config.json').read_text())
    manifest = write_manifest(
        arg.model, name=arg.model.resolve().name, kind='encoder', family='clip', revision=f'1.0.0-{content_hash(*files)}', licence=arg.licence,
        dimension=config['projection_dim'], input_size=[processor['size']['height'], processor['size']['width']],
        context_length=config['text_config']['max_position_embeddings'], layout='two-file', precision='fp32', score=score, files=[*files, known_words],
    )
    print(manifest['revision'], sum(f['bytes'] for f in manifest['files']) / 1e6, 'MB')


if __name__ == '__main__':
    main()
