"""A document's number held against its title and against the year in which it is said to have been issued."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.lexicon import laws
from core.language.dates import YEAR
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.lexicon import Law
    from core.check.wording.passages import Passage

#: What stands in brackets right behind a title, and a document number.
AFTER = re.compile(r"(?:的通知)?[(](?P<inside>[^()]{2,40})")
NUMBER = Sought(r"(?P<head>[\u4e00-\u9fff]{2,10})[〔\[(【﹝](?P<year>20\d\d)[〕\])】﹞](?P<no>\d{1,4})号")
#: 于2023年印发《供水办法》(澄水〔2024〕5号): the year of issue and the document with its number.
_ISSUED = Sought(
    rf"(?P<issued>{YEAR})年[^,。;:《》年]{{0,16}}(?:印发|制定|出台|下发|制发)(?:实施|执行)?了?"
    rf"《[^》]{{2,80}}》\([^()]{{2,12}}〔(?P<year>{YEAR})〕\d{{1,4}}号\)"
)


def code_of(text: str) -> str:
    """国务院办公厅 before the number is sometimes kept: only the code matters."""
    return text[text.rfind("国办") :] if "国办" in text else text


def parts_of(number: re.Match[str]) -> tuple[str, str, str]:
    """Code, year and number of a document number that ``NUMBER`` found."""
    return code_of(number["head"]), number["year"], number["no"]


def issued_before(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A document cannot have been issued in a year before that of its number."""
    for match in _ISSUED.finditer(passage.text):
        if int(match["issued"]) >= int(match["year"]):
            continue
        marks = [passage.mark(*match.span("year")), passage.mark(*match.span("issued"), "participant")]
        fact = f"文号是{match['year']}年的，不可能在{match['issued']}年印发，请核对"
        yield outcomes.finding(fact, marks, severity=Severity.WARNING, actual=match["year"])


def another_title(passage: Passage, end: int, outcomes: Outcomes) -> Iterator[Outcome]:
    """A known number behind the title that ends at a place, which lacks what the number's own title has."""
    after = AFTER.match(passage.text, end)
    match = after and NUMBER.search(after["inside"])
    law = _told_by_number().get(parts_of(match)) if match else None
    start = max((a for a, b in passage.titles if b == end), default=end)
    if after is None or match is None or law is None or law.telling in passage.text[start:end]:
        return
    offset = after.start("inside")
    places = (start, end), (offset + match.start(), offset + match.end())
    fact = f"“{law.number}”是《{law.title}》的发文字号，与前面的文件名不符，请核对"
    marks = [passage.mark(*place) for place in places]
    yield outcomes.finding(fact, marks, actual=passage.written(start, end), suggestion=f"文件名写《{law.title}》。")


@cache
def _told_by_number() -> dict[tuple[str, str, str], Law]:
    """The laws that have a telling word by their numbers."""
    found = ((law, NUMBER.search(law.number or "")) for law in laws().laws if law.telling)
    return {parts_of(match): law for law, match in found if match}
