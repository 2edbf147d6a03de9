"""Two versions of a draft: what is the same is not told, what changed is told once and at its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.forms.model_draft import load_model
from core.load import load_text
from core.read import read_report
from core.review.versions import Version, compare_versions, marked, stretches, version_of, views_of


def read(text: str):  # type: ignore[no-untyped-def]
    return read_report(load_text(text, "年报.txt"))


def test_a_draft_is_like_itself() -> None:
    report = read(load_model("2021").text())
    changes = compare_versions(version_of(report), version_of(report))
    assert not changes
    assert changes.sentence(report.form) == ""


def test_a_cell_and_a_paragraph() -> None:
    model = load_model("2021")
    before = read(model.text())
    values = {**model.values, ("requests", "new", "natural_person"): "99"}
    after = read(replace(model, values=values).text().replace("围绕供水安全", "围绕防汛安全"))
    changes = compare_versions(version_of(before), version_of(after))
    (cell,) = changes.cells
    assert (cell.place, cell.after) == (("requests", "new", "natural_person"), "99")
    (text,) = changes.text
    assert "供水安全" in text.before
    assert "防汛安全" in text.after
    assert views_of(after)[text.position][0] == text.after
    assert changes.sentence(after.form) == "表三 1 格、正文 1 段"


def test_a_paragraph_more_and_one_less() -> None:
    before = Version(("标题", "第一段写主动公开的情况。", "第二段写依申请公开。"), {})
    after = Version(("标题", "新加的一段讲平台。", "第一段写主动公开的情况。"), {})
    added, removed = compare_versions(before, after).text
    assert (added.before, added.after, added.position) == ("", "新加的一段讲平台。", 1)
    assert (removed.before, removed.after) == ("第二段写依申请公开。", "")


@given(*(st.lists(st.text("甲乙丙丁", min_size=1, max_size=4)) for _ in range(2)))
def test_what_is_told_makes_the_later_of_the_earlier(before: list[str], after: list[str]) -> None:
    changes = compare_versions(Version(tuple(before), {}), Version(tuple(after), {})).text
    assert (not changes) == (before == after)
    told = [change for change in changes if change.after]
    assert all(after[change.position] == change.after for change in told)
    assert len({change.position for change in told}) == len(told)
    new = {change.position for change in told}
    gone = [change.before for change in changes if change.before]
    kept = [text for position, text in enumerate(after) if position not in new]
    assert Counter(kept) + Counter(gone) == Counter(before)


@given(st.text("甲乙丙", max_size=12), st.text("甲乙丙", max_size=12))
def test_stretches_are_both_wordings(before: str, after: str) -> None:
    parts = stretches(before, after)
    assert "".join(part.before for part in parts) == before
    assert "".join(part.after for part in parts) == after


def test_differences_are_marked_and_the_rest_is_cut() -> None:
    before, after = (
        "本年度围绕供水安全等群众关心的事项主动公开信息12条。",
        "本年度围绕防汛安全等群众关心的事项主动公开信息9条。",
    )
    assert marked(before, after) == ("本年度围绕【供水】安全等群众关心的事项主动公开信息【12】条。",
                                     "本年度围绕【防汛】安全等群众关心的事项主动公开信息【9】条。")  # fmt: skip
    assert marked("甲" * 30 + "乙" + "丙" * 30, "甲" * 30 + "丁" + "丙" * 30)[1] == f"…{'甲' * 8}【丁】{'丙' * 8}…"
    assert marked("", "新加的一段。") == ("", "新加的一段。")
