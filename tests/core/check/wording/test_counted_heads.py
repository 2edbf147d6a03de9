"""Units of classes of nouns, which are known by what they end in."""

import pytest

from core.check.wording.measures.counted_heads import counted_heads
from core.model.normalise import fold


@pytest.mark.parametrize(
    ("sentence", "noun", "unit"),
    [
        ("从乡镇抽调12条业务骨干，负责更新目录。", "业务骨干", "条"),
        ("现有护林员86本。", "护林员", "本"),
        ("名单内有7件定点医疗机构。", "机构", "件"),
        ("全年组织5份反恐应急演练。", "演练", "份"),
        ("新建6名便民阅览室。", "阅览室", "名"),
    ],
)
def test_misfits(sentence: str, noun: str, unit: str) -> None:
    (found,) = counted_heads().misfits(fold(sentence))
    assert noun.endswith(found.noun)
    assert found.unit == unit


@pytest.mark.parametrize(
    "sentence",
    [
        "走访8所学校教师。",
        "接收36件投诉并反馈给群众。",
        "征求16家企业代表和12名群众意见。",
        "前3名学校和后8位栏目。",
        "办理12件涉及企业。",
        "接到36条市民热线反映物业公司。",
    ],
)
def test_what_another_noun_is_counted_in(sentence: str) -> None:
    assert not list(counted_heads().misfits(fold(sentence)))


def test_every_ending_is_of_one_class() -> None:
    endings = [ending for heads in counted_heads().heads for ending in heads.endings]
    assert len(endings) == len(set(endings))
