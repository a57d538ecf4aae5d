"""
Teaches an exported network which garments have a collar, and adds that to its file as the output `collar`: a linear layer on
what its encoder sees of the whole garment and of its neck. Labels are what owners call their photos.
"""

import argparse
import csv
import hashlib
import json
import os
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from model_manifest import content_hash, described, save_manifest
from samples import shell_of, upright

COLLAR = ('Shirt', 'Polo', 'Blazer')
NONE = ('T-Shirt', 'Longsleeve', 'Undershirt', 'Hoodie', 'Dress')
NECK = (0.0, 0.38, 0.2, 0.8)  # of the frame: from, to by rows, from, to by columns
RIDGE = 0.03
ROUNDS = 400


def deep_maps(graph: onnx.GraphProto) -> list[str]:
    """The encoder's last two maps: what the means are taken of that say what a garment is."""
    makers = {out: node for node in graph.node for out in node.output}
    facts = next(n for n in graph.node if n.op_type == 'Gemm')
    means = [makers[name] for name in makers[facts.input[0]].input]
    if [n.op_type for n in means] != ['ReduceMean', 'ReduceMean']:
        raise ValueError('the network does not take the means that it was exported with')
    return [n.input[0] for n in means]


def without_collar(model: onnx.ModelProto) -> onnx.ModelProto:
    graph = model.graph
    for nodes in (graph.node, graph.initializer, graph.output):
        for item in [i for i in nodes if i.name.startswith('collar')]:
            nodes.remove(item)
    return model


def with_features(model: onnx.ModelProto) -> onnx.ModelProto:
    """With `collar.features` [2 batch, n]: means of both maps over the frame and over the neck's part of it."""
    graph = model.graph
    shapes = {v.name: [d.dim_value for d in v.type.tensor_type.shape.dim] for v in onnx.shape_inference.infer_shapes(model).graph.value_info}
    names = []
    for k, name in enumerate(deep_maps(graph)):
        h, w = shapes[name][2:]
        ends = [round(NECK[0] * h), round(NECK[2] * w), round(NECK[1] * h), round(NECK[3] * w)]
        for part, values in (('from', ends[:2]), ('to', ends[2:])):
            graph.initializer.append(numpy_helper.from_array(np.array(values, np.int64), f'collar.{part}{k}'))
        if k == 0:
            graph.initializer.append(numpy_helper.from_array(np.array([2, 3], np.int64), 'collar.axes'))
        graph.node.append(helper.make_node('Slice', [name, f'collar.from{k}', f'collar.to{k}', 'collar.axes'], [f'collar.neck{k}'], f'collar.neck{k}'))
        for of, to in ((name, f'collar.whole_mean{k}'), (f'collar.neck{k}', f'collar.neck_mean{k}')):
            graph.node.append(helper.make_node('ReduceMean', [of], [to], to, axes=[2, 3], keepdims=0))
            names.append(to)
    graph.node.append(helper.make_node('Concat', names, ['collar.features'], 'collar.features', axis=1))
    return model


def features_of(model: onnx.ModelProto, folder: Path) -> tuple[np.ndarray, list[str], list[str]]:
    """[photos, 2, n] of each photo and its mirror image; names and labels."""
    height, width = (d.dim_value for d in model.graph.input[0].type.tensor_type.shape.dim[2:])
    open_ = onnx.ModelProto()
    open_.CopyFrom(model)
    open_.graph.output.append(helper.make_tensor_value_info('collar.features', TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(open_.SerializeToString(), options)
    found, names, labels = [], [], []
    for row in csv.DictReader(open(folder / 'photos.csv')):
        if row['label'] not in COLLAR + NONE:
            continue
        picture = cv2.imread(str(folder / f'{row["image"]}.png'), cv2.IMREAD_UNCHANGED)
        rgba = np.ascontiguousarray(picture[..., [2, 1, 0, 3]])
        shell = shell_of(rgba[..., 3])
        if shell is None:
            continue
        x, _ = upright(rgba, shell, (width, height))
        found.append(session.run(['collar.features'], {'pixel_values': x[None]})[0])
        names.append(row['image'])
        labels.append(row['label'])
    return np.array(found), names, labels


def fitted(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression with a ridge, both answers weighing alike: weights and bias for the features as they are."""
    mean, spread = x.mean(0), x.std(0) + 1e-3
    z = (x - mean) / spread
    share = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean())) / len(y)
    w, b = np.zeros(z.shape[1]), 0.0
    rate = 1 / (0.25 * np.linalg.norm(z, axis=1).max() ** 2 * 0.05 + RIDGE)
    for _ in range(ROUNDS):
        off = (1 / (1 + np.exp(-(z @ w + b))) - y) * share
        w -= rate * (z.T @ off + RIDGE * w)
        b -= rate * off.sum()
    return w / spread, b - float(mean @ (w / spread))


def with_collar(model: onnx.ModelProto, weights: np.ndarray, bias: float) -> onnx.ModelProto:
    graph = model.graph
    graph.initializer.extend([
        numpy_helper.from_array(weights[:, None].astype(np.float32), 'collar.weight'),
        numpy_helper.from_array(np.array([bias], np.float32), 'collar.bias'),
        numpy_helper.from_array(np.array([2, -1], np.int64), 'collar.pairs'),
    ])
    steps = [
        ('Gemm', ['collar.features', 'collar.weight', 'collar.bias'], 'collar.logit', {}),
        ('Sigmoid', ['collar.logit'], 'collar.chance', {}),
        # Photos first, then their mirror images.
        ('Reshape', ['collar.chance', 'collar.pairs'], 'collar.both', {}),
        ('ReduceMean', ['collar.both'], 'collar', {'axes': [0], 'keepdims': 0}),
    ]
    graph.node.extend(helper.make_node(op, inputs, [to], to, **more) for op, inputs, to, more in steps)
    graph.output.append(helper.make_tensor_value_info('collar', TensorProto.FLOAT, ['batch']))
    graph.output[-1].name = 'collar'
    onnx.checker.check_model(model)
    return model


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--cut', type=Path, required=True, help='photos of the train split that cut_photos.py cut')
    p.add_argument('--data', type=Path, required=True)
    p.add_argument('--held', type=Path, help='photos of another split, to tell only')
    p.add_argument('--model', type=Path, default=Path('models/garment-landmarks'))
    p.add_argument('--dry', action='store_true', help='only measure')
    a = p.parse_args()
    path = a.model / 'model.onnx'
    model = with_features(without_collar(onnx.load(path)))
    x, names, labels = features_of(model, a.cut)
    y = np.array([label in COLLAR for label in labels])
    senders = {r['image']: r['sender'] for r in csv.DictReader(open(a.data / 'clothing' / 'images.csv'))}
    held = np.array([int(hashlib.sha256(senders[n].encode()).hexdigest(), 16) % 5 == 0 for n in names])
    flat = lambda of: of.reshape(-1, of.shape[2])
    twice = lambda of: np.repeat(of, 2)

    def report(what: str, x: np.ndarray, y: np.ndarray, labels: list[str], fit: tuple[np.ndarray, float]) -> None:
        chance = (1 / (1 + np.exp(-(x @ fit[0] + fit[1])))).mean(1)
        right = {label: round(float(((chance > 0.5) == y)[np.array(labels) == label].mean()), 3) for label in sorted(set(labels))}
        print(json.dumps({'of': what, 'photos': len(y), 'right': round(float(((chance > 0.5) == y).mean()), 3), **right}), flush=True)

    apart = fitted(flat(x[~held]), twice(y[~held]))
    report('senders that were held out', x[held], y[held], [l for l, h in zip(labels, held) if h], apart)
    fit = fitted(flat(x), twice(y))
    report('all that it learned from', x, y, labels, fit)
    if a.held:
        other, _, their = features_of(model, a.held)
        report('the other split', other, np.array([label in COLLAR for label in their]), their, fit)
    if a.dry:
        return
    part = a.model / 'model.part'
    onnx.save(with_collar(model, *fit), part)
    os.replace(part, path)
    graph = described(a.model, 'model.onnx')
    manifest = json.loads((a.model / 'manifest.json').read_text())
    manifest['revision'] = f'{manifest["revision"].split("-")[0]}-{content_hash(graph)}'
    manifest['files'] = [graph]
    save_manifest(a.model, manifest)
    print(manifest['revision'], round(graph['bytes'] / 1e6, 2), 'MB')


if __name__ == '__main__':
    main()
