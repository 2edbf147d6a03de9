"""The words by which a sentence speaks of another time."""

from __future__ import annotations

from core.language.other_times import KINDS, OtherTimes, time_kinds


def test_every_kind_by_its_own_sentences() -> None:
    for name in KINDS:
        kind, times = getattr(time_kinds(), name), OtherTimes(name)
        assert [text for text in kind.spoken if not times.search(text)] == [], name
        assert [text for text in kind.silent if times.search(text)] == [], name


def test_no_word_is_of_two_kinds() -> None:
    words = [word for name in KINDS for word in getattr(time_kinds(), name).words]
    assert len(words) == len(set(words))


def test_kinds_together_with_more() -> None:
    times = OtherTimes("planned", "next_year", more="[月日]底前")
    assert [bool(times.search(text)) for text in ("拟建", "下一步", "6月底前", "去年")] == [True, True, True, False]
