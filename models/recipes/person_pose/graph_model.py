"""Reads a graph model of TensorFlow.js: nodes in the order they are computed, and weights as arrays."""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Node:
    name: str
    op: str
    inputs: list[str]
    attributes: dict

    def text(self, key: str) -> str:
        return base64.b64decode(self.attributes[key]['s']).decode()

    def texts(self, key: str) -> list[str]:
        return [base64.b64decode(each).decode() for each in self.attributes[key]['list']['s']]

    def numbers(self, key: str) -> list[int]:
        return [int(each) for each in self.attributes[key]['list']['i']]

    def number(self, key: str) -> int:
        return int(self.attributes[key]['i'])


def read(described: Path, weights: Path) -> tuple[list[Node], dict[str, np.ndarray], list[str]]:
    """Nodes, weights by name (float16 and int32, as they are stored) and the names of the outputs."""
    model = json.loads(described.read_text())
    data = weights.read_bytes()
    arrays, at = {}, 0
    for spec in (each for group in model['weightsManifest'] for each in group['weights']):
        dtype = np.dtype(spec.get('quantization', {}).get('dtype', spec['dtype']))
        count = int(np.prod(spec['shape'], dtype=int))
        arrays[spec['name']] = np.frombuffer(data, dtype, count, at).reshape(spec['shape'])
        at += count * dtype.itemsize
    if at != len(data):
        raise ValueError(f'{weights} has {len(data)} bytes, its description {at}')
    nodes = [Node(n['name'], n['op'], data_inputs(n), n.get('attr', {})) for n in model['modelTopology']['node']]
    outputs = [each['name'].split(':')[0] for each in model['signature']['outputs'].values()]
    return in_order(nodes), arrays, outputs


def in_order(nodes: list[Node]) -> list[Node]:
    """Each node after those that it takes its inputs from."""
    by_name, done, ordered = {n.name: n for n in nodes}, set(), []

    def visit(node: Node) -> None:
        if node.name in done:
            return
        done.add(node.name)
        for each in node.inputs:
            visit(by_name[each.split(':')[0]])
        ordered.append(node)

    for node in nodes:
        visit(node)
    return ordered


def data_inputs(node: dict) -> list[str]:
    """Without those that say only what must be computed before."""
    return [each for each in node.get('input', []) if not each.startswith('^')]
