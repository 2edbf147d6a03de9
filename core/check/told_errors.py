"""Findings on words that the draft quotes as wrong: 把误写的“公开工做”改为“公开工作”, 更正“布署”等错别字6处."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import start_of
from core.model.finding import TextMark

if TYPE_CHECKING:
    from core.model.document import Span
    from core.model.finding import Finding
    from core.model.report import Report

#: The longest quotation, and how far from it what is said of it stands.
_LONGEST, _NEAR = 24, 30
_BEFORE = re.compile("(?:误写|错写|误作|误为|误用|写错|错误地写|(?<![简缩改重])写(?=[为成作]))(?:为|成|作|的)?了?“$")
_BEHIND = re.compile(
    r"""(?x)
    ” (?: 、? “ [^“”]* ” )* 等? [^“”。；\n]{0,6}
    (?: 错?别字 | 错误 | 不规范 (?: 表述 | 用语 | 说法 ) | 不当 (?: 表述 | 用语 )
      | (?: 改正 | 更正 | 纠正 | 修改 | 改 ) (?: 为 | 成 ) )"""
)


def is_told_error(finding: Finding, report: Report) -> bool:
    """Whether all that a finding is raised on stands within quotations that the sentence calls wrong."""
    spans = [s for m in finding.marks if m.role == "fault" and isinstance(m, TextMark) for s in m.spans]
    return bool(spans) and all(_is_called_wrong(report.document.text, span) for span in spans)


def _is_called_wrong(text: str, span: Span) -> bool:
    low, high = max(0, span.start - _LONGEST), span.end + _LONGEST
    opened, closed = text.rfind("“", low, span.start + 1), text.find("”", max(span.start, span.end - 1), high)
    if opened < 0 or closed < 0 or start_of(text, closed) > opened or "”" in text[opened : span.start]:
        return False
    before = text[max(0, opened - _NEAR) : opened + 1]
    return _BEFORE.search(before) is not None or _BEHIND.match(text, closed, closed + _NEAR) is not None
