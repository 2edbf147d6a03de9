"""What the section rules share: official headings with their ordinals."""

from core.model.report import Report

NUMERALS = "一二三四五六"


def ordinal(report: Report, key: str) -> int:
    """The place of a section in the form, from 1."""
    return [s.key for s in report.form.sections].index(key) + 1


def numbered(report: Report, key: str) -> str:
    """The official heading with its numeral: 一、总体情况."""
    return f"{NUMERALS[ordinal(report, key) - 1]}、{report.form.section(key).heading}"
