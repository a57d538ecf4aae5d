"""Tokenizers in the layout of the published models, made by the reference's own classes.

CLIP: byte-level BPE with `</w>` at the end of a word, lower case. Without `--clip-vocabulary` (OpenAI's
`bpe_simple_vocab_16e6.txt.gz`, MIT, as the `open_clip_torch` package carries it) its merges are learnt from `corpus`.
SigLIP: a SentencePiece unigram model in T5's layout.
"""

import gzip
import tempfile
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer, SiglipTokenizer, T5Tokenizer
from transformers.convert_slow_tokenizer import bytes_to_unicode

import corpus
from architectures import CLIP_CONTEXT, SIGLIP_CONTEXT

START, END = '<|startoftext|>', '<|endoftext|>'
CLIP_MERGES = 48_894
LEARNT_MERGES = 600
PIECES = 900


def clip_tokenizer(vocabulary: Path | None) -> CLIPTokenizer:
    merges = _published_merges(vocabulary) if vocabulary else _learnt_merges()
    letters = list(bytes_to_unicode().values())
    tokens = letters + [letter + '</w>' for letter in letters] + [first + second for first, second in merges] + [START, END]
    # Two merges may make the same token; the published vocabulary has none of these.
    tokens = list(dict.fromkeys(tokens))
    vocab = {token: at for at, token in enumerate(tokens)}
    return CLIPTokenizer(vocab=vocab, merges=merges, model_max_length=CLIP_CONTEXT)


def _published_merges(file: Path) -> list[tuple[str, str]]:
    lines = gzip.decompress(file.read_bytes()).decode().split('\n')
    return [tuple(line.split()) for line in lines[1:CLIP_MERGES + 1]]


def _learnt_merges() -> list[tuple[str, str]]:
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix='</w>'))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    alphabet = list(bytes_to_unicode().values())
    trainer = trainers.BpeTrainer(vocab_size=2 * len(alphabet) + LEARNT_MERGES, initial_alphabet=alphabet, end_of_word_suffix='</w>', show_progress=False)
    tokenizer.train_from_iterator(corpus.sentences(), trainer)
    import json

    learnt = json.loads(tokenizer.to_str())['model']['merges']
    return [tuple(merge) for merge in learnt][:LEARNT_MERGES]


def siglip_tokenizer() -> tuple[T5Tokenizer, SiglipTokenizer]:
    """The tokenizer in the layout that marqo-fashionSigLIP publishes, and the reference's own for the same pieces."""
    with tempfile.TemporaryDirectory() as folder:
        prefix = str(Path(folder) / 'spiece')
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(corpus.sentences()), model_prefix=prefix, vocab_size=PIECES, model_type='unigram',
            pad_id=0, eos_id=1, unk_id=2, bos_id=-1, hard_vocab_limit=False, minloglevel=2, num_threads=1,
        )
        reference = SiglipTokenizer(f'{prefix}.model')
        proto = sentencepiece_model_pb2.ModelProto.FromString(Path(f'{prefix}.model').read_bytes())
    tokenizer = T5Tokenizer(
        vocab=[(piece.piece, piece.score) for piece in proto.pieces], _spm_precompiled_charsmap=proto.normalizer_spec.precompiled_charsmap,
        extra_ids=0, pad_token='</s>', model_max_length=SIGLIP_CONTEXT,
    )
    return tokenizer, reference
