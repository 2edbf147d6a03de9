"""Digests by Python's own code: ``hashlib`` loads OpenSSL, which takes longer than the digest of a draft."""

# pyright: reportMissingImports=false, reportAttributeAccessIssue=false

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
        from _sha256 import sha256
    except ImportError:  # Python 3.12 has it under another name
        from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
