"""What the section rules share: official headings with their ordinals."""

from core.language.numerals import numeral
from core.model.report import Report


def ordinal(report: Report, key: str) -> int:
    """The place of a section in the form, from 1."""
    return [s.key for s in report.form.sections].index(key) + 1


def numbered(report: Report, key: str) -> str:
    """The official heading with its numeral: 一、总体情况."""
    return f"{numeral(ordinal(report, key))}、{report.form.section(key).heading}"
