"""Run by the packaged program before all else: stands in for modules that libraries import and that nobody calls.

Of pdfplumber the program takes the geometry of tables alone, but with it comes pdfminer with its decryption and its
guesses at encodings (13 MB). PDF files are opened, and decrypted, by PDFium. pypdf sees that the stand-in is none and
says so where it would need it. pypdf's table of the names of characters in fonts, 700 KB, serves taking text out of PDF
files; here it writes annotations.
"""

import sys
from types import ModuleType


def _stand_in(name: str, *names: str) -> None:
    module = ModuleType(name)
    module.__path__ = []
    for each in names:
        setattr(module, each, None)
    sys.modules[name] = module


_stand_in("cryptography")
_stand_in("cryptography.hazmat")
_stand_in("cryptography.hazmat.backends", "default_backend")
_stand_in("cryptography.hazmat.primitives")
_stand_in("cryptography.hazmat.primitives.ciphers", "Cipher", "algorithms", "modes")
_stand_in("charset_normalizer", "detect")
_stand_in("pypdf._codecs.adobe_glyphs")
sys.modules["pypdf._codecs.adobe_glyphs"].adobe_glyphs = {}
