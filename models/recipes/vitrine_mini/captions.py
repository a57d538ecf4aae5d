"""Composed prompts with the attributes that each one names.

The clothing data has classes, not captions; what a shopper types is composed here: every class word × colour word ×
pattern × material × audience, in several word orders, with plurals, typing errors and words that say nothing about a
garment. Negations are left out on purpose: the prompt tower does not understand "not red".
"""

import inspect
import random
import re
import sys
from dataclasses import dataclass

# Words -> attributes with strengths (1 = said plainly). Singular first; plurals are made by `plural`.
CLASS_WORDS: dict[str, dict[str, float]] = {
    **dict.fromkeys(['t-shirt', 'tshirt', 't shirt', 'tee', 'tee shirt', 'teeshirt', 'short sleeve t-shirt', 'short sleeved tee', 'crew neck tee', 'v-neck t-shirt', 'jersey'], {'t-shirt': 1}),
    **dict.fromkeys(['longsleeve', 'long sleeve', 'long-sleeve', 'long sleeve t-shirt', 'long sleeved tee', 'long sleeve top', 'long sleeved shirt', 'turtleneck', 'henley'], {'longsleeve': 1}),
    **dict.fromkeys(['sweater', 'jumper', 'pullover', 'knitted sweater', 'crewneck sweater', 'wool jumper', 'knit'], {'sweater': 1}),
    **dict.fromkeys(['cardigan', 'button cardigan'], {'cardigan': 1}),
    **dict.fromkeys(['sweatshirt', 'sweat shirt', 'fleece'], {'sweatshirt': 1}),
    **dict.fromkeys(['shirt', 'button-up', 'button-down shirt', 'button up shirt', 'dress shirt', 'collared shirt', 'oxford shirt', 'flannel shirt', 'formal shirt'], {'shirt': 1}),
    **dict.fromkeys(['blouse', 'tunic'], {'blouse': 0.7, 'shirt': 0.5}),
    **dict.fromkeys(['polo', 'polo shirt', 'golf shirt', 'polo tee', 'polo t-shirt'], {'polo': 1}),
    **dict.fromkeys(['hoodie', 'hoody', 'hooded sweatshirt', 'hooded top', 'zip hoodie', 'hooded jumper'], {'hoodie': 1}),
    'top': {'top': 0.8, 'undershirt': 0.5},
    **dict.fromkeys(['tank top', 'tank', 'sleeveless top', 'camisole', 'cami', 'singlet', 'sleeveless shirt', 'crop top', 'strappy top'], {'undershirt': 0.8, 'top': 0.6}),
    **dict.fromkeys(['undershirt', 'vest top', 'undervest'], {'undershirt': 1}),
    **dict.fromkeys(['body', 'bodysuit', 'body suit', 'onesie', 'baby bodysuit', 'romper', 'babygrow', 'baby body'], {'body': 1}),
    **dict.fromkeys(['dress', 'gown', 'frock', 'sundress', 'maxi dress', 'midi dress', 'mini dress', 'summer dress', 'evening dress', 'cocktail dress', 'party dress', 'shift dress'], {'dress': 1}),
    **dict.fromkeys(['jumpsuit', 'playsuit', 'overall', 'dungarees'], {'jumpsuit': 1}),
    **dict.fromkeys(['outwear', 'outerwear', 'outer layer'], {'outwear': 1}),
    **dict.fromkeys(['jacket', 'bomber jacket', 'bomber', 'biker jacket', 'windbreaker', 'winter jacket', 'puffer jacket', 'puffer', 'anorak'], {'jacket': 1}),
    **dict.fromkeys(['coat', 'overcoat', 'trench coat', 'winter coat', 'wool coat', 'trench', 'parka'], {'coat': 1}),
    **dict.fromkeys(['raincoat', 'rain coat', 'rain jacket', 'waterproof jacket', 'mac', 'waterproof'], {'raincoat': 1}),
    **dict.fromkeys(['waistcoat', 'gilet', 'body warmer', 'vest'], {'vest': 1}),
    **dict.fromkeys(['blazer', 'suit jacket', 'sports jacket', 'sport coat', 'dinner jacket', 'suit', 'tuxedo jacket'], {'blazer': 1}),
    **dict.fromkeys(['pants', 'bottoms', 'sweatpants', 'joggers', 'cargo pants', 'track pants', 'jogging bottoms'], {'pants': 1}),
    **dict.fromkeys(['trousers', 'slacks', 'chinos', 'suit trousers', 'dress pants', 'chino trousers', 'wide leg trousers'], {'trousers': 0.6, 'pants': 0.6}),
    **dict.fromkeys(['jeans', 'denims', 'skinny jeans', 'straight jeans', 'denim pants', 'denim trousers', 'jean'], {'jeans': 1, 'denim': 0.3}),
    **dict.fromkeys(['leggings', 'tights', 'yoga pants', 'legging'], {'leggings': 1}),
    **dict.fromkeys(['shorts', 'short pants', 'bermuda shorts', 'bermudas', 'swim shorts', 'short trousers', 'hot pants'], {'shorts': 1}),
    **dict.fromkeys(['jean shorts', 'jorts'], {'shorts': 1, 'denim': 0.8}),
    **dict.fromkeys(['skirt', 'miniskirt', 'mini skirt', 'midi skirt', 'pleated skirt', 'maxi skirt', 'pencil skirt', 'a-line skirt'], {'skirt': 1}),
    **dict.fromkeys(['shoe', 'footwear', 'pair of shoes', 'flats', 'loafers', 'ballet flats', 'brogues'], {'shoes': 1}),
    **dict.fromkeys(['sneaker', 'trainer', 'running shoe', 'tennis shoe', 'sports shoe', 'kicks', 'gym shoe', 'canvas shoe'], {'sneakers': 1}),
    **dict.fromkeys(['boot', 'ankle boot', 'chelsea boot', 'hiking boot', 'wellington', 'winter boot', 'bootie'], {'boots': 1}),
    **dict.fromkeys(['sandal', 'flip flop', 'flip-flop', 'slider', 'open shoe'], {'sandals': 1}),
    **dict.fromkeys(['heel', 'high heel', 'pump', 'stiletto', 'high heeled shoe', 'wedge'], {'heels': 1}),
    **dict.fromkeys(['hat', 'headwear', 'headgear'], {'hat': 1}),
    **dict.fromkeys(['cap', 'baseball cap', 'snapback', 'peaked cap'], {'cap': 1}),
    **dict.fromkeys(['beanie', 'woolly hat', 'knit hat', 'knitted hat', 'winter hat', 'bobble hat'], {'beanie': 1}),
    **dict.fromkeys(['sun hat', 'straw hat', 'bucket hat', 'sunhat', 'wide brim hat'], {'sunhat': 1}),
    **dict.fromkeys(['bag', 'handbag', 'purse', 'tote', 'tote bag', 'backpack', 'shoulder bag'], {'bag': 1}),
    **dict.fromkeys(['scarf', 'shawl', 'neck scarf', 'wrap scarf'], {'scarf': 1}),
    **dict.fromkeys(['sock', 'pair of socks', 'stocking'], {'socks': 1}),
    **dict.fromkeys(['belt', 'waist belt'], {'belt': 1}),
    **dict.fromkeys(['glove', 'mitten'], {'glove': 1}),
    **dict.fromkeys(['tie', 'necktie', 'bow tie'], {'tie': 1}),
}
COLOUR_WORDS: dict[str, dict[str, float]] = {
    **dict.fromkeys(['black', 'jet black', 'ebony', 'all black'], {'black': 1}),
    **dict.fromkeys(['white', 'snow white', 'pure white', 'bright white'], {'white': 1}),
    **dict.fromkeys(['off-white', 'off white', 'ivory', 'cream', 'ecru', 'eggshell'], {'white': 0.7, 'beige': 0.65}),
    **dict.fromkeys(['grey', 'gray', 'light grey', 'light gray', 'silver', 'heather grey', 'ash', 'slate', 'stone grey'], {'grey': 1}),
    **dict.fromkeys(['dark grey', 'dark gray', 'charcoal', 'anthracite', 'graphite'], {'grey': 0.85, 'black': 0.4}),
    **dict.fromkeys(['beige', 'sand', 'nude', 'camel', 'tan', 'oatmeal', 'taupe', 'light brown', 'cream coloured'], {'beige': 1}),
    **dict.fromkeys(['brown', 'chocolate', 'dark brown', 'chestnut', 'coffee', 'mocha', 'cognac'], {'brown': 1}),
    **dict.fromkeys(['red', 'crimson', 'scarlet', 'bright red', 'cherry', 'cherry red', 'ruby', 'tomato red'], {'red': 1}),
    **dict.fromkeys(['burgundy', 'maroon', 'wine', 'wine red', 'bordeaux', 'oxblood', 'dark red'], {'burgundy': 1}),
    **dict.fromkeys(['pink', 'rose', 'blush', 'hot pink', 'light pink', 'pale pink', 'fuchsia', 'salmon', 'magenta', 'dusty pink', 'pastel pink'], {'pink': 1}),
    **dict.fromkeys(['coral', 'peach', 'apricot'], {'pink': 0.7, 'orange': 0.65}),
    **dict.fromkeys(['orange', 'tangerine', 'bright orange', 'rust', 'terracotta', 'pumpkin'], {'orange': 1}),
    **dict.fromkeys(['yellow', 'mustard', 'lemon', 'gold', 'golden', 'bright yellow', 'pale yellow', 'ochre'], {'yellow': 1}),
    **dict.fromkeys(['green', 'dark green', 'light green', 'emerald', 'lime', 'mint', 'forest green', 'bottle green', 'sage', 'bright green', 'lime green', 'mint green'], {'green': 1}),
    **dict.fromkeys(['olive', 'olive green', 'army green', 'military green'], {'olive': 1}),
    'khaki': {'olive': 0.8, 'beige': 0.55},
    **dict.fromkeys(['teal', 'turquoise', 'aqua', 'cyan', 'petrol'], {'blue': 0.75, 'green': 0.65}),
    **dict.fromkeys(['blue', 'royal blue', 'cobalt', 'azure', 'bright blue', 'mid blue', 'ultramarine'], {'blue': 1}),
    **dict.fromkeys(['light blue', 'sky blue', 'baby blue', 'pale blue', 'powder blue', 'pastel blue', 'ice blue'], {'light blue': 1}),
    **dict.fromkeys(['navy', 'navy blue', 'dark blue', 'midnight blue', 'deep blue'], {'navy': 1}),
    'indigo': {'navy': 0.7, 'blue': 0.5, 'purple': 0.3},
    **dict.fromkeys(['purple', 'violet', 'lilac', 'lavender', 'plum', 'mauve', 'aubergine', 'dark purple', 'light purple'], {'purple': 1}),
    **dict.fromkeys(['multicolour', 'multicolor', 'multicoloured', 'multicolored', 'colourful', 'colorful', 'rainbow', 'multi-colour'], {'multicolour': 1}),
}
PATTERN_WORDS: dict[str, dict[str, float]] = {
    **dict.fromkeys(['plain', 'solid', 'solid colour', 'unpatterned', 'single colour', 'solid color', 'one colour'], {'solid': 0.8}),
    **dict.fromkeys(['striped', 'stripy', 'stripes', 'stripe', 'pinstripe', 'breton', 'pinstriped', 'with stripes'], {'striped': 1}),
    **dict.fromkeys(['checked', 'plaid', 'tartan', 'checkered', 'gingham', 'check', 'chequered', 'lumberjack'], {'checked': 1}),
    **dict.fromkeys(['dotted', 'polka dot', 'polka-dot', 'spotted', 'spotty', 'dotty', 'polka dotted', 'with dots', 'with polka dots'], {'dotted': 1}),
    **dict.fromkeys(['floral', 'flowery', 'flower print', 'flowered', 'botanical', 'with flowers', 'flower pattern', 'floral print', 'blossom'], {'floral': 1}),
    **dict.fromkeys(['printed', 'graphic', 'logo', 'with a print', 'with print', 'patterned', 'slogan', 'with a picture'], {'printed': 1}),
}
MATERIAL_WORDS: dict[str, dict[str, float]] = {
    **dict.fromkeys(['denim', 'jean'], {'denim': 1}),
    **dict.fromkeys(['leather', 'faux leather', 'suede'], {'leather': 1}),
    **dict.fromkeys(['knitted', 'wool', 'woollen', 'cable knit', 'knit', 'chunky knit', 'cashmere'], {'knit': 1}),
}
AUDIENCE_WORDS: dict[str, dict[str, float]] = {
    **dict.fromkeys(["kids", "kid's", "children's", 'child', 'toddler', 'boys', 'girls', 'baby', "girl's", "boy's", 'infant', 'childrens', 'little girl', 'little boy'], {'kids': 1}),
    **dict.fromkeys(["men's", 'mens', "women's", 'womens', 'ladies', 'adult', 'man', 'woman', 'female', 'male', 'unisex', "gentleman's"], {'adult': 0.6}),
}
AUDIENCE_TAILS = {'for kids': {'kids': 1}, 'for children': {'kids': 1}, 'for a child': {'kids': 1}, 'for my son': {'kids': 1}, 'for my daughter': {'kids': 1}, 'for a baby': {'kids': 1}, 'for boys': {'kids': 1}, 'for girls': {'kids': 1}, 'for men': {'adult': 0.6}, 'for women': {'adult': 0.6}, 'for a woman': {'adult': 0.6}, 'for a man': {'adult': 0.6}, 'for adults': {'adult': 0.6}}


@dataclass(frozen=True)
class Said:
    """Words -> attributes with strengths, by what kind of thing they say."""

    classes: dict[str, dict[str, float]]
    colours: dict[str, dict[str, float]]
    patterns: dict[str, dict[str, float]]
    materials: dict[str, dict[str, float]]
    audience: dict[str, dict[str, float]]
    audience_tails: dict[str, dict[str, float]]

    def phrases(self) -> list[str]:
        return [*self.classes, *self.colours, *self.patterns, *self.materials, *self.audience, *self.audience_tails]


SAID = Said(CLASS_WORDS, COLOUR_WORDS, PATTERN_WORDS, MATERIAL_WORDS, AUDIENCE_WORDS, AUDIENCE_TAILS)
FRAMES = ['{}', 'a {}', 'a photo of a {}', 'the {}', 'photo of {}', 'i want a {}', 'i am looking for a {}', 'looking for {}', 'show me {}', 'find me a {}', 'do you have a {}', 'a picture of a {}', 'an image of a {}', 'some {}', 'one {}', '{} please', 'my {}', 'i need a {}', 'something like a {}', 'maybe a {}', '{} maybe', 'any {}?', 'buy {}', '{} for sale', 'a pair of {}', 'can you show me {}', 'we want {}', 'search {}', 'where are the {}', 'outfit with a {}', 'i would like to wear a {}']
FILLERS = 'nice pretty cool comfortable comfy cheap elegant stylish casual formal classic modern vintage retro soft warm light lightweight simple beautiful lovely cute new old fashionable trendy cotton linen silk polyester breathable stretchy loose slim fitted oversized big small large medium size xl xs long short summer winter autumn spring party wedding beach office work school holiday evening everyday daily weekend date night gym sport sports running hiking travel city street rainy sunny cold hot day birthday festival dinner garden christmas gift present mother father friend wife husband brother sister with for to wear on in at of the and my some very really quite bit good best high quality premium luxury brand affordable under euros dollars price sale discount outfit look style clothes clothing garment item piece fashion apparel something anything things that goes well under over go out fits every everyone perfect ideal great recommended quick delivery easy care washable organic sustainable eco vegan fabric material texture flat lay product picture on hanger floor background buttons zip pockets collar hood sleeves pocket belted front back neck round deep low waist waisted ankle knee length thin thick heavy bright pale not too feel feeling happy mood walk dance smart relaxed cosy snug sexy chic boho minimal urban preppy'.split()


def plural(word: str) -> str:
    if word.endswith(('s', 'x', 'ch', 'sh')) and not word.endswith(('ts', 'ns', 'gs', 'rs', 'ks', 'es', 'ls')):
        return word + 'es'
    if word.endswith('s'):
        return word
    if word.endswith('f'):
        return word[:-1] + 'ves'
    if word.endswith('y') and word[-2] not in 'aeiou':
        return word[:-1] + 'ies'
    return word + 's'


def known_words(said: Said) -> set[str]:
    words = {w for phrase in said.phrases() for w in re.split(r"[ \-']", phrase)}
    return words | {plural(w) for w in words}


def plain_english(said: Said) -> list[str]:
    """Words without a meaning here: those of Python's own documentation strings, less every known word."""
    modules = 'argparse ast asyncio calendar collections csv datetime decimal difflib doctest email fractions functools hashlib heapq html imaplib inspect itertools json locale logging mailbox math multiprocessing optparse os pathlib pickle platform random re sched shutil smtplib socket sqlite3 ssl statistics string subprocess tarfile textwrap threading time tkinter trace turtle typing unittest urllib.request uuid wave webbrowser xml.sax zipfile'.split()
    text = []
    for name in modules:
        try:
            __import__(name)
            text.append(inspect.getsource(sys.modules[name]))
        except (ImportError, OSError, TypeError):
            continue
    known = known_words(said)
    words = sorted({w for w in re.findall(r'\b[a-z]{3,11}\b', ' '.join(text)) if w not in known})
    stems = {w for w in known if len(w) >= 4}
    return [w for w in words if not any(s in w for s in stems)]


def typo(text: str, rng: random.Random) -> str:
    """One slip of the finger in a word of five letters or more; the first letter stays."""
    spots = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i - 1].isalpha()]
    if len(text) < 5 or not spots:
        return text
    i = rng.choice(spots)
    slip = rng.randrange(4)
    if slip == 0:
        return text[:i] + text[i + 1 :]
    if slip == 1:
        return text[:i] + text[i] + text[i:]
    if slip == 2:
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    return text[:i] + rng.choice('abcdefghijklmnopqrstuvwxyz') + text[i + 1 :]


class Composer:
    """Draws (prompt, attributes) pairs. attributes: name -> strength."""

    def __init__(self, seed: int, said: Said = SAID):
        self.rng, self.said = random.Random(seed), said
        self.noise = plain_english(said)
        by_meaning: dict[str, list[str]] = {}
        for word, names in self.said.classes.items():
            by_meaning.setdefault(str(names), []).append(word)
        self.classes = list(by_meaning.values())
        hues: dict[str, list[str]] = {}
        for word, names in self.said.colours.items():
            hues.setdefault(str(names), []).append(word)
        self.hues = list(hues.values())

    def _class(self) -> tuple[str, dict[str, float]]:
        words = self.rng.choice(self.classes)
        word = words[0] if self.rng.random() < 0.3 else self.rng.choice(words)
        names = self.said.classes[word]
        return (plural(word) if self.rng.random() < 0.3 else word), names

    def _colour(self) -> tuple[str, dict[str, float]]:
        words = self.rng.choice(self.hues)
        word = words[0] if self.rng.random() < 0.4 else self.rng.choice(words)
        return word, self.said.colours[word]

    def _filler(self) -> str:
        r = self.rng.random()
        if r < 0.55:
            return self.rng.choice(FILLERS)
        if r < 0.93:
            return self.rng.choice(self.noise)
        return ''.join(self.rng.choice('abcdefghijklmnopqrstuvwxyz0123456789!?#😀🎉') for _ in range(self.rng.randint(1, 9)))

    def compose(self) -> tuple[str, dict[str, float]]:
        rng = self.rng
        names: dict[str, float] = {}

        def say(found: dict[str, float], strength: float = 1.0) -> None:
            for n, s in found.items():
                names[n] = max(names.get(n, 0), s * strength)

        before: list[str] = []
        after: list[str] = []
        has_class = rng.random() < 0.86
        if rng.random() < 0.64:
            word, found = self._colour()
            say(found)
            spoken = word
            if rng.random() < 0.1:
                second, more = self._colour()
                say(more)
                spoken = f'{word} {rng.choice(["and", "&", "or", "with"])} {second}'
            if has_class and rng.random() < 0.2:
                after.append(rng.choice(['in {}', 'in the colour {}', ', {}', 'that is {}', 'coloured {}', '{}', 'in {} please']).format(spoken))
            else:
                before.append(spoken + rng.choice(['', '', '', '', ' coloured', ' colour']))
        if rng.random() < 0.24:
            word = rng.choice(list(self.said.patterns))
            if rng.random() < 0.6:
                word = rng.choice(['striped', 'checked', 'plaid', 'polka dot', 'dotted', 'floral', 'plain', 'printed'])
            say(self.said.patterns[word])
            (after if word.startswith('with') or rng.random() < 0.1 else before).append(word)
        if rng.random() < 0.1:
            word = rng.choice(list(self.said.materials))
            say(self.said.materials[word])
            before.append(word)
        if rng.random() < 0.12:
            if rng.random() < 0.6:
                word = rng.choice(list(self.said.audience))
                say(self.said.audience[word])
                before.insert(rng.randint(0, len(before)), word)
            else:
                word = rng.choice(list(self.said.audience_tails))
                say(self.said.audience_tails[word])
                after.append(word)
        if rng.random() < 0.15:
            rng.shuffle(before)
        noun = ''
        if has_class:
            noun, found = self._class()
            say(found)
            if rng.random() < 0.05:
                other, more = self._class()
                say(more)
                noun = f'{noun} {rng.choice(["or", "and", "or a", "with a"])} {other}'
        words = [*before, *([noun] if noun else []), *after]
        if rng.random() < 0.12:  # a loose heap of words
            rng.shuffle(words)
        many = rng.choice([0, 0, 0, 1, 1, 2, 3, 6, 12]) if words else rng.randint(1, 8)
        for _ in range(many):
            words.insert(rng.randint(0, len(words)), self._filler())
        text = ' '.join(words)
        if rng.random() < 0.55:
            text = rng.choice(FRAMES).format(text)
        if rng.random() < 0.12:
            parts = text.split(' ')
            i = max(range(len(parts)), key=lambda j: (len(parts[j]) >= 5) * rng.random())
            parts[i] = typo(parts[i], rng)
            text = ' '.join(parts)
        if rng.random() < 0.15:
            text = text.capitalize() if rng.random() < 0.6 else text.upper()
        return text, names
