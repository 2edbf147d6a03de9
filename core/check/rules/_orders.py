"""Orders of the State Council and of the President: how their numbers are written, and which of them publish what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: Orders are the State Council's, not its office's.
_OF_OFFICE = Sought(r"国务院办公厅(?:令[(\[]?第?(?P<order>\d{3})号|第?(?P<also>\d{3})号令)")
_NO_ORDER = Sought(r"国务院第(\d{3})号(?!令|文|公报|常务)")
#: An order whose words have changed places: 国务院第令711号.
_GARBLED = Sought(r"(?:国务院|主席)(?P<before>[令第号]{0,3})\d{1,3}(?P<after>[号令第条]{0,3})")
_ORDER_FORMS = frozenset(
    (
        ("令第", "号"),
        ("第", "号令"),
        ("", "号令"),
        ("第", "号"),
        ("令", "号"),
        ("令第", ""),
        ("令", ""),
        ("", ""),
        ("", "号"),
    )
)
_NO_HAO = Sought(r"国务院令第?(\d{3})(?!\s*[\d号])")
_NO_DI = Sought(r"国务院令(\d{3})号")
#: The short form of the number of an order, without 第: (国令711号).
_SHORT_ORDER = Sought(r"(?<![\u4e00-\u9fff])国令(\d{3})号")
#: Laws are published by orders of the President, regulations by such of the State Council.
_LAW_BY_ORDER = Sought(
    r"(?<!办)法》\((?:\d{4}年)?(?:中华人民共和国)?(?P<council>国务院)令|条例》\((?:中华人民共和国)?(?P<president>主席)令"
)


def orders(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """Everything of this module, for one passage."""
    if "令" in passage.text or "国务院" in passage.text:
        yield from _kinds(passage, outcomes)
        yield from _written(passage, outcomes)


def _kinds(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A law behind which stands an order of the State Council, a regulation with one of the President."""
    for match in _LAW_BY_ORDER.finditer(passage.text):
        group = "council" if match["council"] else "president"
        kind, right = ("法律", "主席") if match["council"] else ("行政法规", "国务院")
        fact = f"{kind}由{right}令公布，此处写“{match[group]}令”，请核对"
        mark = passage.mark(*match.span(group))
        yield outcomes.finding(fact, [mark], actual=match[group], replacement=right)


def _written(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """Numbers of orders that lack a word, or have theirs in another order."""
    for match in _SHORT_ORDER.finditer(passage.text):
        written, right = passage.written(*match.span()), f"国令第{match[1]}号"
        mark = passage.mark(*match.span())
        yield outcomes.finding(f"“{written}”缺“第”字，应为“{right}”", [mark], actual=written, replacement=right)
    for match in _NO_DI.finditer(passage.text):
        mark = passage.mark(*match.span())
        right = f"国务院令第{match[1]}号"
        written = passage.written(*match.span())
        yield outcomes.finding(f"“{written}”缺“第”字，应为“{right}”", [mark], actual=written, replacement=right)
    for match in _GARBLED.finditer(passage.text):
        if "令" in match.group() and (match["before"], match["after"]) not in _ORDER_FORMS:
            written = passage.written(*match.span())
            mark = passage.mark(*match.span())
            yield outcomes.finding(f"“{written}”不是令号的写法，应为“……令第×号”", [mark], actual=written)
    for match in _NO_HAO.finditer(passage.text):
        mark = passage.mark(*match.span())
        written = passage.written(*match.span())
        yield outcomes.finding(f"“{written}”应写作“国务院令第{match[1]}号”", [mark], actual=written)
    for match in _OF_OFFICE.finditer(passage.text):
        mark = passage.mark(*match.span())
        written, right = passage.written(*match.span()), f"国务院令第{match['order'] or match['also']}号"
        fact = f"“{written}”应为“{right}”：令由国务院发布，不是国务院办公厅"
        yield outcomes.finding(fact, [mark], expected=right, actual=written, replacement=right)
    for match in _NO_ORDER.finditer(passage.text):
        mark = passage.mark(*match.span())
        written = passage.written(*match.span())
        yield outcomes.finding(f"“{written}”缺“令”字，应为“国务院令第{match[1]}号”", [mark], actual=written)
