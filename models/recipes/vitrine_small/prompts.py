"""The words of `words.json` for the composer of prompts, and the same as lists for `known_words.json`."""

from captions import Said
from names import CLASSES, WORDS

OF_MEMBERS = 0.2


def _alike(groups: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    return {word: {name: 1.0} for name, words in groups.items() for word in words}


def _families() -> dict[str, dict[str, float]]:
    """A family's words say its classes as well: the photos of the family say theirs, louder than the family."""
    members = {family: {name: OF_MEMBERS for name, wider in CLASSES.items() if wider == family} for family in WORDS['families']}
    return {word: {family: 1.0, **members[family]} for family, words in WORDS['families'].items() for word in words}


def _mixed(groups: set[str]) -> dict[str, dict[str, float]]:
    """Words that say several names, the first of them one of `groups`."""
    return {word: entry['says'] for entry in WORDS['mixed'] if next(iter(entry['says'])) in groups for word in entry['words']}


def said() -> Said:
    classes, terms = ({name: entry['words'] for name, entry in WORDS[group].items()} for group in ('classes', 'terms'))
    shades = {name: entry['words'] for name, entry in WORDS['shades'].items()}
    # "plain" and "men's" say a little less than "striped" and "kids".
    strength = {'solid': 0.8, 'adult': 0.6}
    weaker = {word: {name: strength.get(name, 1.0)} for group in ('patterns', 'audience') for name, words in WORDS[group].items() for word in words}
    tails = {word: names for word, names in weaker.items() if word.startswith('for ')}
    return Said(
        classes={**_families(), **_alike(classes), **_alike(terms), **_mixed({*classes, *terms})},
        colours={**_alike(WORDS['colours']), **_alike(shades), **_mixed({*WORDS['colours'], *shades})},
        patterns={word: names for word, names in weaker.items() if next(iter(names)) in WORDS['patterns']},
        materials=_alike(WORDS['materials']),
        audience={word: names for word, names in weaker.items() if next(iter(names)) in WORDS['audience'] and word not in tails},
        audience_tails=tails,
    )
