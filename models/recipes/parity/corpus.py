"""Sentences that a shop's shoppers might write, to learn the pieces of words from."""

import itertools

COLOURS = 'red blue navy black white grey green olive yellow orange pink purple brown beige cream burgundy turquoise'.split()
GARMENTS = (
    'dress skirt shirt blouse t-shirt sweater jumper hoodie cardigan jacket coat blazer parka jeans trousers shorts '
    'leggings suit vest scarf hat beanie boots sneakers sandals bag belt'
).split()
MATERIALS = 'linen cotton wool denim leather silk velvet corduroy knitted quilted'.split()
PATTERNS = 'striped checked floral plain dotted printed embroidered'.split()
OCCASIONS = 'summer winter wedding office beach party running hiking holiday'.split()


def sentences() -> list[str]:
    made = [f'a {colour} {material} {garment}' for colour, material, garment in itertools.product(COLOURS, MATERIALS, GARMENTS)]
    made += [f'{pattern} {garment} for a {occasion}, not too formal' for pattern, garment, occasion in itertools.product(PATTERNS, GARMENTS, OCCASIONS)]
    made += [f"something like my friend's {colour} {garment}, but cheaper and with long sleeves" for colour, garment in itertools.product(COLOURS, GARMENTS)]
    made += [f'I am looking for {garment}s under {price} euros that go with {colour} shoes' for garment, price, colour in itertools.product(GARMENTS, (20, 49, 75, 100), COLOURS)]
    return made
