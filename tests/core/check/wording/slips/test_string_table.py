"""The table of strings gives back what was packed, and hardly anything else."""

import random

import pytest

from core.check.wording.slips.string_table import StringTable, level_of, pack

_CHARS = "政府信息公开工作年度报告的一是在有和主动申请办理"


def strings(count: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    return list({"".join(rng.choices(_CHARS, k=rng.randint(1, 5))) for _ in range(count)})


def test_every_packed_string_has_its_level() -> None:
    packed = {s: 1 + len(s) % 15 for s in strings(4000, 1)}
    table = StringTable(pack(packed.items()))
    # Two strings of one checksum share the higher level; among so few that hardly happens.
    wrong = [s for s, level in packed.items() if table.level(s) != level]
    assert len(wrong) <= 2
    assert all(table.level(s) >= packed[s] for s in wrong)


def test_other_strings_are_unknown() -> None:
    table = StringTable(pack((s, 5) for s in strings(4000, 2)))
    others = [f"{s}县" for s in strings(4000, 3)]
    assert sum(table.level(s) > 0 for s in others) < 10


def test_levels_grow_with_the_number_of_documents() -> None:
    levels = [level_of(n) for n in (1, 2, 6, 100, 5000, 10**6)]
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (1, 15)


def test_a_file_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="another size"):
        StringTable(pack([("政府", 3)])[:-2])


def test_levels_of_a_text_are_those_of_its_strings() -> None:
    table = StringTable(pack((s, 1 + len(s)) for s in strings(4000, 4)))
    text = "政府信息公开工作年度报告𠀀的一是"
    for length in (1, 3, 5):
        wide = text.encode("utf-16-le")
        parts = [wide[i : i + 2 * length] for i in range(0, len(wide) - 2 * length + 1, 2)]
        assert table.levels(text, length) == [table.level(p.decode("utf-16-le", "surrogatepass")) for p in parts]


def test_levels_with_each_of_some_characters_are_those_of_the_strings() -> None:
    table = StringTable(pack((s, 1 + len(s)) for s in strings(4000, 4)))
    for before, after in (("政府", ""), ("", "公开"), ("信", "息")):
        assert table.with_each(before, "的一是工", after) == [table.level(before + c + after) for c in "的一是工"]
    assert table.with_each("政府", "", "") == []
