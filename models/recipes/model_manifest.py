"""What a recipe says of the model folder that it made: manifest.json, see libs/contracts/src/model-manifest.ts."""

import hashlib
import json
import os
from pathlib import Path


def described(folder: Path, path: str, **more: str) -> dict:
    """A file of `folder` as a manifest lists it: path with forward slashes, bytes, SHA-256 and what else is said of it."""
    with (folder / path).open('rb') as opened:
        digest = hashlib.file_digest(opened, 'sha256').hexdigest()
    return {'path': path, 'bytes': (folder / path).stat().st_size, 'sha256': digest, **more}


def content_hash(*files: dict) -> str:
    """Twelve digits that name described files: of one its SHA-256, of several that of theirs, in their order."""
    digests = [file['sha256'] for file in files]
    return (digests[0] if len(digests) == 1 else hashlib.sha256(''.join(digests).encode()).hexdigest())[:12]


def save_manifest(folder: Path, manifest: dict) -> None:
    """Replaces manifest.json of `folder` in one step."""
    part = folder / 'manifest.part'
    part.write_text(json.dumps(manifest, indent=2) + '\n')
    os.replace(part, folder / 'manifest.json')


def write_manifest(
    folder: Path, *, name: str, kind: str, revision: str, licence: str, files: list[dict], source: str = 'built-in', family: str | None = None, **own: object
) -> dict:
    """
    Writes and returns the manifest of `folder`, whose licence lets it be used commercially. `files` are `described`;
    `family` is an encoder's; `own` is what only manifests of this kind say, such as `input_size` (height, width in pixels).
    """
    manifest = {
        'schema_version': 1, 'name': name, 'kind': kind, **({'family': family} if family else {}), 'revision': revision,
        'licence': licence, 'commercial_use': True, 'source': source, **own, 'files': files,
    }
    save_manifest(folder, manifest)
    return manifest
