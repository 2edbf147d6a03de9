"""The office's profile: reading it, its errors, and what it does to a check."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from platformdirs import macos, unix, windows

from core.check import engine
from core.check.example import Example
from core.load import load_text
from core.model.finding import CheckResult, Severity
from core.model.profile import Profile
from core.profile.places import default_profile_path
from core.profile.reading import ProfileError, load_profile, parse_profile
from core.read import read_report

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
name = "澄阳县水务局"
[words]
terms = ["城乡供水一体化"]
allowed = ["OA"]
abbreviations = ["县水务局"]
places = ["澄江 流域"]
[[words.forbidden]]
word = "市民热线"
instead = "12345热线"
severity = "error"
[rules]
off = ["W108", "H108"]
[rules.severity]
W105 = "hint"
[demands]
overview_length = 1000
deadline = "01-20"
[[demands.mentions]]
title = "解读情况"
words = ["政策解读"]
section = "overview"
number = true
"""


def check(draft: Example, profile: str) -> CheckResult:
    report = read_report(load_text(draft.draft()))
    return engine.run(replace(report, profile=parse_profile(profile)))


def test_a_whole_profile(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())  # editors on Windows begin with a mark
    profile = load_profile(path)
    assert profile.vocabulary == {"城乡供水一体化", "OA", "县水务局", "澄江流域"}
    assert profile.words.forbidden[0].severity is Severity.ERROR
    assert profile.demands.last_day == (1, 20)
    assert profile.rules.severity == {"W105": Severity.HINT}
    assert pickle.loads(pickle.dumps(profile)) == profile


def test_the_head_of_the_module_is_a_profile() -> None:
    """What the documentation shows is read as it stands."""
    import core.model.profile

    shown = (core.model.profile.__doc__ or "").partition("::")[2]
    assert parse_profile(shown).demands.mentions[0].words == ("政策解读", "回应关切")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name =", "末尾的写法有误"),
        ('name = "a"\nname = "b"\n', "第 2 行"),
        ("name = 3", "第 1 行“name”有误：应是用引号括起来"),
        ('\n[rules]\noff = ["W999"]', "第 3 行“rules.off”有误：没有编号为“W999”的规则"),
        ('[rules.severity]\nX999 = "hint"', "第 2 行“rules.severity.X999”有误：没有编号"),
        ('[rules.severity]\nW103 = "fatal"', "第 2 行“rules.severity.W103”有误：只能写 error"),
        ('[demands]\ndeadline = "13-40"', "第 2 行“demands.deadline”有误：应写成“月-日”"),
        ("[demands]\noverview_length = -3", "第 2 行“demands.overview_length”有误：应是大于 0"),
        ('[[words.forbidden]]\nword = "a"\n\n[[words.forbidden]]\nword = ""', "第 5 行“words.forbidden.2.word”"),
        ('[[demands.mentions]]\ntitle = "x"\nwords = ["a"]\nsection = "zz"', "第 4 行“demands.mentions.1.section”"),
        ('[[demands.mentions]]\ntitle = "x"', "这一项必须写"),
        ("[word]\nx = 1", "第 1 行“word”有误：没有这一项设置"),
        ('[words]\nterms = "城"', "应是用方括号括起来的一组文字"),
    ],
)
def test_errors_name_file_line_and_key(text: str, said: str) -> None:
    with pytest.raises(ProfileError) as raised:
        parse_profile(text, "本局.toml")
    assert "本局.toml" in raised.value.message
    assert said in raised.value.message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="读不出来"):
        load_profile(tmp_path / "nothing.toml")
    (tmp_path / "gbk.toml").write_bytes('name = "水务局"'.encode("gbk"))
    with pytest.raises(ProfileError, match="UTF-8"):
        load_profile(tmp_path / "gbk.toml")


def test_the_default_place_is_that_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr("platformdirs.PlatformDirs", unix.Unix)
    assert default_profile_path() == tmp_path / ".config" / "gouji" / "profile.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert default_profile_path() == tmp_path / "xdg" / "gouji" / "profile.toml"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr("platformdirs.PlatformDirs", macos.MacOS)
    assert default_profile_path() == tmp_path / "Library" / "Application Support" / "gouji" / "profile.toml"
    roaming = tmp_path / "AppData" / "Roaming"
    asked: list[str] = []
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: asked.append(name) or str(roaming))
    monkeypatch.setattr("platformdirs.PlatformDirs", windows.Windows)
    assert default_profile_path() == roaming / "gouji" / "profile.toml"
    assert asked == ["CSIDL_APPDATA"]


def test_an_empty_profile_changes_nothing() -> None:
    draft = Example("", add=(("overview", "开展专项检查 and 日常监测。"),))
    plain = engine.run(read_report(load_text(draft.draft())))
    assert check(draft, "") == plain
    assert plain.switched_off == ()
    assert Profile() == parse_profile("")


FOREIGN = Example("", add=(("overview", "开展专项检查 and 日常监测。"),))


def test_rules_are_switched_off_and_regraded() -> None:
    assert [f.rule for f in check(FOREIGN, "").findings] == ["W105"]
    off = check(FOREIGN, '[rules]\noff = ["W105", "T303"]')
    assert off.findings == ()
    assert off.switched_off == ("T303", "W105")
    assert off.coverage.checked == check(FOREIGN, "").coverage.checked - 7
    (finding,) = check(FOREIGN, '[rules.severity]\nW105 = "hint"').findings
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize(
    ("words", "left"),
    [('allowed = ["and"]', 0), ('terms = ["专项检查 and 日常"]', 0), ('allowed = ["an"]', 1), ('terms = ["band"]', 1)],
)
def test_allowed_words_are_not_held_against_the_draft(words: str, left: int) -> None:
    assert len(check(FOREIGN, f"[words]\n{words}").findings) == left


def test_allowed_places() -> None:
    draft = Example("", add=(("overview", "推动湛江水务高质量发展。"),))
    assert [f.rule for f in check(draft, "").findings] == ["M105"]
    assert check(draft, '[words]\nplaces = ["湛江"]').findings == ()


def test_other_findings_are_not_silenced_by_words() -> None:
    wrong = Example("", cells=((("requests", "new", "company"), "4"),))
    assert len(check(wrong, '[words]\nallowed = ["4"]').findings) == 1


def test_forbidden_words_at_every_place() -> None:
    draft = Example("", add=(("overview", "拨打市民热线。"), ("problems", "市民热线接通率有待提高。")))
    (finding,) = check(draft, '[[words.forbidden]]\nword = "市民热线"\ninstead = "12345热线"').findings
    assert finding.rule == "L101"
    assert len(finding.marks) == 2
    assert "应写“12345热线”（共2处）" in finding.message


def test_local_demands() -> None:
    draft = Example("")
    assert [f.rule for f in check(draft, "[demands]\noverview_length = 50").findings] == ["L102"]
    assert check(draft, "[demands]\noverview_length = 2000").findings == ()
    assert [f.rule for f in check(draft, '[demands]\ndeadline = "01-15"').findings] == ["L103"]
    assert check(draft, '[demands]\ndeadline = "01-16"').findings == ()
    han = replace(draft, swaps=(("2025年1月16日", "二〇二五年一月二十日"),))
    assert [f.rule for f in check(han, '[demands]\ndeadline = "01-19"').findings] == ["L103"]


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        ('words = ["门户网站"]\nsection = "overview"\nnumber = true', None),
        ('words = ["河长制"]', "正文没有写"),
        ('words = ["移动端"]\nnumber = true', "没有写明数量"),
        ('words = ["门户网站"]\nsection = "problems"', "存在的主要问题及改进情况”没有写"),
    ],
)
def test_obligatory_mentions(demand: str, said: str | None) -> None:
    findings = check(Example(""), f'[[demands.mentions]]\ntitle = "甲项"\n{demand}').findings
    if said is None:
        assert findings == ()
    else:
        (finding,) = findings
        assert finding.rule == "L104"
        assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000 + "]" * 100_000,
        "[demands]\ndeadline = " + "{a=" * 5000,
        "[demands]\noverview_length = 1e400",
        "[demands]\noverview_length = " + "9" * 5000,
        '[[words.forbidden]]\n"²" = 1',
        '[rules.severity]\n"①" = "error"',
    ],
)
def test_profiles_made_to_harm_end_in_a_sentence(text: str) -> None:
    with pytest.raises(ProfileError, match="本单位设置文件"):
        parse_profile(text)
