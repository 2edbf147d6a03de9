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
        ("积极、有序、稳妥的推动基层公开。", "W124", [("warning", "积极、有序、稳妥的")]),
        ("窗口工作人员耐心的解答用户提出的问题。", "W124", [("warning", "耐心的")]),
        ("解读文章写的不够通俗。", "W124", [("warning", "写的")]),
        ("对申请内容认真的研究，确保答复准确。", "W124", [("warning", "认真的")]),
        ("公开地内容更加全面。", "W124", [("warning", "公开地")]),
        ("得到正确的贯彻，提供便捷的通过条件，学习科学的研究方法。", "W124", []),
        ("需要做的更多，所写的不够通俗的文章已经修改。", "W124", []),
        ("强化组织领导明确一名副局长分管。", "W125", [("warning", "组织领导明确一")]),
        ("全年公开水质信息48条工程信息170条。", "W125", [("warning", "条工程信息")]),
        ("以水质信息完整准确、及时高效为基本要求切实增强主动性。", "W125", [("hint", "要求切实")]),
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
