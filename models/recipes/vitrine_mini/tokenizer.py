"""Byte-level BPE (Sennrich et al., ACL 2016; bytes as in GPT-2) over composed prompts, in the Hugging Face layout.

Lower-cased and stripped of accents; every byte has a token, so emoji and other scripts never break.
"""

import json
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from captions import Composer

CONTEXT = 32
PAD, START, END = '<pad>', '<s>', '</s>'


def build(vocabulary: int = 3000, prompts: int = 60000, seed: int = 5) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary, special_tokens=[PAD, START, END], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), min_frequency=8,
    )
    composer = Composer(seed)
    tokenizer.train_from_iterator((composer.compose()[0] for _ in range(prompts)), trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f'{START} $A {END}', special_tokens=[(START, tokenizer.token_to_id(START)), (END, tokenizer.token_to_id(END))]
    )
    tokenizer.enable_truncation(CONTEXT)
    return tokenizer


def save(tokenizer: Tokenizer, folder: Path) -> None:
    tokenizer.save(str(folder / 'tokenizer.json'))
    config = {
        'tokenizer_class': 'PreTrainedTokenizerFast', 'model_max_length': CONTEXT, 'pad_token': PAD, 'bos_token': START,
        'eos_token': END, 'unk_token': END, 'padding_side': 'right', 'truncation_side': 'right', 'clean_up_tokenization_spaces': False,
    }
    (folder / 'tokenizer_config.json').write_text(json.dumps(config, indent=2) + '\n')
