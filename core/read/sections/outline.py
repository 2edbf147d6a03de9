"""Finding the six first-level headings among the paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rapidfuzz

from core.language.letters import letters, split_number
from core.language.numerals import ORDINALS, value
from core.model.document import View
from core.model.report import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import FormSpec

#: Likeness (0–100) from which a numbered line counts as a heading with mistakes in it.
_ALIKE = 80
_LONGEST = 48
#: Behind a name that is one of a list of the parts: a mark, or the next numbered name.
_LISTED = re.compile(rf"[、，,；;]|[\s.…·\d]*[{ORDINALS}]、")
_BESIDE = 16
#: The six parts numbered as sub-headings are: （一）总体情况; or with brackets of another shape.
_BRACKETED = re.compile(rf"[#*\s]*[（(【〔](?P<number>[{ORDINALS}])[）)】〕]\s*")
#: So many parts numbered in that way, each with its own numeral, are no sub-headings.
_MOST = 4
#: A numbered line without a sentence in it.
_LINE = re.compile(rf"[{ORDINALS}]、[^。；;！？]{{2,28}}")


@dataclass(frozen=True)
class LocatedHeading:
    """A heading at paragraph ``index``; it took ``used`` paragraphs, ``rest`` is text on the same line."""

    index: int
    used: int
    heading: Heading
    rest: View | None


def find_headings(paragraphs: Sequence[View], form: FormSpec) -> list[LocatedHeading]:
    """First-level headings in reading order; a table of contents before the text is passed over.

    Rows of the tables that are numbered like headings (四、结转下年度继续办理) are told apart by their words.
    """
    names = {s.key: [letters(s.heading), *(letters(v) for v in s.variants)] for s in form.sections}
    found: list[LocatedHeading] = []
    i = 0
    while i < len(paragraphs):
        hit = _match(paragraphs, i, names)
        if hit:
            found.append(hit)
            i += hit.used
        else:
            i += 1
    if len({h.heading.key for h in found if h.heading.number is not None}) < len(names) - _MOST + 1:
        found = _bracketed(paragraphs, names) or found
    return _by_number(paragraphs, form, _without_contents(_without_arabic(found)))


def _bracketed(paragraphs: Sequence[View], names: dict[str, list[str]]) -> list[LocatedHeading]:
    """The parts numbered （一） to （六）; none unless most of them are, each with the numeral that is due to it."""
    found: list[LocatedHeading] = []
    order = list(names)
    for i, view in enumerate(paragraphs):
        match = _BRACKETED.match(view.text)
        number = value(match["number"]) if match and len(view.text) <= _LONGEST else None
        if match is None or number is None:
            continue
        body = letters(view.text[match.end() :])
        hit = body and (_known(body, number, names) or _resembling(body, number, names))
        if hit and order.index(hit[0]) + 1 == number and len(found) + 1 <= number:
            if any(h.heading.key == hit[0] for h in found):
                continue
            heading = Heading(key=hit[0], view=view, number=number, exact=hit[1])
            found.append(LocatedHeading(i, 1, heading, None))
    return found if len(found) >= _MOST else []


def _by_number(paragraphs: Sequence[View], form: FormSpec, found: list[LocatedHeading]) -> list[LocatedHeading]:
    """A section without its heading, where just one line bears its number between its neighbours: worded freely."""
    order = [s.key for s in form.sections]
    labels = [letters(cell.text) for t in form.tables.values() for cell in t.layout if not cell.key]
    for place, key in enumerate(order):
        if any(h.heading.key == key for h in found):
            continue
        before = [h for h in found if order.index(h.heading.key) < place]
        after = [h for h in found if order.index(h.heading.key) > place]
        start = max((h.index + h.used for h in before), default=0)
        end = min((h.index for h in after), default=-1)
        if end < 0 or len(found) < 3:
            continue
        lines = [
            i for i in range(start, end)
            if _LINE.fullmatch(paragraphs[i].text) and split_number(paragraphs[i].text)[0] == place + 1
            and not any(letters(paragraphs[i].text)[1:] in label for label in labels)
        ]  # fmt: skip
        if len(lines) == 1:
            heading = Heading(key=key, view=paragraphs[lines[0]], number=place + 1, exact=False)
            found = sorted([*found, LocatedHeading(lines[0], 1, heading, None)], key=lambda h: h.index)
    return found


def _without_arabic(found: list[LocatedHeading]) -> list[LocatedHeading]:
    """Sub-heads numbered 1. 2. 3. may be worded like a section: where 二、 stands too, they are not the section."""
    proper = {h.heading.key for h in found if not _arabic(h)}
    return [h for h in found if not _arabic(h) or h.heading.key not in proper]


def _arabic(hit: LocatedHeading) -> bool:
    return hit.heading.number is not None and hit.heading.view.text.lstrip("#* ")[0].isdigit()


def _match(paragraphs: Sequence[View], i: int, names: dict[str, list[str]]) -> LocatedHeading | None:
    view = paragraphs[i]
    number, start = split_number(view.text)
    if number is None and len(view.text) > _LONGEST:
        return None
    body = letters(view.text[start:])
    if not body:
        return None
    if len(view.text) <= _LONGEST:
        hit = _known(body, number, names)
        if not hit and number is None and view.text.lstrip("#* ")[0] in ORDINALS:
            # the mark behind the numeral was forgotten
            due = value(body[0])
            hit = _known(body[1:], due, names)
            if hit and list(names).index(hit[0]) + 1 == due:
                return LocatedHeading(i, 1, Heading(key=hit[0], view=view, number=due, exact=hit[1]), None)
            hit = None
        if not hit and number is not None and (wrapped := _wrapped(paragraphs, i, number, body, names)):
            return wrapped
        hit = hit or (_resembling(body, number, names) if number is not None else None)
        if hit:
            return LocatedHeading(i, 1, Heading(key=hit[0], view=view, number=number, exact=hit[1]), None)
    # text goes on behind the heading: only 一、 announces a section then, 1. may be any list
    chinese = number is not None and not view.text.lstrip("#* ")[0].isdigit()
    return _lead(view, i, number, start, names) if number is not None and chinese else None


def _wrapped(
    paragraphs: Sequence[View], i: int, number: int, body: str, names: dict[str, list[str]]
) -> LocatedHeading | None:
    """A heading broken over two lines."""
    if i + 1 >= len(paragraphs) or len(body) < 4:
        return None
    view, following = paragraphs[i], paragraphs[i + 1]
    joined = body + letters(following.text)
    for key, known in names.items():
        if joined in known:
            both = View(view.text + following.text, [*view.offsets, *following.offsets], view.at)
            return LocatedHeading(i, 2, Heading(key=key, view=both, number=number, exact=joined == known[0]), None)
    return None


def _lead(view: View, i: int, number: int, start: int, names: dict[str, list[str]]) -> LocatedHeading | None:
    """A heading that the text follows on the same line."""
    for key, known in names.items():
        for name in known:
            end = _prefix(view.text, start, name)
            if end < 0 or _LISTED.match(view.text, end):
                continue
            if any(len(k[0]) > 4 and k[0] in letters(view.text[end:])[:_BESIDE] for k in names.values()):
                continue
            if len(name) <= 4 and view.text[end : end + 1] not in "。：:；;，, 2":
                continue
            heading = Heading(key=key, view=view.slice(0, end), number=number, exact=name == known[0])
            return LocatedHeading(i, 1, heading, view.slice(end))
    return None


def _prefix(text: str, start: int, name: str) -> int:
    """Where ``name`` ends in text when its letters come first after ``start``, else -1."""
    at = 0
    for i in range(start, len(text)):
        if at == len(name):
            return i
        if not letters(text[i]):
            continue
        if text[i] != name[at]:
            return -1
        at += 1
    return len(text) if at == len(name) else -1


def _known(body: str, number: int | None, names: dict[str, list[str]]) -> tuple[str, bool] | None:
    """Key of the official heading or an accepted variant; a short variant needs its numeral."""
    for key, known in names.items():
        if body == known[0]:
            return key, True
        if body in known and (number is not None or len(body) >= 10):
            return key, False
    return None


def _resembling(body: str, number: int, names: dict[str, list[str]]) -> tuple[str, bool] | None:
    """Key of the heading that a numbered line resembles most."""
    best: tuple[float, str] | None = None
    for order, (key, known) in enumerate(names.items(), 1):
        for name in known:
            if len(name) <= 6:
                close = number == order and rapidfuzz.distance.Levenshtein.distance(body, name) <= 1
                score = 90.0 if close else 0.0
            else:
                score = rapidfuzz.fuzz.ratio(body, name)
            if score >= _ALIKE and (best is None or score > best[0]):
                best = (score, key)
    return (best[1], False) if best else None


def _without_contents(found: list[LocatedHeading]) -> list[LocatedHeading]:
    """Drop a table of contents: three or more headings directly after one another whose keys come again later."""
    run: list[LocatedHeading] = []
    for hit in found:
        if run and hit.index != run[-1].index + run[-1].used:
            break
        run.append(hit)
    later = {h.heading.key for h in found[len(run) :]}
    keys = {h.heading.key for h in run}
    if len(keys) >= 3 and len(keys & later) >= len(keys) - 1:
        # the last entry of the run may be the first real heading
        return found[len(run) - 1 :] if run[-1].heading.key in {h.heading.key for h in run[:-1]} else found[len(run) :]
    return found
