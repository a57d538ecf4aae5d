"""Models of random weights like fashion-clip (ViT-B/32) and marqo-fashionSigLIP (ViT-B/16 SigLIP) that Vitrine loads.

What they answer means nothing; what they cost is what the published models cost, since the architecture is the same.
"""

import argparse
from pathlib import Path

import architectures
import export
import layout
import text_tokenizers

NAMES = {'clip': 'fashion-clip-random', 'siglip': 'siglip-random'}


def random_model(folder: Path, name: str, family: str, size: str, one_file: bool, clip_vocabulary: Path | None = None):
    """Writes a model folder; answers with the model and the reference's own tokenizer."""
    if family == 'clip':
        tokenizer = reference = text_tokenizers.clip_tokenizer(clip_vocabulary)
    else:
        tokenizer, reference = text_tokenizers.siglip_tokenizer()
    model = architectures.build(family, size, len(tokenizer), seed=7)
    layout.write_configuration(folder, family, model, tokenizer)
    if one_file:
        export.export_one_file(model, folder / 'onnx' / 'model.onnx')
    else:
        export.export_two_files(model, family, folder / 'onnx')
    layout.write_manifest(folder, name, family, model, 'one-file' if one_file else 'two-file')
    return model, reference


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--out', type=Path, required=True, help='a folder for the models, outside the repository')
    arg.add_argument('--family', choices=['clip', 'siglip'], action='append')
    arg.add_argument('--one-file', action='store_true', help='CLIP with both towers in onnx/model.onnx, as patrickjohncyh/fashion-clip has it')
    arg.add_argument('--clip-vocabulary', type=Path, help='bpe_simple_vocab_16e6.txt.gz; a small vocabulary is learnt without')
    arg = arg.parse_args()
    for family in arg.family or list(NAMES):
        one_file = arg.one_file and family == 'clip'
        random_model(arg.out / NAMES[family], NAMES[family], family, 'full', one_file, arg.clip_vocabulary)
        print(arg.out / NAMES[family])


if __name__ == '__main__':
    main()
