"""Print how large a packaged folder is, and its ten largest parts.

python .ci/package/sizes.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

_MB = 1024 * 1024


def main(folder: Path) -> None:
    """One line of the whole, ten of the parts."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}
    print(f"{folder}: {sum(sizes.values()) / _MB:.1f} MB in {len(sizes)} files")
    for path in sorted(sizes, key=lambda path: -sizes[path])[:10]:
        print(f"  {sizes[path] / _MB:5.1f} MB  {path.relative_to(folder).as_posix()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
