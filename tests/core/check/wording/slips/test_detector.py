"""Slips in sentences that no table was made from, and right sentences left alone."""

import json
import random
from pathlib import Path

import pytest

from core.base.resources import ROOT, unpacked
from core.check.wording.slips.candidates import BRACKET, DIGITS, MARK, shown, symbols
from core.check.wording.slips.confusions import Confusions, Kind, near_sound
from core.check.wording.slips.detector import detector
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.scoring import FIGURES, Trees

NATURAL = Path(__file__).with_name("natural.tsv")


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
    assert slip.sure


@pytest.mark.parametrize(
    "text",
    [
        "各科室自觉接受群众和社会监督。",
        "学校建设项目的招标、施工和竣工验收信息全部上网。",
        "2024年3月1日（星期五），县局收到申请12件，均在法定期限内办结。",
        "四是抓审查促安全。",
        "事不畏难、行不避艰。",
        "",
        "。",
        "A",
    ],
)
def test_right_sentences_are_left_alone(text: str) -> None:
    assert list(detector().find(text)) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("群众可通过信涵提出申请。", "涵", "函"),
        ("公开采购的数量和今额。", "今", "金"),
        ("说明理由并告知救记渠道。", "记", "济"),
        ("全年没有被申请行政议的情况。", "", "复"),
        ("召开新闻发会两次。", "", "布"),
    ],
)
def test_characters_that_make_no_word_are_sure(text: str, wrong: str, right: str) -> None:
    (slip,) = detector().find(text)
    assert (text[slip.start : slip.end], slip.right, slip.sure) == (wrong, right, True)


def test_places_are_those_of_the_text_with_its_blanks() -> None:
    text = "自觉接受 社会 督监。"
    (slip,) = detector().find(text)
    assert text[slip.start : slip.end] == "督监"


def test_runs_of_signs_are_one_symbol_each() -> None:
    found, starts = symbols("共12件（见表）。”")
    assert found == shown("共12件（见表）。”")
    assert found == f"{MARK}共{DIGITS}件{BRACKET}见表{BRACKET}{MARK}{BRACKET}{MARK}"
    assert starts[2] == 1
    assert len(starts) == len(found) + 1


def test_near_sounds() -> None:
    assert near_sound("sheng") == near_sound("sen")
    assert near_sound("nan") == near_sound("lang")
    assert near_sound("an") != near_sound("en")


def test_confusions_name_the_closest_way() -> None:
    sounds = [("yi", "以 已"), ("ji", "己 几"), ("shi", "时"), ("xian", "限现"), ("xiang", "想")]
    words = [("yi ji", "以己 已己"), ("si xian", "时限 实现 思想")]
    confusions = Confusions(sounds, [("已", "己")], words)
    assert confusions.characters("已") == {"己": Kind.SHAPE, "以": Kind.SAME_SOUND}
    assert confusions.characters("现") == {"限": Kind.SAME_SOUND, "想": Kind.NEAR_SOUND}
    assert confusions.words("以己") == []
    assert "以己" in confusions.word_list


def test_words_of_the_same_and_of_a_near_sound() -> None:
    sounds = [("shi", "时实"), ("xian", "限现"), ("si", "思"), ("xiang", "想")]
    confusions = Confusions(sounds, [], [("si xian", "时限 实现 思想")])
    assert confusions.words("时限") == [("实现", Kind.SAME_WORD), ("思想", Kind.NEAR_WORD)]


def test_neighbours_name_what_stands_between() -> None:
    neighbours = Neighbours([("公", "开告"), ("开", "工")], [("公", " 工开作 的开 ")])
    assert neighbours.follows("公", "开")
    assert not neighbours.follows("开", "公")
    assert (neighbours.between("公", "工"), neighbours.between("公", "的")) == ("开作", "开")
    assert neighbours.between("公", "开") == neighbours.between("的", "工") == ""


def test_trees_add_up_their_leaves() -> None:
    trees = Trees([([(0, 1.5, -1, 1), (1, 0.5, -2, -3)], [1.0, 2.0, 4.0]), ([], [0.5])])
    assert trees.score([1.0, 9.0]) == 1.5
    assert trees.score([2.0, 0.0]) == 2.5
    assert trees.score([2.0, 1.0]) == 4.5


def test_an_edit_below_a_check_is_given_up() -> None:
    trees = Trees([([(0, 1.5, -1, -2)], [1.0, 3.0]), ([], [5.0])], [(1, 2.0)])
    assert trees.score([2.0]) == 8.0
    assert trees.score([1.0]) == float("-inf")


def test_most_slips_of_a_hand_that_no_table_was_made_from_are_told() -> None:
    rows = [line.split("\t") for line in NATURAL.read_text("utf-8").splitlines() if not line.startswith("#")]
    told = right = 0
    for sentence, wrong, meant in rows:
        start = sentence.index(wrong)
        end = start + len(wrong)
        mended = sentence[:start] + meant + sentence[end:]
        sure = [s for s in detector().find(sentence) if s.sure and s.start <= end and start <= s.end]
        told += bool(sure)
        right += any(sentence[: s.start] + s.right + sentence[s.end :] == mended for s in sure)
        assert not [s for s in detector().find(mended) if s.sure]
    assert told >= 0.5 * len(rows)
    assert right >= 0.95 * told


def test_the_kind_given_makes_no_difference_to_a_score() -> None:
    rng = random.Random(1)
    model = json.loads(unpacked((ROOT / "slips" / "model.json.gz").read_bytes()))
    trees = Trees(model["trees"], model["checks"])
    scores = []
    for _ in range(300):
        kind = rng.choice(list(Kind))
        figures = [rng.uniform(-3, 15) for _ in range(FIGURES - 1)] + [float(kind)]
        scores.append(trees.score(figures))
        assert trees.score(figures, kind) == scores[-1]
        assert scores[-1] in (float("-inf"), trees.score(figures, kind, early=False))
        scores[-1] = trees.score(figures, early=False)
        assert scores[-1] == pytest.approx(added(model["trees"], figures))
    assert len(set(scores)) > 2


def added(trees: list[tuple[list[tuple[int, float, int, int]], list[float]]], figures: list[float]) -> float:
    """The sum of all trees, node by node."""
    total = 0.0
    for nodes, leaves in trees:
        at = 0 if nodes else -1
        while at >= 0:
            figure, threshold, below, above = nodes[at]
            at = below if figures[figure] <= threshold else above
        total += leaves[-at - 1]
    return total


def test_a_character_outside_the_plane_is_one_symbol() -> None:
    found, starts = symbols("共𠀀 件")
    assert found == f"{MARK}共〓件{MARK}"
    assert starts == [0, 0, 1, 3, 4, 4]


def test_a_sentence_that_is_remembered_is_told_where_it_stands() -> None:
    table = detector()
    right, wrong = (
        "学校建设项目的招标、施工和竣工验收信息全部上网。",
        "各科室自觉接受群众和社会督监;窗口及时公开政府府信息。",
    )
    paragraphs = [wrong, right + wrong, wrong + right + wrong, "第一,“" + wrong + "”" + wrong[:-1]]
    table.forget()
    remembered = [table.find(text) for text in paragraphs]
    told = [[text[slip.start : slip.end] for slip in found] for text, found in zip(paragraphs, remembered, strict=True)]
    assert told == [["督监", "府"] * times for times in (1, 1, 2, 2)]
    for text, found in zip(paragraphs, remembered, strict=True):
        table.forget()
        assert table.find(text) == found
