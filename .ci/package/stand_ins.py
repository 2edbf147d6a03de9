"""Run by the packaged program before all else: stands in for modules that libraries import and that nobody calls.

Of pdfplumber the program takes the geometry of tables alone, of pdfminer its reader of TrueType fonts; but with them
come how pdfminer reads files, its decryption and its guesses at encodings (13 MB). PDF files are opened, and decrypted,
by PDFium: of those parts there are names only. pypdf sees that the stand-in is none and says so where it would need it.
pypdf's table of the names of characters in fonts, 700 KB, serves taking text out of PDF files; here it writes
annotations.
"""

import sys
from types import ModuleType


def _stand_in(name: str, *names: str) -> None:
    module = ModuleType(name)
    module.__path__ = []
    for each in names:
        setattr(module, each, None)
    sys.modules[name] = module


def _names_only(name: str) -> None:
    """A module that has a class of any name that is asked for."""
    _stand_in(name)
    sys.modules[name].__getattr__ = lambda each: type(each, (), {})


for _part in ("converter", "data_structures", "encodingdb", "fontmetrics", "layout", "pdfdocument", "pdfinterp",
              "pdfpage", "pdfparser"):  # fmt: skip
    _names_only(f"pdfminer.{_part}")
_stand_in("cryptography")
_stand_in("cryptography.hazmat")
_stand_in("cryptography.hazmat.backends", "default_backend")
_stand_in("cryptography.hazmat.primitives")
_stand_in("cryptography.hazmat.primitives.ciphers", "Cipher", "algorithms", "modes")
_stand_in("charset_normalizer", "detect")
_stand_in("pypdf._codecs.adobe_glyphs")
sys.modules["pypdf._codecs.adobe_glyphs"].adobe_glyphs = {}
