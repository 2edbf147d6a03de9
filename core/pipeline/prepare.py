"""Work out once what every start needs: ``python -m core.pipeline.prepare [FILE]`` (see ``core.base.prepared``).

What a start needs is seen by importing all of the engine and checking the model drafts of the forms; all patterns that
are compiled only where a draft has what they need are compiled here.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
from pathlib import Path

import core
from core.base import prepared, quick_start


def prepare(path: Path) -> int:
    """Write the file; returns the number of things in it."""
    prepared.begin()
    quick_start.use_prepared()
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    from core.check import engine
    from core.check.example import model
    from core.forms.spec import all_forms
    from core.language.sought import Sought
    from core.load import load_text
    from core.read import read_report

    for form in all_forms():
        engine.run(read_report(load_text(model(form=form.version).draft())))
    for thing in gc.get_objects():
        if isinstance(thing, Sought):
            _ = thing.regex, thing.clauses
    return prepared.write(path)


def main() -> int:
    """Returns the exit status."""
    place = Path(sys.argv[1]) if sys.argv[1:] else prepared.place()
    if place is None:
        return 0
    prepare(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
