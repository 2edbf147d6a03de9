"""What became of all, and some that something else became of.

均在法定期限内答复，其中1件逾期; 全部予以公开，1件不予公开; 全部公示，仅青石村未予公示.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.kinds_denied import AgainstAll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

#: So many of them, or one by name; and how what became of these is told.
_SOME = (
    r"(?:其中|但|另|目前|截至年底|至年底|还|尚|仍|有|另有){0,3}"
    r"[1-9]\d{0,3}[件个项条处家份名](?:申请|事项|留言|工单|问题)?"
)
_OF_ALL = "(?:均|全部|都|一律|无一)"
#: What all became, and what then no other can have become, as patterns over a clause each.
_OUTCOMES = tuple(
    (re.compile(f"{_OF_ALL}{said}"), re.compile(f"{_SOME}{other}"))
    for said, other in (
        (
            r"[^,;。]{0,8}(?:期限|时限|工作日)内[^,;。]{0,4}(?:答复|办结|办理|回复)|(?:依法|已)?按[期时][^,;。]{0,4}(?:答复|办结|办理|回复)",
            r"[^,;。\d未无没]{0,14}(?:逾期|超期|超时)(?!未)",
        ),
        (
            r"(?:依法|已)?按[期时](?:答复|办结|办理|回复)|(?:已)?(?:办结|答复|回复)",
            r"(?:尚|仍)?未(?:办结|答复|回复)",
        ),
        (
            r"(?:依法|已)?予以公开",
            r"[^,;。\d]{0,14}(?:不予公开|未予公开|部分公开|无法提供)",
        ),
        (r"[由为是]自然人(?:提出|提交|申请)?", r"[由为是](?:企业|公司|法人|社会组织|商业企业|科研机构)"),
        (r"(?:为|被|予以)?维持", r"(?:被|予以|为)?(?:纠正|撤销)"),
        (r"合格", r"不合格"),
        (r"[由为是]兼职", r"[由为是]专职"),
        (r"[由为是]专职", r"[由为是]兼职"),
    )
)
#: 惠农补贴全部公示，仅青石村未予公示.
_NAMED = Sought(
    rf"(?P<said>{_OF_ALL}[^,;。\d]{{0,12}}?(?P<done>公示|公开|公布|更新|整改|建立|设立|报送)[^,;。\d]{{0,4}}),"
    rf"(?P<number>(?:只有|仅有?)[\u4e00-\u9fff]{{2,6}}?(?:因[\u4e00-\u9fff]{{2,12}}?)?(?:尚?未|没有)(?:予以?)?(?P=done))"
)
#: Not all are meant, or it is no fact of this year.
_ELSEWHERE = re.compile("除|其余|其他|应|须|要求|确保|将|争取|上年|去年|力争|计划|基本|原则上|结转|此前|曾|另案")


def all_otherwise(paragraph: View) -> Iterator[AgainstAll]:
    """The sentences that tell one outcome of all and another of some, in the clauses behind."""
    view = folded(paragraph)
    text = view.text
    if not any(word in text for word in ("均", "全部", "都", "一律", "无一")):
        return
    for said, other in _OUTCOMES:
        for match in said.finditer(text):
            start, end = start_of(text, match.start(), COMMAS_AND_ENDS), end_of(text, match.end(), FULL_STOPS)
            if _ELSEWHERE.search(text[start:end]):
                continue
            some = other.search(text, match.end(), end)
            if some and text[some.start() - 1] in ",;":
                yield AgainstAll(view.slice(*match.span()), view.slice(*some.span()))
                break
    for match in _NAMED.finditer(text):
        yield AgainstAll(view.slice(*match.span("said")), view.slice(*match.span("number")))
