"""Clauses that run together, told by what usually ends one and begins one."""

from __future__ import annotations

import pytest

from core.check.wording.marks.clause_joints import ClauseJoints, clause_joints, edges
from core.check.wording.slips.scoring import Trees
from core.model.normalise import fold
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("sentence", "joint"),
    [
        ("积极营造全民节水的浓厚氛围主动回应用户对水价的疑问。", "氛围主动"),
        ("严格落实停水信息的三级审核制度及时更新水价公示栏目。", "制度及时"),
        ("一是开展“节水周”活动，全面压实各厂的信息报送主体责任定期通报公示栏的更新情况；二是公布水价。", "责任定期"),
    ],
)
def test_a_mark_is_missing(sentence: str, joint: str) -> None:
    assert [mark for _, mark in seen("W125", sentence)] == [joint]
    at = sentence.index(joint) + 2
    assert seen("W125", f"{sentence[:at]}，{sentence[at:]}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "围绕各厂的信息报送主体责任定期通报公示栏的更新情况。",
        "督促各厂按照三级审核制度定期更新水价公示栏目。",
        "在全民节水的浓厚氛围里主动回应用户对水价的疑问。",
        "镇政府报送的停水信息我局统一审核。",
        "定期更新水价公示栏目。",
    ],
)
def test_one_clause(sentence: str) -> None:
    assert seen("W125", sentence) == []


class Strange:
    """Counts that know no string."""

    def level(self, string: str) -> int:
        del string
        return 0

    def levels(self, text: str, length: int) -> list[int]:
        return [0] * (len(text) - length + 1)

    def with_each(self, before: str, characters: str, after: str) -> list[int]:
        del before, after
        return [0] * len(characters)


def test_a_joint_lies_between_an_end_and_a_beginning_with_clauses_long_enough() -> None:
    joints = ClauseJoints(Strange(), {"泵站": 8, "水表": 7}, {"井盖": 8}, Trees([([], [1.0])]), 0.5)
    text = "巡检、清洗井盖泵站抢修，清洗井盖水表抢修，井盖泵站抢修，清洗井盖泵站。"
    assert [joint.place for joint in joints.joints(text)] == [text.index("泵站")]  # too weak, too short before, behind
    assert [(gap.start, gap.end) for gap in joints.gaps(text)] == [(5, 9)]
    assert list(joints.joints(fold(text))) == list(joints.joints(text))


def test_figures_tell_lengths_and_small_words() -> None:
    joints = ClauseJoints(Strange(), {"泵站": 9}, {"井盖": 9}, Trees([([], [0.0])]), 0.5)
    (joint,) = joints.joints("巡检、对清洗的井盖泵站由人抢修。")
    assert {9, 6} <= set(joint.figures)
    small = joint.figures[-18:]  # on the left, then on the right
    assert small == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_the_tables_of_the_program() -> None:
    opens, closes = edges()
    assert opens["全年"] > 11 > opens.get("信息", 0)
    assert closes["氛围"] > 11 > closes.get("全年", 0)
    assert {len(pair) for pair in (*opens, *closes)} == {2}
    assert list(clause_joints().gaps("")) == []
