"""Every entry of the register is executed: each of its names is told from its year on, its good example is not."""

from dataclasses import replace

import pytest

from core.check.example import prose
from core.check.registry import get_rule
from core.forms.keys import SectionKey
from core.language.organ_register import Renamed, Self, are_different, is_standard, outdated, register
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report
from tests.support.thinned import thinned

RENAMED = register().renamed
SELVES = register().selves


def findings(code: str, sentence: str, swaps: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
    """(severity, what is told) of one rule on the model draft with one more sentence."""
    example = replace(prose(SectionKey.OVERVIEW, sentence), swaps=swaps)
    report = read_report(load_text(example.draft()))
    return [(o.severity.value, o.actual or "") for o in get_rule(code).check(report) if isinstance(o, Finding)]


@pytest.mark.parametrize("entry", thinned(RENAMED), ids=lambda e: e.names[0])
def test_every_outdated_name_is_told_from_its_year_on(entry: Renamed) -> None:
    written = next(name for name in entry.names if name in entry.bad)
    for name in entry.names:
        sentence = entry.bad.replace(written, name)
        assert [o.name for o in outdated(sentence, entry.since)] == [name]
        assert not [o for o in outdated(sentence, entry.since - 1) if o.renamed is entry]
    assert list(outdated(entry.good, entry.since)) == []
    assert entry.source.count("《") >= 1


def test_no_present_name_is_outdated() -> None:
    for entry in RENAMED:
        if entry.exact:
            assert list(outdated(f"转发{entry.present}发布的提示。", 2026)) == []
    for names in register().fields:
        for name in names:
            told = [o for o in outdated(f"会同澄阳县{name}公布检查结果。", 2026) if not o.renamed.doubtful]
            assert [o for o in told if not o.renamed.local] == []


def test_the_past_keeps_its_names() -> None:
    for sentence in (
        "原澄阳县国土资源局的档案已移交。",
        "整理2016年县国土资源局的批文。",
        "《澄阳县国土资源局关于征地的通告》已失效。",
        "县国土资源局更名为县自然资源局。",
        "查阅点设在县国土资源局大楼一层。",
        "会同农业部门公布检查结果。",
    ):
        assert list(outdated(sentence, 2024)) == [], sentence


def test_departments_of_one_field_are_not_two() -> None:
    assert not are_different("自然资源局", "自然资源和规划局")
    assert are_different("住房和城乡建设局", "人力资源和社会保障局")
    assert is_standard("发展和改革委员会")


@pytest.mark.parametrize("said", SELVES, ids=lambda s: s.word)
def test_every_word_for_oneself_fits_its_kind_alone(said: Self) -> None:
    fits = any(word in "澄阳县水务局" for word in said.fits)
    sentence = f"{said.word}{said.followed_by[0] if said.followed_by else ''}高度重视政务公开工作。"
    assert findings("M108", sentence) == ([] if fits else [("warning", said.word)])


def test_what_makes_another_word_of_a_word_for_oneself() -> None:
    words = [f"{said.word}{character}" for said in SELVES for character in said.unless_after]
    assert len(words) > 40
    assert findings("M108", "".join(f"{word}高度重视政务公开工作。" for word in words)) == []


@pytest.mark.parametrize("department", ["住房和城乡建设局", "人力资源和社会保障局", "发展和改革委员会", "审计局"])
def test_another_department_with_and_in_its_name_is_told(department: str) -> None:
    name = f"澄阳县{department}"
    assert findings("M106", f"2024年，{name}认真落实公开要求。") == [("warning", name)]
    assert findings("M106", f"2024年，{name}和澄阳县民政局认真落实公开要求。") == []


@pytest.mark.parametrize(
    ("organ", "sentence", "wrong"),
    [
        ("沂源县教育局", "紧扣沂原县中心工作推进公开。", "沂原县"),
        ("沂源县教育局", "源县教育局认真落实公开要求。", "源县"),
        ("澄阳县市场监督管理局", "澄阳县市场监督官理局编制公开目录。", "市场监督官理局"),
        ("澄阳县市场监督管理局", "澄阳县市场监管局编制公开目录。", None),
        ("澄阳县教育体育局", "澄阳县教育和体育局编制公开目录。", None),
        ("新城区教育局", "推进主城区教育局属学校公开。", None),
    ],
)
def test_the_own_name_off_by_a_character(organ: str, sentence: str, wrong: str | None) -> None:
    swaps = tuple(("澄阳县水务局", organ) for _ in range(3))
    assert findings("M110", sentence, swaps) == ([("warning", wrong)] if wrong else [])


@pytest.mark.parametrize(
    ("organ", "subject", "told"),
    [
        ("河湾镇人民政府", "桃林镇人民政府", True),
        ("河湾镇人民政府", "江东省清平市河湾镇人民政府", False),
        ("澄阳县人民政府", "青屿县人民政府", True),
        ("澄阳县水务局", "青屿县水务局", True),
        ("澄阳县水务局", "省水利厅", False),
        ("澄阳县自然资源局", "澄阳县人力资源和社会保障局", True),
    ],
)
def test_who_may_be_the_subject_of_the_year(organ: str, subject: str, told: bool) -> None:
    swaps = tuple(("澄阳县水务局", organ) for _ in range(3))
    found = findings("M106", f"2024年，{subject}认真落实公开要求。", swaps)
    assert found == ([("warning", subject)] if told else [])


@pytest.mark.parametrize(
    ("organ", "signed", "severity"),
    [
        ("澄阳县自然资源局", "澄阳县自然资源和规划局", "warning"),
        ("澄阳县司法局", "澄阳县审计局", "warning"),
        ("澄阳县市场监督管理局", "澄阳县市监局", "hint"),
        ("澄阳县发展和改革委员会", "澄阳县发改委", "hint"),
    ],
)
def test_a_signature_by_another_department_is_more_than_a_hint(organ: str, signed: str, severity: str) -> None:
    swaps = (("澄阳县水务局", organ), ("澄阳县水务局", organ), ("\n澄阳县水务局\n", f"\n{signed}\n"))
    assert [f[0] for f in findings("M104", "认真落实公开要求。", swaps)] == [severity]
