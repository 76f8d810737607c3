"""Passwords of .ods: which files have one, and the content of such a file, decrypted in memory.

As LibreOffice and OpenOffice encrypt (ODF 1.2, part 3): the password's digest, stretched by PBKDF2, is the
key of each part, which was packed before. Newer ways (Argon2) are refused with what to do.
"""

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from lxml import etree

from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers.opendocument_cells import local
from tradeplanner.importing.readers.parts import elements
from tradeplanner.importing.readers.sheets import RefusedError, Source

_CONTENT, _WHOLE, _MANIFEST = "content.xml", "encrypted-package", "META-INF/manifest.xml"
_NAME = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_MOST_ROUNDS = 5_000_000
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class _Lock:
    """How the content is encrypted; bytes as they stand, counts in rounds and bytes."""

    cipher: str
    start: bytes
    salt: bytes
    rounds: int
    digest: str
    length: int


def unlocked(source: Source, password: str | None) -> Source:
    """Return ``source``, or its content decrypted; RefusedError without the right password."""
    with zipfile.ZipFile(source) as archive:
        names = set(archive.namelist())
        lock = _lock(archive.read(_MANIFEST)) if _MANIFEST in names else None
        if lock is None and _WHOLE not in names:
            return source
        if lock is None or lock.cipher != "aes256-cbc":
            raise RefusedError(Code.IMPORT_LOCK_UNKNOWN)
        if password is None:
            raise RefusedError(Code.IMPORT_PASSWORD)
        content = _opened(lock, archive.read(_CONTENT), password)
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr(_CONTENT, content)
    return plain


def _lock(manifest: bytes) -> _Lock | None:
    for entry in elements(manifest):
        if local(entry) == "file-entry" and entry.get(f"{_NAME}full-path") in (_CONTENT, _WHOLE):
            said = {local(node): node for node in entry.iter()}
            if "encryption-data" in said:
                return _told(said)
    return None


def _told(said: dict[str, etree._Element]) -> _Lock:
    def word(element: str, name: str) -> str:
        node = said.get(element)
        return "" if node is None else str(node.get(f"{_NAME}{name}") or "")

    rounds, length = word("key-derivation", "iteration-count"), word("key-derivation", "key-size")
    digest = word("start-key-generation", "start-key-generation-name").lower()
    try:
        return _Lock(
            word("algorithm", "algorithm-name").rpartition("#")[2].lower(),
            base64.b64decode(word("algorithm", "initialisation-vector")),
            base64.b64decode(word("key-derivation", "salt")),
            min(int(rounds), _MOST_ROUNDS) if rounds.isdigit() else 0,
            "sha256" if digest.endswith("sha256") else "sha1",
            int(length) if length.isdigit() else 16,
        )
    except binascii.Error as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="manifest") from broken


def _opened(lock: _Lock, content: bytes, password: str) -> bytes:
    """Return the content as it was before it was packed and encrypted."""
    digest = hashlib.new(lock.digest, password.encode()).digest()
    try:
        key = hashlib.pbkdf2_hmac("sha1", digest, lock.salt, lock.rounds, lock.length)
        decryptor = Cipher(algorithms.AES(key), modes.CBC(lock.start)).decryptor()
        packed = decryptor.update(content) + decryptor.finalize()
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS)
        plain = unpacked.decompress(packed, _LARGEST)
    except (ValueError, zlib.error) as wrong:
        raise RefusedError(Code.IMPORT_PASSWORD_WRONG) from wrong
    if not unpacked.eof:
        raise RefusedError(Code.IMPORT_PASSWORD_WRONG)
    return plain
