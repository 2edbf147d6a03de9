"""The one sentence that matters: may the draft be signed? Said alike in the window and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from core.model.finding import CheckResult, Severity

if TYPE_CHECKING:
    from core.model.report import Report
    from core.review.decisions.records import Tally


#: Said under a verdict that lets a draft pass: what no program can vouch for.
CAUTION = "未查出问题；事实与文意仍须人工审核"


class Verdict(NamedTuple):
    """``level`` is the worst kind of thing that stands against signature, None when nothing does."""

    level: Literal["error", "warning", "open"] | None
    headline: str
    addition: str

    @property
    def sentence(self) -> str:
        """Headline and addition in one."""
        return "，".join(filter(None, (self.headline, self.addition)))

    @property
    def caution(self) -> str:
        """What is left to a human where nothing stands against signature; else empty."""
        return CAUTION if self.level is None else ""


def verdict(result: CheckResult) -> Verdict:
    """Only 必改 forbids, but what could not be checked is always said beside it."""
    errors, warnings, open_ = result.count(Severity.ERROR), result.count(Severity.WARNING), len(result.not_assessable)
    more = "，".join(
        filter(None, (f"另有 {warnings} 处存疑待核" if warnings else "", f"{open_} 项未能核对" if open_ else ""))
    )
    if errors:
        return Verdict("error", f"有 {errors} 处必改", more)
    if warnings:
        return Verdict("warning", "没有必改项", more)
    if open_:
        return Verdict("open", "没有必改项", f"但有 {open_} 项未能核对，请人工核对后送签")
    if not result.coverage.checked:
        return Verdict("open", "没有查出问题", "但没有可以核对的数据，请人工核对后送签")
    return Verdict(None, "可以送签", "没有必改和存疑")


def decided_verdict(result: CheckResult, decided: Tally) -> Verdict:
    """The verdict after the user's decisions: what was set aside no longer counts, but is always said.

    An adopted finding counts until a new check no longer finds it: deciding to mend is not mending.
    """
    if not (decided.adopted or decided.ignored or decided.allowed):
        return verdict(result)
    errors, warnings, open_ = (decided.standing.get(kind, 0) for kind in ("error", "warning", "open"))
    aside = "，".join(
        filter(
            None,
            (
                f"{decided.adopted} 处要改、待改稿" if decided.adopted else "",
                f"已忽略 {decided.ignored} 处" if decided.ignored else "",
                f"{decided.allowed} 处为不再提示的词语" if decided.allowed else "",
            ),
        )
    )
    more = f"另有 {warnings} 处存疑待核" if warnings else ""
    unchecked = f"{open_} 项未能核对" if open_ else ""
    if errors:
        return Verdict("error", f"有 {errors} 处必改", "，".join(filter(None, (more, unchecked, aside))))
    if warnings:
        return Verdict("warning", "没有必改项", "，".join(filter(None, (more, unchecked, aside))))
    if decided.ignored_errors:
        told = f"已忽略 {decided.ignored} 处，其中必改 {decided.ignored_errors} 处，请确认后送签"
        return Verdict("warning", "没有待处理的必改项", "，".join(filter(None, (unchecked, told))))
    if open_:
        return Verdict("open", "没有必改项", f"但有 {unchecked}，请人工核对后送签，{aside}")
    if not result.coverage.checked:
        return Verdict("open", "没有查出问题", "但没有可以核对的数据，请人工核对后送签")
    return Verdict(None, "可以送签", f"没有待处理的必改和存疑，{aside}")


def coverage(result: CheckResult) -> str:
    """How many relations were looked at, and how they came out."""
    c = result.coverage
    return f"应核 {c.checked} 项：相符 {c.passed} 项，不符 {c.failed} 项，未能核对 {c.not_assessable} 项"


def checked_count(result: CheckResult) -> str:
    """How many relations were looked at, for narrow places."""
    return f"应核 {result.coverage.checked} 项"


def left_out(result: CheckResult) -> str:
    """How many rules need what the draft's form does not have, "" when none."""
    return f"{len(result.left_out)} 条规则不适用于这一格式" if result.left_out else ""


def left_out_at_length(result: CheckResult) -> str:
    """The rules that need what the draft's form does not have, one a line, each with what is missing."""
    return "\n".join(f"{item.rule} {item.title}：没有{item.missing}" for item in result.left_out)


def switched_off(report: Report) -> str:
    """How many rules the office has switched off, "" when none: what was not looked at is always said."""
    off = len(report.profile.rules.off)
    return f"本单位关闭了 {off} 条规则" if off else ""
