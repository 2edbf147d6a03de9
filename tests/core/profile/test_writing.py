"""Writing a profile and reading it again gives the same profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.finding import Severity
from core.model.profile import Demands, Forbidden, Mention, Profile, RuleChoice, Words
from core.profile.reading import parse_profile
from core.profile.writing import ProfileWriteError, profile_text, read_settings, save_profile

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = Profile(
    name="澄阳县水务局",
    words=Words(
        terms=("城乡供水一体化",), allowed=('说"好"', "反\\斜"), abbreviations=("县水务局",), places=("澄江流域",),
        forbidden=(Forbidden(word="市民热线", instead="12345", severity=Severity.ERROR), Forbidden(word="甲")),
    ),
    rules=RuleChoice(off=("W108",), severity={"W103": Severity.WARNING}),
    demands=Demands(
        overview_length=1000, deadline="01-20",
        mentions=(Mention(title="解读", words=("政策解读", "回应"), section="overview", number=True),),
    ),
)  # fmt: skip


@pytest.mark.parametrize("profile", [Profile(), WHOLE])
def test_what_is_written_is_read_again(profile: Profile) -> None:
    assert parse_profile(profile_text(profile)) == profile


words = st.text(min_size=1, max_size=8).filter(str.strip)


@given(st.lists(words, max_size=3), st.lists(words, max_size=3), words)
def test_whatever_the_words(terms: list[str], forbidden: list[str], name: str) -> None:
    profile = Profile(
        name=name, words=Words(terms=tuple(terms), forbidden=tuple(Forbidden(word=word) for word in forbidden))
    )
    assert parse_profile(profile_text(profile)) == profile


def test_one_file_holds_everything(tmp_path: Path) -> None:
    path = tmp_path / "新建" / "设置.toml"
    save_profile(WHOLE, path, {"theme": "dark", "source_size": 120, "differences": False})
    assert read_settings(path) == (WHOLE, {"theme": "dark", "source_size": 120, "differences": False})
    assert [p.name for p in path.parent.iterdir()] == ["设置.toml"]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProfileWriteError, match="写不进"):
        save_profile(WHOLE, tmp_path / "file" / "设置.toml")
