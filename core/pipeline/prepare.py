"""Work out once what every start needs: ``python -m core.pipeline.prepare [FILE]`` (see ``core.base.prepared``).

With FILE it is worked out for a packaged program, which has no sources.

What a start needs is seen by reading a call, importing all of the engine and checking the model drafts of the forms;
all patterns that are compiled only where a draft has what they need, as cached properties of word lists, by cached
functions or for the examples of the rules, are compiled here.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import sys
from functools import cached_property
from pathlib import Path

import core
from core.base import folders, kept, prepared, quick_start

#: Where the classes of word lists are.
_TABLES = ("core.check.", "core.language.", "core.read.prose.")


def prepare(path: Path, *, packaged: bool = False) -> int:
    """Write the file; returns the number of things in it. ``packaged``: for the same code without its sources."""
    if packaged:
        kept.forget_sources()
    prepared.begin()
    quick_start.use_prepared()
    _begun()
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    from core.check import engine
    from core.check.example import model
    from core.check.registry import all_rules
    from core.forms.spec import all_forms
    from core.language.sought import Sought
    from core.load import load_text
    from core.read import read_report

    for form in all_forms():
        engine.run(read_report(load_text(model(form=form.version).draft())))
    prepared.put_aside()  # before more is worked out than a draft needs
    for rule in all_rules():
        list(rule.check(read_report(load_text(rule.bad.draft()))))
    for name, module in list(sys.modules.items()):
        if name.startswith(_TABLES):
            for function in vars(module).values():
                if hasattr(function, "cache_info") and not inspect.signature(function).parameters:
                    function()
    for _ in range(2):  # what the first time makes has properties of its own
        for thing in gc.get_objects():
            kind = type(thing)
            if issubclass(kind, Sought) or str(kind.__module__).startswith(_TABLES):
                for name in dir(kind):
                    if isinstance(getattr(kind, name), cached_property):
                        getattr(thing, name)
    return prepared.write(path, small=packaged)


def _begun() -> None:
    """What every command does before all else, by libraries that have patterns for it: read the call, find folders."""
    import argparse  # compiles something too, which is to be seen

    parser = argparse.ArgumentParser(add_help=False, usage="")
    parser.add_argument("files", nargs="*")
    parser.parse_known_intermixed_args(["年报.docx"])
    folders.config_folder()


def main() -> int:
    """Returns the exit status."""
    place = Path(sys.argv[1]) if sys.argv[1:] else prepared.place()
    if place is None:
        return 0
    prepare(place, packaged=bool(sys.argv[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
