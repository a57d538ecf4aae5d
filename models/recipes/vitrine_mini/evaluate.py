"""The three figures of the exported model over models/evaluation/clothing.json, latency and sizes."""

import argparse
import json
import time
from pathlib import Path

import numpy as np

from metrics import precision_at, same_class_precision
from runtime import Encoder


def evaluate(encoder: Encoder, definition: dict, photos: Path) -> dict:
    images = definition['images']
    x = encoder.photos([photos / f"{i['id']}.jpg" for i in images])
    kinds = np.array([i['class'] for i in images])
    by_class = {}
    for kind, prompts in definition['class_prompts'].items():
        by_class[kind] = float(np.mean([precision_at(x @ v, kinds == kind, 10) for v in encoder.prompts(prompts)]))
    pairs = {}
    for query in definition['colour_class_queries']:
        relevant = np.array([i['class'] == query['class'] and query['colour'] in i['colours'] for i in images])
        pairs[query['prompt']] = precision_at(x @ encoder.prompts([query['prompt']])[0], relevant, 5)
    return {
        'class_p10': float(np.mean(list(by_class.values()))), 'colour_class_p5': float(np.mean(list(pairs.values()))),
        'photo_p10': same_class_precision(x, kinds), 'by_class': by_class, 'by_pair': pairs,
    }


def latency(encoder: Encoder, photo: Path, runs: int = 60) -> dict[str, float]:
    """Median milliseconds at batch 1 of the photo session alone, the photo with decoding, and a prompt."""
    pixels = encoder.pixels(photo)[None]
    jobs = {
        'photo_session_ms': lambda: encoder.vision.run(None, {'pixel_values': pixels}),
        'photo_with_decode_ms': lambda: encoder.photos([photo]),
        'prompt_ms': lambda: encoder.prompts(['something light and red for a summer party, a dress maybe']),
    }
    out = {}
    for name, job in jobs.items():
        taken = []
        for _ in range(runs):
            begin = time.perf_counter()
            job()
            taken.append(time.perf_counter() - begin)
        out[name] = round(float(np.median(taken)) * 1000, 2)
    return out


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--data', type=Path, default=Path('../shared/data'))
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-mini'))
    arg.add_argument('--definition', type=Path, default=Path('models/evaluation/clothing.json'))
    arg = arg.parse_args()
    encoder = Encoder(arg.model)
    photos = arg.data / 'clothing' / 'images'
    definition = json.loads(arg.definition.read_text())
    print(json.dumps(evaluate(encoder, definition, photos), indent=1))
    print(json.dumps(latency(encoder, photos / f"{definition['images'][0]['id']}.jpg")))
    print({f.name: f.stat().st_size for f in sorted(arg.model.rglob('*.onnx'))})


if __name__ == '__main__':
    main()
