"""Missing marks, and 的 for 地: kinds beyond the examples beside the lists."""

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("sentence", "code", "expected"),
    [
        ("全年公开信息218条一是公布水价。二是公布水质。", "W125", [("warning", "条一是")]),
        ("从两方面改进，一是公布水价二是公布水质。", "W125", [("warning", "价二是")]),
        ("加强节水宣传力度2024年共发布图解8幅。", "W125", [("warning", "力度2024年")]),
        ("规范起草、初审、复审、签发发布流程。", "W125", [("hint", "签发发布")]),
        ("及时、准确的向用户公布停水计划。", "W124", [("warning", "及时、准确的")]),
    ],
)
def test_found(sentence: str, code: str, expected: list[tuple[str, str]]) -> None:
    assert seen(code, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("统一是前提，第二是保障，关键之一是专人负责。", "W125"),
        ("做好水务公开工作，加强县政府2024年水利项目公开。", "W125"),
        ("健全受理登记、审核办理、答复归档机制。", "W125"),
        ("建立日报告制度，按日报送水情。", "W125"),
        ("公开质量有了进一步的提高，问题得到切实的解决。", "W124"),
        ("提供便捷的在线查询和有效的推进措施，得到妥善的处理。", "W124"),
        ("不规范的向用户说明。", "W124"),
    ],
)
def test_left_alone(sentence: str, code: str) -> None:
    assert seen(code, sentence) == []
