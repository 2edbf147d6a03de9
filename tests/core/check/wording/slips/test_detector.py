"""Slips in sentences that no table was made from, and right sentences left alone."""

import pytest

from core.check.wording.slips.candidates import BRACKET, DIGITS, MARK, symbols
from core.check.wording.slips.confusions import Confusions, Kind, near_sound
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import Trees


@pytest.mark.parametrize(
    ("text", "wrong", "right", "kind"),
    [
        ("各科室自觉接受群众和社会督监。", "督监", "监督", Kind.TURNED),
        ("本报告所列教据均来自统计年报。", "教", "数", Kind.SHAPE),
        ("学校建设项目的招标、施工和峻工验收信息全部上网。", "峻", "竣", Kind.SAME_SOUND),
        ("局办公室负责信息的收几、整理和归档。", "几", "集", Kind.SAME_SOUND),
        ("窗口及时公开政府府信息，方便企业查询。", "府", "", Kind.DOUBLED),
    ],
)
def test_a_slip_is_found_at_its_place(text: str, wrong: str, right: str, kind: Kind) -> None:
    (slip,) = detector().find(text)
    assert text[slip.start : slip.end] == wrong
    assert (slip.right, slip.kind) == (right, kind)
    assert slip.margin > 0


@pytest.mark.parametrize(
    "text",
    [
        "各科室自觉接受群众和社会监督。",
        "学校建设项目的招标、施工和竣工验收信息全部上网。",
        "2024年3月1日（星期五），县局收到申请12件，均在法定期限内办结。",
        "",
        "。",
        "A",
    ],
)
def test_right_sentences_are_left_alone(text: str) -> None:
    assert list(detector().find(text)) == []


def test_places_are_those_of_the_text_with_its_blanks() -> None:
    text = "自觉接受 社会 督监。"
    (slip,) = detector().find(text)
    assert text[slip.start : slip.end] == "督监"


def test_runs_of_signs_are_one_symbol_each() -> None:
    shown, starts = symbols("共12件（见表）。”")
    assert shown == f"{MARK}共{DIGITS}件{BRACKET}见表{BRACKET}{MARK}{BRACKET}{MARK}"
    assert starts[2] == 1
    assert len(starts) == len(shown) + 1


def test_near_sounds() -> None:
    assert near_sound("sheng") == near_sound("sen")
    assert near_sound("nan") == near_sound("lang")
    assert near_sound("an") != near_sound("en")


def test_confusions_name_the_closest_way() -> None:
    confusions = Confusions([("已", "yi"), ("以", "yi"), ("己", "ji")], [("已", "己")], [("yi ji", "以己 已己")])
    assert confusions.characters("已") == {"己": Kind.SHAPE, "以": Kind.SAME_SOUND}
    assert confusions.words("以己") == []
    assert "以己" in confusions.word_list


def test_trees_add_up_their_leaves() -> None:
    trees = Trees([([(0, 1.5, -1, 1), (1, 0.5, -2, -3)], [1.0, 2.0, 4.0]), ([], [0.5])])
    assert trees.score([1.0, 9.0]) == 1.5
    assert trees.score([2.0, 0.0]) == 2.5
    assert trees.score([2.0, 1.0]) == 4.5
