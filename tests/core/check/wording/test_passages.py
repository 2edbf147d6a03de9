"""Places of the prose that a pattern matches: whatever passage they are in, and in no other text."""

from core.check.example import prose
from core.check.wording.passages import passages, places, whole_prose
from core.forms.keys import SectionKey
from core.language.sought import Sought
from core.load import load_text
from core.model.report import Report
from core.read import read_report


def report_with(*paragraphs: str) -> Report:
    return read_report(load_text(prose(SectionKey.OVERVIEW, "\n".join(paragraphs)).draft()))


def test_places_are_those_of_every_passage() -> None:
    report = report_with("上半年巡查河道31公里。", "下半年巡查河道29公里，清淤4公里。")
    pattern = Sought(r"\d+公里")
    found = [(passage, match.span()) for passage, match in places(report, pattern)]
    assert [passage.written(*span) for passage, span in found] == ["31公里", "29公里", "4公里"]
    assert found == [(p, m.span()) for p in passages(report) for m in pattern.regex.finditer(p.text)]


def test_what_stands_in_two_passages_is_in_neither() -> None:
    report = report_with("巡查了河道。", "清淤4次。")
    pattern = Sought(r"河道[^。]*清淤")
    assert pattern.may_be_in(whole_prose(report))
    assert list(places(report, pattern)) == []
