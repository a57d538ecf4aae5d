"""The nine classes of the parser, and how the 59 labels of Clothing Co-Parsing fold into them."""

from pathlib import Path

import numpy as np

CLASSES = ('background', 'hair', 'skin', 'upper', 'lower', 'dress', 'outer', 'shoes', 'other')
UNKNOWN = 255  # a label that neither trains nor measures

MEMBERS = {
    'hair': 'hair',
    'skin': 'skin',
    'upper': 'blouse bra hoodie jumper shirt sweater sweatshirt t-shirt top vest',
    'lower': 'jeans leggings panties pants shorts skirt stockings tights',
    'dress': 'bodysuit dress intimate romper swimwear',
    'outer': 'blazer cape cardigan coat jacket suit',
    'shoes': 'boots clogs flats heels loafers pumps sandals shoes sneakers socks wedges',
    'other': 'accessories bag belt bracelet earrings glasses gloves hat necklace purse ring scarf sunglasses tie wallet watch',
}


def class_of_label(labels_file: Path) -> np.ndarray:
    """uint8 [59]: the class of each label index; `null` is background. Every other label must be placed."""
    table = {word: CLASSES.index(name) for name, words in MEMBERS.items() for word in words.split()}
    names = labels_file.read_text().split()
    unplaced = [name for name in names if name != 'null' and name not in table]
    if unplaced:
        raise ValueError(f'labels without a class: {unplaced}')
    return np.array([table.get(name, 0) for name in names], np.uint8)
