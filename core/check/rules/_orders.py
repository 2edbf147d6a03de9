"""Orders of the State Council and of the President: how their numbers are written, and which of them publish what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.wording.laws.law_titles import NATION, law_titles
from core.language.dates import NUMBER, YEAR
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
#: （国务院2016年修订） behind a law, （全国人大常委会2019年通过） behind a regulation.
_MADE_BY = Sought(
    rf"""(?x) (?: (?<!办) 法典?》\( (?P<council> 国务院 ) | 条例》\( (?P<congress> 全国人大 (?:常委会)? ) )
    于? (?: {YEAR}年 )? (?: {NUMBER}月 )? (?: {NUMBER}日 )? (?: 颁布|公布|发布|制定|修订|修正|修改|通过 )"""
)
_LAW_BY_ORDER = Sought(
    r"(?<!办)法》\((?:\d{4}年)?(?:中华人民共和国)?(?P<council>国务院)令|条例》\((?:中华人民共和国)?(?P<president>主席)令"
)


def orders(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """Everything of this module, for one passage."""
    if any(word in passage.text for word in ("令", "国务院", "全国人大")):
        yield from _kinds(passage, outcomes)
        yield from _makers(passage, outcomes)
        yield from _written(passage, outcomes)


def _kinds(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A law behind which stands an order of the State Council, a regulation with one of the President."""
    for match in _LAW_BY_ORDER.finditer(passage.text):
        group = "council" if match["council"] else "president"
        kind, right = ("法律", "主席") if match["council"] else ("行政法规", "国务院")
        fact = f"{kind}由{right}令公布，此处写“{match[group]}令”，请核对"
        mark = passage.mark(*match.span(group))
        yield outcomes.finding(fact, [mark], actual=match[group], replacement=right)


def _makers(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """A law said to be of the State Council, a regulation of the State Council said to be of the congress."""
    for match in _MADE_BY.finditer(passage.text):
        start = passage.text.rfind("《", 0, match.start())
        title = passage.text[start + 1 : passage.text.find("》", start)].removeprefix(NATION)
        named, orders_of = law_titles().titles.get(title, (False, ()))
        group = "council" if match["council"] else "congress"
        if group == "council" and not named:
            continue
        if group == "congress" and not orders_of:
            continue
        kind, right = ("法律", "全国人大或其常委会") if match["council"] else ("行政法规", "国务院")
        fact = f"{kind}由{right}制定，此处写“{match[group]}”，请核对"
        yield outcomes.finding(fact, [passage.mark(*match.span(group))], actual=match[group])


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
