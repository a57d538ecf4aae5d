"""What a garment photo shows, and which labels of the Clothing dataset mean it."""

KINDS = ('top', 'outer', 'dress', 'trousers', 'skirt', 'shoes', 'hat', 'nothing')

LABELS = {
    'top': ('T-Shirt', 'Longsleeve', 'Polo', 'Shirt', 'Undershirt', 'Top', 'Blouse', 'Hoodie', 'Body'),
    'outer': ('Blazer', 'Outwear'),
    'dress': ('Dress',),
    'trousers': ('Pants', 'Shorts'),
    'skirt': ('Skirt',),
    'shoes': ('Shoes',),
    'hat': ('Hat',),
}

KIND_OF_LABEL = {label: KINDS.index(kind) for kind, labels in LABELS.items() for label in labels}
