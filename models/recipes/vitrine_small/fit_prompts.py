"""Teaches the prompt tower the words of `words.json`: vitrine-mini's tower, whose space is turned into this one, trained on.

Its tokenizer stays, so that words which it never had are spelled in pieces.
"""

import argparse
import json
import math
import random
import shutil
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch.nn import functional as F

import attributes
from captions import Composer
from names import DIMENSION, INDEX, prompt_directions, target
from prompts import said
from tokenizer import CONTEXT
from towers import TextTower
from train_text import encode


def stored_tower(file: Path, dimension: int, vocabulary: int) -> TextTower:
    """An exported prompt tower, from its ONNX file."""
    graph = onnx.load(str(file)).graph
    stored = {i.name.removesuffix('.half'): torch.from_numpy(numpy_helper.to_array(i).astype(np.float32)) for i in graph.initializer}
    multiplied = [name for node in graph.node if node.op_type == 'MatMul' for name in node.input]
    products = [stored[name].T for name in multiplied if name in stored and stored[name].ndim == 2]
    net = TextTower(dimension, vocabulary, CONTEXT)
    places = [f'layers.{i}.{part}.weight' for i in range(len(net.layers)) for part in ('qkv', 'out', 'up', 'down')] + ['score.weight']
    state = {name: stored[name] for name in net.state_dict() if name in stored} | dict(zip(places, products, strict=True))
    net.load_state_dict(state)
    return net


def mini_tower(file: Path, vocabulary: int) -> TextTower:
    """vitrine-mini's, with this space's directions for the names that both have."""
    net = stored_tower(file, attributes.DIMENSION, vocabulary)
    shared = [name for name in attributes.NAMES if name in INDEX]
    old, new = attributes.directions()[[attributes.INDEX[n] for n in shared]], prompt_directions()[[INDEX[n] for n in shared]]
    turn = torch.from_numpy((np.linalg.pinv(old) @ new).astype(np.float32)).T  # [DIMENSION, attributes.DIMENSION]
    embed = torch.nn.Linear(net.embed.in_features, DIMENSION)
    with torch.no_grad():
        embed.weight.copy_(turn @ net.embed.weight)
        embed.bias.copy_(turn @ net.embed.bias)
    net.embed = embed
    return net


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--mini', type=Path, default=Path('models/vitrine-mini'))
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--from-small', type=Path, help='go on from the prompt tower of this vitrine-small')
    arg.add_argument('--minutes', type=float, default=6, help='of CPU')
    arg.add_argument('--batch', type=int, default=192)
    arg.add_argument('--rate', type=float, default=1e-3)
    arg.add_argument('--threads', type=int, default=1)
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    torch.manual_seed(3)
    arg.out.mkdir(parents=True, exist_ok=True)
    for name in ('tokenizer.json', 'tokenizer_config.json'):
        shutil.copy(arg.mini / name, arg.out / name)
    tokenizer = Tokenizer.from_file(str(arg.out / 'tokenizer.json'))
    table = prompt_directions()
    composer, check = Composer(11, said()), Composer(12, said())
    composer.rng, check.rng = random.Random(101), random.Random(202)
    held = [check.compose() for _ in range(1500)]
    held_ids, held_mask = encode(tokenizer, [text for text, _ in held])
    held_goal = torch.from_numpy(np.stack([target(names, table) for _, names in held]))
    size, file = tokenizer.get_vocab_size(), Path('onnx') / 'text_model.onnx'
    net = stored_tower(arg.from_small / file, DIMENSION, size) if arg.from_small else mini_tower(arg.mini / file, size)
    opt = torch.optim.AdamW(net.parameters(), lr=arg.rate, weight_decay=0.02, betas=(0.9, 0.98))
    begin, step = time.process_time(), 0
    while (done := (time.process_time() - begin) / 60 / arg.minutes) < 1:
        for group in opt.param_groups:
            group['lr'] = arg.rate * min(1, (step + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * done))
        pairs = [composer.compose() for _ in range(arg.batch)]
        ids, mask = encode(tokenizer, [text for text, _ in pairs])
        goal = torch.from_numpy(np.stack([target(names, table) for _, names in pairs]))
        with torch.autocast('cpu', torch.bfloat16):
            vector = net(ids, mask)
        loss = (1 - F.cosine_similarity(vector.float(), goal)).mean()
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        step += 1
        if step % 200 == 0 or step == 1:
            net.eval()
            with torch.no_grad():
                cosine = F.cosine_similarity(net(held_ids, held_mask), held_goal)
            net.train()
            print(json.dumps({'step': step, 'minutes': round((time.process_time() - begin) / 60, 2), 'loss': round(loss.item(), 4), 'held_cosine': round(cosine.mean().item(), 4), 'below_.9': round((cosine < 0.9).float().mean().item(), 4)}), flush=True)
            torch.save({'text': net.state_dict(), 'step': step}, arg.out / 'text.pt')
    torch.save({'text': net.state_dict(), 'step': step}, arg.out / 'text.pt')


if __name__ == '__main__':
    main()
