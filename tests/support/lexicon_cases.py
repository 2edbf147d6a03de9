"""Every entry of the word lists that carries examples, with the rules it speaks for."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from core.check.leftovers.levels.branches import branches
from core.check.leftovers.organs.belongings import belongings
from core.check.leftovers.organs.business import all_business
from core.check.leftovers.organs.field import own_field
from core.check.leftovers.organs.house import other_house
from core.check.wording.entries import Dated, Entry, Examples
from core.check.wording.grammar.clauses import clauses
from core.check.wording.grammar.collocations import collocations
from core.check.wording.grammar.frames import frames
from core.check.wording.grammar.list_kinds import list_kinds
from core.check.wording.grammar.openers import openers
from core.check.wording.grammar.particles import particles
from core.check.wording.lexicon import (
    confusions,
    dated_wording,
    doubled_words,
    expressions,
    foreign_words,
    laws,
    leftovers,
    number_forms,
    punctuation,
    statements,
)
from core.check.wording.marks.adverbials import adverbials
from core.check.wording.marks.contact_labels import contact_labels
from core.check.wording.marks.going_on import GoingOn, going_on
from core.check.wording.marks.missing_marks import missing_marks
from core.check.wording.marks.paused_clauses import paused_clauses
from core.check.wording.marks.questions import Questions, questions
from core.check.wording.marks.run_ons import RunOns, run_ons
from core.check.wording.measures.counted_heads import counted_heads
from core.check.wording.measures.counted_nouns import counted_nouns
from core.check.wording.measures.listed_units import listed_units
from core.check.wording.measures.measure_words import measure_words
from core.check.wording.measures.thing_units import thing_units
from core.check.wording.phrases.cut_phrases import cut_phrases
from core.check.wording.phrases.quoted_terms import quoted_terms
from core.check.wording.sentence_words import sentence_words
from core.check.wording.slips.twins import twins
from core.check.wording.slips.vetoes import vetoes
from core.forms.keys import SectionKey

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The report year of an example whose entry has no limits.
YEAR = 2024


class EntryCase(NamedTuple):
    """An entry of the file ``file``, called ``name`` there; ``rules`` are the codes of which one must be raised."""

    file: str
    name: str
    rules: tuple[str, ...]
    entry: Examples
    section: SectionKey = SectionKey.OVERVIEW

    @property
    def year(self) -> int:
        """A report year in which the entry holds; for what has ended, the first in which it may not be cited."""
        entry = self.entry
        if not isinstance(entry, Dated) or entry.in_force(YEAR):
            return YEAR
        return entry.until or entry.since or YEAR


def cases() -> Iterator[EntryCase]:
    """All of them, file by file."""
    files: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
        ("expressions", "W103", expressions()),
        ("confusions", "W109", confusions()),
        ("dated_wording", "W131", dated_wording()),
        ("leftovers", "W110", leftovers()),
        ("punctuation", "W118", punctuation()),
        ("doubled_words", "W106", doubled_words().sure),
        ("frames", "W121", frames().pleonasms),
        ("clauses", "W121", clauses()),
        ("openers", "W121", openers()),
        ("statements", "W123", statements()),
        ("number_forms", "X509", number_forms().entries),
    )
    for file, code, entries in files:
        for entry in entries:
            yield EntryCase(file, (*entry.words, *entry.pairs, entry.pattern)[0].strip(), (code,), entry)
    for name in ("manner", "subjects", "adverbs", "prepositions", "verbs", "done", "results", "heads"):
        yield EntryCase("particles", name, ("W124",), getattr(particles(), name))
    marks = missing_marks()
    for name in ("before_item", "begins", "ends", "goes_on", "newspapers", "leads", "aims"):
        yield EntryCase("missing_marks", name, ("W125",), getattr(marks, name))
    for steps in marks.steps:
        yield EntryCase("missing_marks", steps.words[0], ("W125",), steps)
    for joined in marks.joined:
        yield EntryCase("missing_marks", joined.objects[0], ("W125",), joined)
    for field in fields(RunOns):
        yield EntryCase("run_ons", field.name, ("W125",), getattr(run_ons(), field.name))
    for field in fields(GoingOn):
        yield EntryCase("going_on", field.name, ("W125",), getattr(going_on(), field.name))
    for frame in adverbials().frames:
        yield EntryCase("adverbials", frame.opens[0], ("W125",), frame)
    for field in fields(Questions):
        yield EntryCase("questions", field.name, ("W118",), getattr(questions(), field.name))
    for field in fields(vetoes()):
        yield EntryCase("slip_vetoes", field.name, ("W120", "W106"), getattr(vetoes(), field.name))
    yield EntryCase("twins", "pairs", ("W120",), twins())
    for name in ("subjects", "sittings"):
        yield EntryCase("counted_nouns", name, ("W122",), getattr(counted_nouns(), name))
    for tally in counted_nouns().tallies:
        yield EntryCase("counted_nouns", f"{tally.of}数", ("W122",), tally)
    yield EntryCase("list_kinds", "lists", ("W121",), list_kinds())
    yield EntryCase("listed_units", "nouns", ("W122",), listed_units())
    yield EntryCase("contact_labels", "labels", ("W118",), contact_labels())
    yield EntryCase("paused_clauses", "verbs", ("W118",), paused_clauses())
    for name in ("whole", "always", "usually"):
        yield EntryCase("quoted_terms", name, ("W118",), getattr(quoted_terms(), name))
    for things in thing_units().things:
        yield EntryCase("thing_units", things.units[0], ("W122",), things)
    for heads in counted_heads().heads:
        yield EntryCase("counted_heads", heads.endings[0], ("W122",), heads)
    for group in counted_nouns().nouns:
        yield EntryCase("counted_nouns", group.words[0], ("W122",), group)
    for frame in frames().frames:
        yield EntryCase("frames", f"{frame.opens[0]} {frame.reason}", ("W121",), frame)
    for objects in collocations().objects:
        yield EntryCase("collocations", objects.words[0], ("W121",), objects)
    for told in collocations().told:
        yield EntryCase("collocations", f"{told.words[0]} unfit", ("W121",), told)
    for law in laws().laws:
        yield EntryCase("laws", law.title, ("W101", "W102"), law)
    for effective in laws().effective:
        yield EntryCase("laws", effective.titles[0], ("W132",), effective)
    for matter in laws().matters:
        yield EntryCase("laws", matter.words[0], ("W132",), matter)
    doubled = doubled_words()
    yield EntryCase("doubled_words", "verbs", ("W106",), doubled.verbs)
    yield EntryCase("doubled_words", "nouns", ("W106",), doubled.nouns)
    yield EntryCase("doubled_words", "modifiers", ("W106",), doubled.modifiers)
    for particle in doubled.particles:
        yield EntryCase("doubled_words", particle.char, ("W106",), particle)
    yield EntryCase("foreign_words", "function", ("W105",), foreign_words().function)
    lists = sentence_words()
    by_rule = {
        "M102": (
            "about_data",
            "planned",
            "looks_back",
            "ahead",
            "gives_account",
            "sums_up",
            "own_account",
            "planned_deed",
        ),
        "M106": ("of_oneself", "told_of_oneself", "works_at", "openness", "charged_with_openness"),
        "M105": ("own_circumstances",),
        "M108": ("our_city", "of_whole_place", "whole_citys"),
        "W111": ("joins_sentences",),
        "X501": ("overlapping",),
        "X518": ("members_of_series",),
        "W114": ("announced", "announced_with_colon"),
        "W123": ("data_period", "parts_open", "parts_next"),
        "W131": ("told_of_past", "keeps_the_past", "occasion_opens", "plan_carried_out", "plan_prepared"),
        "W112": ("year_before", "year_then_deed"),
        "W101": ("issues_rules", "bound_by", "brought_by_notice", "notice_deed"),
    }
    for code, names in by_rule.items():
        for name in names:
            entry = getattr(lists, name)
            yield EntryCase("sentence_words", name, (code,), entry, entry.section)
    for business in filter(lambda business: business.bad, all_business().business):
        yield EntryCase("business", business.department, ("M106",), business)
    for branch in branches().branches:
        yield EntryCase("branches", branch.name, ("M108",), branch)
    for cut in cut_phrases():
        yield EntryCase("cut_phrases", cut.text, ("W103",), cut)
    yield EntryCase("own_field", "fields", ("M106",), own_field())
    yield EntryCase("other_house", "houses", ("M106",), other_house())
    yield EntryCase("belongings", "belongings", ("M106",), belongings())
    for part in lists.parts:
        yield EntryCase("sentence_words", part.bad[0], ("W114",), part)
    measures = measure_words()
    for name in ("different", "same", "after_ge", "with_times"):
        yield EntryCase("measure_words", name, ("W107",), getattr(measures.piled, name))
    unnumbered = measures.unnumbered
    missing = (measures.missing, measures.remaining, measures.twice, *measures.nouns)
    for entry in (*missing, *unnumbered.alone, *unnumbered.listed, *unnumbered.counted):
        yield EntryCase("measure_words", f"{type(entry).__name__} {entry.bad[0]}", ("W110",), entry)
