"""A small libicudata for the Linux package: Qt's has all languages of the world (32 MB), the program speaks Chinese.

Kept are the data of no language (but none for breaking text and none for names of countries, languages, currencies and
units, which Qt has itself), the data of Chinese and English, and the converters for Chinese encodings and Western
European. Needs icupkg (Debian package icu-devtools) and binutils.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: Items of the data, as icupkg lists them, that are kept.
KEPT = re.compile(
    r"""
    (?:(?:coll|zone)/)?
    (?:root|zh(?:_\w+)?|en(?:_US|_GB|_001|_150|_US_POSIX)?|res_index|pool|ucadata\w*|supplementalData
        |tzdbNames)\.(?:res|icu)
    | (?:brkitr|curr|lang|rbnf|region|translit|unit)/res_index\.res
    | (?:gb18030|ibm-1386_P100-2001|ibm-1383_P110-1999|windows-936-2000|ibm-5348_P100-1997|ibm-1252_P100-2000
        |macos-0_2-10\.2)\.cnv
    | (?!unames)\w+\.(?:icu|nrm|spp)
    | (?:currencyNumericCodes|dayPeriods|genderList|grammaticalFeatures|icustd|icuver|keyTypeData|likelySubtags|metadata
        |metaZones|numberingSystems|plurals|pluralRanges|timezoneTypes|units|windowsZones|zoneinfo64)\.res
    """,
    re.VERBOSE,
)


def shrink(library: Path, folder: Path) -> Path:
    """Write a smaller library of the same name and meaning to ``folder``; returns its path."""
    version = library.name.rpartition(".")[2]
    folder.mkdir(parents=True, exist_ok=True)
    symbol, data = f"icudt{version}_dat", folder / f"icudt{version}l.dat"
    whole = folder / "whole" / data.name  # icupkg takes the package's name from the file's
    whole.parent.mkdir(exist_ok=True)
    start, size = _place_of(symbol, library)
    whole.write_bytes(library.read_bytes()[start : start + size])
    items = _run("icupkg", "-l", str(whole)).split()
    out = folder / "dropped.txt"
    out.write_text("\n".join(item for item in items if not KEPT.fullmatch(item)) + "\n", "ascii")
    _run("icupkg", "-r", str(out), str(whole), str(data))
    source, made = folder / "data.s", folder / library.name
    source.write_text(
        f".globl {symbol}\n.type {symbol}, @object\n.size {symbol}, {data.stat().st_size}\n"
        f'.section .rodata\n.balign 16\n{symbol}:\n.incbin "{data}"\n.section .note.GNU-stack,"",@progbits\n',
        "utf-8",
    )
    _run("as", "-o", str(folder / "data.o"), str(source))
    _run("ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", str(made), str(folder / "data.o"))
    return made


def _place_of(symbol: str, library: Path) -> tuple[int, int]:
    """Where the data begin in the file, and their size; address and place are the same in these libraries."""
    for line in _run("readelf", "--wide", "--dyn-syms", str(library)).splitlines():
        fields = line.split()
        if fields and fields[-1] == symbol:
            return int(fields[1], 16), int(fields[2], 0)
    raise ValueError(f"{library.name} has no {symbol}")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
