"""Landmarks and kinds in the order of the network's outputs; `libs/try-on/src/pipeline/garment/landmarks.ts` has the same."""

LANDMARKS = (
    'neck_left', 'neck_right', 'neck_dip', 'shoulder_left', 'shoulder_right', 'armpit_left', 'armpit_right', 'elbow_left', 'elbow_right',
    'cuff_outer_left', 'cuff_outer_right', 'cuff_inner_left', 'cuff_inner_right', 'waist_left', 'waist_right', 'hem_left', 'hem_right', 'crotch',
    'leg_outer_left', 'leg_outer_right', 'leg_inner_left', 'leg_inner_right', 'strap_left', 'strap_right',
)
KINDS = ('top', 'dress', 'skirt', 'trousers', 'shorts', 'jumpsuit', 'outerwear-open', 'outerwear-closed')


def _mirror(name: str) -> str:
    if name.endswith('_left'):
        return name[:-5] + '_right'
    return name[:-6] + '_left' if name.endswith('_right') else name


# Where each landmark's channel goes when the picture is mirrored.
MIRRORED = tuple(LANDMARKS.index(_mirror(name)) for name in LANDMARKS)
