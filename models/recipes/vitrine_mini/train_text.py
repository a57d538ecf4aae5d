"""Teaches the prompt tower the attribute targets of composed prompts (a distillation: cosine to `attributes.target`)."""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

import tokenizer as bpe
from attributes import DIMENSION, directions, target
from captions import Composer
from towers import TextTower


def encode(tokenizer: Tokenizer, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """-> input_ids, attention_mask int64 [len(texts), longest]."""
    rows = [e.ids for e in tokenizer.encode_batch(texts)]
    longest = max(map(len, rows))
    ids = torch.tensor([r + [0] * (longest - len(r)) for r in rows])
    mask = torch.tensor([[1] * len(r) + [0] * (longest - len(r)) for r in rows])
    return ids, mask


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--out', type=Path, required=True)
    arg.add_argument('--minutes', type=float, default=15)
    arg.add_argument('--batch', type=int, default=256)
    arg.add_argument('--rate', type=float, default=1.5e-3)
    arg.add_argument('--threads', type=int, default=2)
    arg.add_argument('--tokenizer', type=Path, help='keep this tokenizer.json instead of training one')
    arg = arg.parse_args()
    torch.set_num_threads(arg.threads)
    torch.manual_seed(3)
    arg.out.mkdir(parents=True, exist_ok=True)
    if arg.tokenizer:
        tokenizer = Tokenizer.from_file(str(arg.tokenizer))
    else:
        tokenizer = bpe.build()
    bpe.save(tokenizer, arg.out)
    table = directions()
    composer, check = Composer(11), Composer(12)
    composer.rng, check.rng = random.Random(101), random.Random(202)
    held = [check.compose() for _ in range(2000)]
    held_ids, held_mask = encode(tokenizer, [t for t, _ in held])
    held_goal = torch.from_numpy(np.stack([target(n, table) for _, n in held]))
    net = TextTower(DIMENSION, tokenizer.get_vocab_size(), bpe.CONTEXT)
    opt = torch.optim.AdamW(net.parameters(), lr=arg.rate, weight_decay=0.02, betas=(0.9, 0.98))
    begin, step = time.time(), 0
    while (done := (time.time() - begin) / 60 / arg.minutes) < 1:
        for group in opt.param_groups:
            group['lr'] = arg.rate * min(1, (step + 1) / 300) * (0.5 + 0.5 * math.cos(math.pi * done))
        pairs = [composer.compose() for _ in range(arg.batch)]
        # BPE dropout (Provilkov et al., ACL 2020) on a third of the batches: other splits of the same word
        tokenizer.model.dropout = 0.1 if step % 3 == 0 else None
        ids, mask = encode(tokenizer, [t for t, _ in pairs])
        tokenizer.model.dropout = None
        goal = torch.from_numpy(np.stack([target(n, table) for _, n in pairs]))
        with torch.autocast('cpu', dtype=torch.bfloat16):
            vector = net(ids, mask)
        loss = (1 - F.cosine_similarity(vector.float(), goal)).mean()
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        step += 1
        if step % 500 == 0:
            net.eval()
            with torch.no_grad():
                cosine = F.cosine_similarity(net(held_ids, held_mask), held_goal)
            net.train()
            print(json.dumps({'step': step, 'minutes': round((time.time() - begin) / 60, 1), 'loss': round(loss.item(), 4), 'held_cosine': round(cosine.mean().item(), 4), 'below_.9': round((cosine < 0.9).float().mean().item(), 4)}), flush=True)
    torch.save({'text': net.state_dict(), 'step': step}, arg.out / 'text.pt')


if __name__ == '__main__':
    main()
