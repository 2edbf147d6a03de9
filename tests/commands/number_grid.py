"""What is told of numbers that gainsay the tables, by frame and section: ``python -m tests.commands.number_grid``.

A number of a table can be said in many sentences and in each of the six sections. Here each sentence is put, once right
and once wrong, into each section of the invented model draft: a line that is told in one section alone, or nowhere,
shows a way of saying it that nobody thought of. Prints for each sentence what is told of it when right (nothing should
be) and when wrong: ``W`` a warning or an error, ``h`` a hint, ``.`` nothing, in the order of the sections.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from core.base.records import make_record
from core.forms.keys import SectionKey
from core.forms.model_draft import load_model
from core.load import load_text
from tests.support.told import told_within

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A sentence with a place for a number; one that is wrong as it stands has no place."""

    sentence: str
    right: str = ""
    wrong: str = ""


@dataclass(frozen=True, kw_only=True)
class Frames:
    """The file."""

    frames: tuple[Frame, ...]


def told(sentence: str, section: SectionKey) -> str:
    """What is told of a sentence that stands first, and in most sections alone, in a section of the model draft."""
    model = load_model("2021")
    prose = {key: list(paragraphs) for key, paragraphs in model.prose.items()}
    kept = prose[section] if section is SectionKey.PROBLEMS else []  # what the form asks of it
    prose[section] = [sentence, *kept]
    return told_within(load_text(replace(model, prose=prose).text()), sentence)


def row(sentence: str) -> str:
    """A sign for each section."""
    return "".join(told(sentence, section) for section in SectionKey)


def frames() -> tuple[Frame, ...]:
    """The sentences of the file."""
    return make_record(Frames, tomllib.loads(_FILE.read_text("utf-8"))).frames


def main() -> None:
    """Print a line for each sentence."""
    argparse.ArgumentParser(prog="python -m tests.commands.number_grid", description=main.__doc__).parse_args()
    for frame in frames():
        right = row(frame.sentence.replace("{}", frame.right)) if frame.right else " " * len(SectionKey)
        wrong = row(frame.sentence.replace("{}", frame.wrong))
        print(f"{right}  {wrong}  {frame.sentence} {frame.wrong}", flush=True)


if __name__ == "__main__":
    main()
