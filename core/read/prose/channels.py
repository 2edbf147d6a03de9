"""Applications by the way they came in: 其中网上申请10件、信函申请3件、当面申请2件."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from core.language.sentences import start_of
from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import number_in_prose
from core.read.prose.clauses import folded
from core.read.prose.lexicon import Lexicon, either, load_lexicon

_TOTAL = Sought(r"(?<!\d)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<unit>件|份|宗|条|起|例|封)")
_JOIN = re.compile(r"^[,、;和及与]?$")
_LABEL = (
    r"(?:通过|以|经|由|采用|采取|利用)?"
    r"(?:互联网|政府|门户|官方|依申请公开|公开|信息公开|申请|平台|专用|纸质|书面|邮政|提交)*"
)
_TAIL = r"(?:平台|系统|方式|渠道|途径|形式|申请|提交|提出|递交|收到|受理|接收|接到|登记|的|共|有|为|各)*"
_AMONG = Sought(r"其中[:,]?$")
#: Applications for something else than information.
_OTHER_BUSINESS = ("许可", "补贴", "救助", "登记申请", "信访", "投诉", "业务申请", "审批")


class Channels(NamedTuple):
    """Counts by channel, with their total if it is said just before; ``open`` when 等 says that more could be named."""

    total: Decimal | None
    parts: tuple[Decimal, ...]
    unit: str
    open: bool
    total_view: View | None
    parts_view: View

    @property
    def sum(self) -> Decimal:
        """Sum of the parts."""
        return sum(self.parts, Decimal(0))


@cache
def _item(lexicon: Lexicon) -> re.Pattern[str]:
    channel = either(lexicon.data.blocks.channels)
    return re.compile(
        rf"""(?x)
        (?P<join> [,、;和及与]? )
        {_LABEL} {channel} {_TAIL}
        (?P<digits> \d{{1,3}} (?:,\d{{3}})+ | \d+ ) (?P<unit> [件份宗条起例封] )"""
    )


def channels(paragraph: View) -> list[Channels]:
    """Lists of at least two channels in sentences about applications; with the total where 其中 follows one."""
    lexicon = load_lexicon()
    view = folded(paragraph)
    if "申请" not in view.text:
        return []
    item = _item(lexicon)
    found: list[Channels] = []
    at = 0
    while first := item.search(view.text, at):
        items = [first]
        while match := item.match(view.text, items[-1].end()):
            items.append(match)
        at = items[-1].end()
        start = start_of(view.text, first.start())
        lead = view.text[start : first.start()]
        said = view.text[start:at]
        values = [number_in_prose(i["digits"]) for i in items]
        if len(items) < 2 or len({i["unit"] for i in items}) > 1 or None in values or "申请" not in said:
            continue
        if any(word in said for word in (*lexicon.data.blocks.foreign, *_OTHER_BUSINESS)) or "等" in lead[-6:]:
            continue
        totals = [m for m in _TOTAL.finditer(lead) if m["unit"] == items[0]["unit"]]
        among = len(totals) == 1 and _AMONG.search(lead) and lexicon.applications.search(lead)
        total = number_in_prose(totals[0]["digits"]) if among else None
        found.append(
            Channels(
                total=total,
                parts=tuple(v for v in values if v is not None),
                unit=items[0]["unit"],
                open=view.text[at : at + 1] == "等" or _more(view.text, at),
                total_view=view.slice(start + totals[0].start("digits"), start + totals[0].end("unit"))
                if among
                else None,
                parts_view=view.slice(items[0].start("digits"), items[-1].end("unit")),
            )
        )
    return found


def _more(text: str, at: int) -> bool:
    """True when the list seems to go on with something that was not read: 、其他方式3件."""
    return bool(re.match(r"[、和及与,;](?:其他|其它|其余|另)", text[at:]))
