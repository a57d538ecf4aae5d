"""Writes known_words.json: the words that the prompt tower was taught, by what they say.

The tokenizer splits a word that it never saw into pieces of words that it did, so the vector alone does not tell "lawn
mower" from a garment. Four lists, all in lower case, garments with their plurals:

- garments: words of a class, each enough to say what is looked for ("dress", "trainers");
- qualities: words of a colour, pattern, material or audience ("navy", "striped", "men");
- general: words for clothes of any kind ("something", "outfit");
- fillers: words that it was taught to pass over ("nice", "for"), parts of longer terms among them ("track" of "track
  pants"), and English function words.
"""

import argparse
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from captions import FILLERS, FRAMES, SAID, Said, plural

GENERAL = 'apparel clothes clothing fashion garment garments outfit outfits something anything'.split()
FUNCTION_WORDS = 'an and any are as at be been but by can could did do does from get give had has have he her hers him his how if in into is it its just like me mine more most much must near no nor not now of off or our ours she should so such than that the their them then there these they this those to too us very was we were what when where which while who whose why will with without would you your yours up color colour colors colours coloured colored dark layer tone tones shade shades made kind type sort also only both all some about around between during please thanks thank hello hi'.split()


def words_of(phrase: str) -> list[str]:
    """As the product splits a prompt: runs of letters, those of two and more."""
    return [word for word in re.findall(r'[^\W\d_]+', phrase.lower()) if len(word) > 1]


def heads(phrases: Iterable[str]) -> tuple[set[str], set[str]]:
    """-> words that mean the thing by themselves; words that only belong to a longer term."""
    split = [words_of(phrase) for phrase in phrases]
    alone = {words[0] for words in split if len(words) == 1}
    # Of a term without such a word ("flip flop", "outer layer") the last one stands for it.
    alone |= {words[-1] for words in split if not alone.intersection(words)}
    return alone, {word for words in split for word in words} - alone


def known_words(said: Said = SAID) -> dict[str, list[str]]:
    garments, of_garments = heads(said.classes)
    qualities, of_qualities = heads([*said.colours, *said.patterns, *said.materials, *said.audience, *said.audience_tails])
    empty = set(FUNCTION_WORDS) | {word for frame in FRAMES for word in words_of(frame)}
    garments |= {plural(word) for word in garments if not re.search('[^s]s$', word)}
    # A word has one meaning: "knit" is a garment before it is a material, the "up" of "button-up" is neither.
    garments -= empty
    garments |= {plural(word) for word in garments if not re.search('[^s]s$', word)}
    general = set(GENERAL)
    qualities -= garments | empty | general
    fillers = (of_garments | of_qualities | empty | set(FILLERS)) - garments - qualities - general
    lists = {'garments': garments, 'qualities': qualities, 'general': general, 'fillers': fillers}
    return {name: sorted(word for word in words if len(word) > 1) for name, words in lists.items()}


def write(model: Path, said: Said = SAID) -> None:
    file = model / 'known_words.json'
    part = file.with_suffix('.part')
    part.write_text(json.dumps(known_words(said), indent=1, ensure_ascii=False) + '\n')
    os.replace(part, file)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-mini'))
    write(arg.parse_args().model)


if __name__ == '__main__':
    main()
