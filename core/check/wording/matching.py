"""Running lexicon entries over the prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.check.registry import Outcomes
from core.check.wording.lexicon import Expression
from core.check.wording.passages import Passage
from core.model.finding import Finding, TextMark


def match_entries(prose: Sequence[Passage], entries: Sequence[Expression], outcomes: Outcomes) -> Iterator[Finding]:
    """One finding for each entry and wording, with a mark for each place.

    Text inside 《》 and addresses is quoted from elsewhere and passed over.
    """
    for entry in entries:
        places: dict[tuple[str, str, str | None], list[TextMark]] = {}
        for passage in prose:
            for match in entry.regex.finditer(passage.text):
                start, end = match.span("fault" if match.groupdict().get("fault") else 0)
                if passage.in_title(start) or passage.in_address(start):
                    continue
                right = match.expand(entry.right) if entry.right else None
                key = (passage.written(*match.span()), passage.written(start, end), right)
                places.setdefault(key, []).append(passage.mark(start, end))
        for (phrase, wrong, right), marks in places.items():
            times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
            if right is None:
                message = f"“{phrase}”请核对：{entry.reason}{times}"
            elif phrase == wrong:
                message = f"“{wrong}”疑应为“{right}”：{entry.reason}{times}"
            else:
                message = f"“{phrase}”中的“{wrong}”疑应为“{right}”：{entry.reason}{times}"
            yield outcomes.finding(
                message, marks, severity=entry.severity, expected=right, actual=wrong, replacement=right
            )
