"""Say on how old a Linux the program starts, and stop where that is not as old as it must be.

    python .ci/package/floor.py FOLDER

Looks at every program and library of the folder: the newest versions of symbols that it wants of glibc, libstdc++ and
libgcc. Exit status 0 when none is above elf.FLOOR.
"""

from __future__ import annotations

import sys
from pathlib import Path

import elf


def main(folder: Path) -> str:
    """Returns the complaint, empty when there is none."""
    files = list(elf.all_in(folder))
    if not files:
        return f"{folder} has no program"
    newest: dict[str, tuple[int, ...]] = {}
    complaints: list[str] = []
    for file, wants in files:
        for name, version in wants.versions:
            if name in elf.FLOOR:
                newest[name] = max(newest.get(name, ()), version)
        complaints += [f"{file.relative_to(folder)}: {version}" for version in elf.too_new(wants)]
    told = ", ".join(f"{name} {'.'.join(map(str, version))}" for name, version in sorted(newest.items()))
    print(f"{len(files)} programs and libraries, newest symbols: {told}")
    return "\n".join(complaints)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) or 0)
