"""The annotated copy of a checked draft, in the format that its own format allows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from core.base.errors import ExportError, GoujiError
from core.load import load_bytes
from core.load.locked_file import read_locked
from core.model.finding import Severity
from core.output.annotated import conversion, word
from core.output.annotated.notes import notes
from core.pipeline.check_draft import check_document
from core.review.decisions import Standing, fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from core.model.finding import Finding
    from core.model.report import Report
    from core.pipeline.checked import Checked

_CHANGED = "稿件在校对之后改动过，批注会标错地方；请重新校对（F5）后再生成批注副本。"
_PASTED = "粘贴的稿件没有文件，不能生成批注副本；请把稿件存为 .docx 后打开校对。"
_NO_CHANGES_IN_PDF = "PDF 里不能以修订方式改好，问题都以批注标出。"
_CONVERTED = "原稿不是 .docx，副本由其他程序转换而成，版式请与原稿对照。"


def suffix_of(checked: Checked) -> str:
    """The suffix of the copy: that of the draft where it is one of Word's own or PDF, else .docx."""
    kind, own = checked.document.format, checked.path.suffix.lower()
    if kind == "pdf":
        return ".pdf"
    return own if kind == "docx" and own in (".docx", ".docm") else ".docx"


def check_suffix(checked: Checked, suffix: str) -> None:
    """Raises ExportError where a file of this suffix would not be what its name says."""
    right = suffix_of(checked)
    if suffix.lower() != right:
        raise ExportError(f"这份稿件的批注副本是 {right} 文件，请把文件名的后缀改为 {right}。")


def open_findings(checked: Checked, stands: Sequence[Standing] = (), *, hints: bool = False) -> tuple[Finding, ...]:
    """The findings that the copy shows: errors and warnings (with ``hints`` all) that nobody has set aside.

    ``stands`` says how the findings, in their order, stand by the user's decisions; empty where nothing was decided.
    """
    states = tuple(stands) or (Standing(),) * len(checked.result.findings)
    shown = zip(checked.result.findings, states, strict=False)  # relations that could not be checked come last
    return tuple(f for f, standing in shown if standing.state.stands and (hints or f.severity is not Severity.HINT))


def refusal(checked: Checked) -> ExportError | None:
    """Why there can be no copy of this draft, known without making it; None where it is worth trying."""
    kind = checked.document.format
    return None if conversion.can_be_annotated(kind) else conversion.refusal(kind)


def remarks_of(checked: Checked, stands: Sequence[Standing]) -> dict[Finding, str]:
    """What the user has noted of the findings; ``stands`` as for :func:`open_findings`."""
    shown = zip(checked.result.findings, stands, strict=False)
    return {finding: standing.note for finding, standing in shown if standing.note}


def annotated_copy(
    checked: Checked,
    findings: Sequence[Finding],
    now: datetime,
    *,
    tracked: bool = False,
    remarks: Mapping[Finding, str] = MappingProxyType({}),
) -> word.Annotated:
    """A copy of the draft with a note for each of the findings, which are some of its result's.

    ``remarks`` is what the user has noted of some of them and stands in their notes. ``tracked``: certain replacements
    are made as tracked changes. The file is read once more and must be the one that was checked. Raises ExportError
    with a sentence for the clerk.
    """
    why_not = refusal(checked)
    if why_not is not None:
        raise why_not
    data = _original(checked)
    kind = checked.document.format
    try:
        if kind == "pdf":
            from core.output.annotated import pdf

            made = pdf.annotate(data, notes(checked.report, findings, remarks), now)
            return replace(made, remark=_NO_CHANGES_IN_PDF if tracked else "")
        if kind == "docx" and checked.document.origin is not None:
            made_of = notes(checked.report, findings, remarks)
            return word.annotate(data, checked.document, made_of, now, tracked=tracked)
        return _of_converted(checked, findings, remarks, conversion.as_docx(data, kind), now, tracked=tracked)
    except ExportError:
        raise
    except GoujiError as error:
        raise ExportError(error.message, detail=error.detail) from error


def _original(checked: Checked) -> bytes:
    """The bytes of the draft as it was checked; raises ExportError."""
    source = checked.document.source
    if source is None:
        raise ExportError(_PASTED)
    try:
        data = read_locked(checked.path)
    except GoujiError as error:
        raise ExportError(error.message, detail=error.detail) from error
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise ExportError(_CHANGED)
    return data


def _of_converted(
    checked: Checked,
    findings: Sequence[Finding],
    remarks: Mapping[Finding, str],
    data: bytes,
    now: datetime,
    *,
    tracked: bool,
) -> word.Annotated:
    """The copy of what a draft was converted to. It is checked anew, so that its places are its own.

    Findings are known again as they are after an edit of the draft.
    """
    report = checked.report
    document = load_bytes(data, checked.path.with_suffix(".docx").name)
    again = check_document(document, checked.path, previous=report.previous, profile=report.profile)
    known = _matched(report, findings, again.report, again.result.findings)
    noted = {own: remarks[finding] for finding, own in known.items() if finding in remarks}
    made = word.annotate(data, document, notes(again.report, known.values(), noted), now, tracked=tracked)
    lost = len(findings) - len(known)
    told = [made.remark] if checked.document.format == "flat_xml" else [made.remark, _CONVERTED]
    if lost:
        told.append(f"有 {lost} 处问题在转换后的副本里对不上位置，没有加批注，请对照问题清单。")
    return replace(made, remark="".join(told))


def _matched(
    report: Report, findings: Sequence[Finding], other: Report, others: Sequence[Finding]
) -> dict[Finding, Finding]:
    """For each of the findings the one of ``others`` that is the same; those without one are left out."""
    left = list(zip(others, fingerprints(other, others), strict=True))
    found: dict[Finding, Finding] = {}
    for finding, print_ in zip(findings, fingerprints(report, findings), strict=True):
        tests: tuple[Callable[..., bool], ...] = (print_.holds_for, print_.same_place, print_.akin)
        index = next((i for test in tests for i, (_, own) in enumerate(left) if test(own)), None)
        if index is not None:
            found[finding] = left.pop(index)[0]
    return found
