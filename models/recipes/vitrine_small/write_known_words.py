"""Writes known_words.json of vitrine-small, as vitrine-mini's recipe does, from `words.json`."""

import argparse
from pathlib import Path

from known_words import write
from prompts import said

if __name__ == '__main__':
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--model', type=Path, default=Path('models/vitrine-small'))
    write(arg.parse_args().model, said())
