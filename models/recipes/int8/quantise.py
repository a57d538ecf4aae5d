"""Makes int8 towers of a model folder's fp32 ones and names them in its manifest.

Weights of the matrix products become 8 bits, a scale for every output channel; activations are quantised at run time,
a scale for every call (onnxruntime's dynamic quantisation: no calibration photos, nothing to tune). The convolution
that cuts a photo into patches and the token table stay fp32: they cost little time, and much accuracy.

Activations are u8. Processors without VNNI multiply u8 by int8 with sums of 16 bits, where products of large weights
are cut off: weights must be int8 of 7 bits, or u8 as well, to give the same vectors everywhere. `--weights` chooses;
README.md has what each loses and gains. Run `measure.py` to measure another model, then
`npm run models -- reference NAME` for what a process compares its int8 towers with when it starts.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.append(str(Path(__file__).resolve().parents[1]))
from model_manifest import described, save_manifest  # noqa: E402

TOWERS = ('text', 'vision')
# As the manifest names them: libs/contracts/src/model-manifest.ts.
WEIGHTS = {
    'int8-7-bit-per-channel': {'weight_type': QuantType.QInt8, 'reduce_range': True},
    'uint8-per-channel': {'weight_type': QuantType.QUInt8, 'reduce_range': False},
    # Right with VNNI, and where they are made u8 when they are loaded, as Vitrine does; wrong on a model server without.
    'int8-per-channel': {'weight_type': QuantType.QInt8, 'reduce_range': False},
}
EXACT = 'int8-7-bit-per-channel'


def _source(manifest: dict, tower: str) -> dict:
    """The manifest's fp32 file of a tower; older manifests name no roles."""
    for file in manifest['files']:
        if file.get('role') == tower and file.get('precision', manifest['precision']) == 'fp32':
            return file
    for file in manifest['files']:
        if file['path'] == f'onnx/{tower}_model.onnx' and manifest['precision'] == 'fp32' and 'role' not in file:
            return file
    raise SystemExit(f'{manifest["name"]} has no fp32 {tower} tower. A one-file model is split by `npm run models -- pull`.')


def quantise(folder: Path, weights: str = EXACT) -> None:
    manifest = json.loads((folder / 'manifest.json').read_text())
    made = []
    for tower in TOWERS:
        source = _source(manifest, tower)
        if described(folder, source['path'])['sha256'] != source['sha256']:
            raise SystemExit(f'{folder / source["path"]} is not the file that the manifest names.')
        path = source['path'].removesuffix('.onnx') + '_int8.onnx'
        part = folder / f'{path}.part'
        # A matrix product of two activations (attention scores) is left alone: its operands have no weights.
        quantize_dynamic(
            folder / source['path'], part, op_types_to_quantize=['MatMul', 'Gemm'], per_channel=True,
            extra_options={'MatMulConstBOnly': True}, **WEIGHTS[weights],
        )
        os.replace(part, folder / path)
        source['role'] = tower
        made.append(described(folder, path, role=tower, precision='int8', quantisation=weights, derived_from=source['sha256']))
    paths = {file['path'] for file in made}
    manifest['files'] = [file for file in manifest['files'] if file['path'] not in paths] + made
    save_manifest(folder, manifest)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('model', type=Path, help='a model folder, such as models/fashion-clip')
    arg.add_argument('--weights', choices=list(WEIGHTS), default=EXACT)
    arg = arg.parse_args()
    quantise(arg.model, arg.weights)
    print(f'{arg.model} has int8 towers now. `npm run models -- reference {arg.model.name}` makes what they are compared with.')


if __name__ == '__main__':
    main()
