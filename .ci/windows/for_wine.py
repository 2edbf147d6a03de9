"""Have the libraries of a folder ask Wine for what it has, or turn them back into what they were.

    python .ci/windows/for_wine.py FOLDER [--back]

NumPy ends under Wine 8 to 10, which lack some functions on complex numbers. parts/wine-lacks-crt-math.c has them, under
a name as long as that of the library of Windows, so that the name alone is changed and can be changed back.
"""

from __future__ import annotations

import sys
from pathlib import Path

WINDOWS, WINE = b"api-ms-win-crt-math-l1-1-0.dll", b"wine-lacks-crt-math-l1-1-0.dll"


def changed(data: bytes, *, back: bool) -> bytes:
    """The library with the other name."""
    return data.replace(WINE, WINDOWS) if back else data.replace(WINDOWS, WINE)


def main(folder: Path, *, back: bool) -> None:
    """Change every library of NumPy in the folder."""
    for file in folder.rglob("*"):
        if file.suffix in (".pyd", ".dll") and "numpy" in file.relative_to(folder).parts[0]:
            data = file.read_bytes()
            if (new := changed(data, back=back)) != data:
                file.write_bytes(new)


if __name__ == "__main__":
    main(Path(sys.argv[1]), back="--back" in sys.argv)
