"""Findings on the wording of what is but the name of the reporting organ's place: 可可以力更镇 holds no doubled 可."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from core.model.finding import TextMark

if TYPE_CHECKING:
    from core.model.finding import Finding
    from core.model.report import Report

_ORGANS = 16
#: The names of the places in an organ's, each with its level; shorter ones hold no words.
_NAMES = re.compile(r"[\u4e00-\u9fff]{2,}?(?:自治[州县旗]|[省市州县区旗镇乡]|街道)")
_SHORTEST = 4


def stands_in_own_name(finding: Finding, report: Report) -> bool:
    """Whether all that a finding is raised on stands within names of the organ's own place, as they are in its name."""
    spans = [s for m in finding.marks if m.role == "fault" and isinstance(m, TextMark) for s in m.spans]
    names = _names(report.organ or "")
    if not spans or not names:
        return False
    text = report.document.text
    for span in spans:
        if not any(
            text.startswith(name, at) for name in names for at in range(max(0, span.end - len(name)), span.start + 1)
        ):
            return False
    return True


@lru_cache(_ORGANS)
def _names(organ: str) -> tuple[str, ...]:
    return tuple(name for name in _NAMES.findall(organ) if len(name) >= _SHORTEST)
