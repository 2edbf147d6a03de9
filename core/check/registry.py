"""How a rule is declared and found.

A rule is one module in this folder, named ``<code>_<what>.py``, with one function::

    @rule("T303", "收支不平衡", Category.ARITHMETIC, Severity.ERROR,
          demands="每一列：本年新收＋上年结转＝办理结果总计＋结转下年度。",
          basis="国办公开办函〔2021〕30号附件表三表头",
          bad=cells({("requests", "new", "total"): 99}), good=model())
    def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
        ...

What it needs of the form it declares as ``needs`` (see ``core.check.needs``), how the office's words and unread
pages bear on it as ``own_words`` and ``about_reading``: no other module looks at the letters of a code.
It reads nothing but the report (and data files of its own under ``resources``), yields outcomes through
``outcomes`` and keeps no state. A finding's fact is a clause without full stop; its place is given apart where the
form has one; the sentence is made in ``core.model.finding_text``. ``bad`` and ``good`` are executed by the tests: on
the first it must raise something, on the second nothing. Modules whose name starts with ``_`` are shared by several
rules.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING

import core.check.rules
from core.check.example import Example
from core.check.needs import Need
from core.forms.place import NOWHERE, Place
from core.forms.spec import all_forms
from core.model.finding import Category, Finding, Mark, NotAssessable, Passed, Severity
from core.model.report import Report

if TYPE_CHECKING:
    from core.model.facts import Cause, Fact

Outcome = Finding | Passed | NotAssessable


class OwnWords(StrEnum):
    """How the office's own vocabulary bears on a rule.

    ``heeded``: the rule is not raised on the words of the vocabulary. ``offered``: nor is it, and the word that a
    finding is raised on may be put into the vocabulary.
    """

    NONE = "none"
    HEEDED = "heeded"
    OFFERED = "offered"


@dataclass(frozen=True)
class Outcomes:
    """Makes outcomes that carry the rule's own code, category and severity."""

    code: str
    category: Category
    severity: Severity

    def finding(
        self,
        fact: Fact,
        marks: Iterable[Mark],
        *,
        place: Place = NOWHERE,
        cause: Cause | None = None,
        severity: Severity | None = None,
        expected: str | None = None,
        actual: str | None = None,
        suggestion: str | None = None,
        replacement: str | None = None,
        relation: str | None = None,
    ) -> Finding:
        """A defect in its parts (see ``Finding``); ``severity`` overrides the rule's own.

        A ``replacement`` is also the suggestion where no other is given.
        """
        return Finding(
            rule=self.code,
            category=self.category,
            severity=severity or self.severity,
            fact=fact,
            marks=tuple(marks),
            place=place,
            cause=cause,
            expected=expected,
            actual=actual,
            suggestion=suggestion or replacement,
            replacement=replacement,
            relation=relation,
        )

    def passed(self, relation: str, marks: Iterable[Mark] = ()) -> Passed:
        """A relation that holds."""
        return Passed(rule=self.code, relation=relation, marks=tuple(marks))

    def not_assessable(self, relation: str, reason: str, marks: Iterable[Mark] = ()) -> NotAssessable:
        """A relation that could not be checked, and why."""
        return NotAssessable(rule=self.code, relation=relation, reason=reason, marks=tuple(marks))


CheckFunction = Callable[[Report, Outcomes], Iterator[Outcome]]


@dataclass(frozen=True)
class Rule:
    """A rule as registered. ``demands`` and ``basis`` are shown to the user.

    ``needs`` is what the form must have; ``own_words`` how the office's vocabulary bears on the rule;
    ``about_reading`` is set for a rule that says that something could not be read, ``names_stranger`` for one that
    finds the name of another place or organ.
    """

    code: str
    title: str
    category: Category
    severity: Severity
    demands: str
    basis: str
    bad: Example
    good: Example
    function: CheckFunction
    needs: tuple[Need, ...] = ()
    own_words: OwnWords = OwnWords.NONE
    about_reading: bool = False
    names_stranger: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Versions of the forms that have what the rule needs, oldest first; empty when every form has."""
        forms = all_forms()
        fitting = tuple(form.version for form in forms if all(need.is_in(form) for need in self.needs))
        return () if len(fitting) == len(forms) else fitting

    def missing(self, report: Report) -> tuple[str, ...]:
        """What the rule needs and the form of the draft lacks, in Chinese; empty when the rule can be run."""
        return tuple([need.label for need in self.needs if not need.is_met(report)]) if self.needs else ()

    def check(self, report: Report) -> Iterator[Outcome]:
        """Run the rule; nothing comes of a report on a form that lacks what the rule needs."""
        return iter(()) if self.missing(report) else self.outcomes(report)

    def outcomes(self, report: Report) -> Iterator[Outcome]:
        """What the rule says of a report on a form that has what it needs."""
        return self.function(report, self._outcomes)

    @cached_property
    def _outcomes(self) -> Outcomes:
        return Outcomes(self.code, self.category, self.severity)


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    title: str,
    category: Category,
    severity: Severity,
    *,
    demands: str,
    basis: str,
    bad: Example,
    good: Example,
    needs: tuple[Need, ...] = (),
    own_words: OwnWords = OwnWords.NONE,
    about_reading: bool = False,
    names_stranger: bool = False,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a rule function; raises ValueError when the code is taken."""

    def register(function: CheckFunction) -> CheckFunction:
        if code in _RULES and _RULES[code].function.__module__ != function.__module__:
            raise ValueError(f"rule {code} is registered twice")
        _RULES[code] = Rule(
            code,
            title,
            category,
            severity,
            demands,
            basis,
            bad,
            good,
            function,
            needs,
            own_words,
            about_reading,
            names_stranger,
        )
        return function

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    for name in _modules():
        if not name.startswith("_"):
            importlib.import_module(f"core.check.rules.{name}")
    return tuple(_RULES[code] for code in sorted(_RULES))


def _modules() -> list[str]:
    """Names of the modules of rules; ``pkgutil``, which loads ``inspect``, is for a program without files of them."""
    path = core.check.rules.__path__
    with contextlib.suppress(OSError):
        found = sorted(name.removesuffix(".py") for name in os.listdir(path[0]) if name.endswith(".py"))
        if found:
            return found
    import pkgutil

    return [module.name for module in pkgutil.iter_modules(path)]


def get_rule(code: str) -> Rule:
    """The rule by code; KeyError for an unknown one."""
    all_rules()
    return _RULES[code]


def known_rule(code: str) -> Rule | None:
    """The rule by code, None for what is no rule."""
    all_rules()
    return _RULES.get(code)
