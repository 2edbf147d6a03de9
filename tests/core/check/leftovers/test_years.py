"""Years that do not belong in the sentences they stand in."""

import pytest

from core.check.registry import get_rule
from core.model.finding import Severity
from tests.support.wording_drafts import draft, raised, seen

WRONG = [
    ("M102", "overview", "统计期限为2024年1月1日至2024年11月30日。", "2024年11月30日"),
    ("M102", "problems", "2023年，我局政府信息公开工作还存在更新不够及时、形式较为单一的问题。", "2023"),
    ("M102", "problems", "下一步，我局将加强培训，不断提高2024年工作质效。", "2024"),
    ("M102", "problems", "明年（2024年），我局将继续推进。", "2024"),
    ("M102", "overview", "本年度（2023年）共公开信息218条。", "2023"),
    ("M102", "overview", "上年（2022年）结转0件。", "2022"),
    ("M102", "overview", "2025年8月，举办业务培训班1期。", "2025"),
    ("W112", "overview", "2024，我局认真执行条例。", "2024"),
    ("W112", "overview", "2024年3月至2023年12月，开展管网巡查。", "2024年3月至2023年12月"),
    ("M102", "overview", "2024年，我局对照《澄阳县2023年政务公开工作要点》分解任务。", "2023"),
    ("M102", "overview", "按照县政府2023年重点任务分工，逐项公开水价。", "2023"),
    ("M102", "overview", "公开信息260条，较2024年增加96条。", "2024"),
    ("M102", "overview", "2023年公开信息15条，与2023年相比减少3条。", "2023"),
    ("M102", "overview", "对2025年度政务公开工作进行了总结。", "2025"),
    ("M102", "overview", "2024年是“十四五”规划收官之年，我局以公开促落实。", "2024"),
    ("M102", "overview", "2024年度报告将于2024年3月底前公布。", "2024"),
    ("M102", "overview", "上年结转的2件申请（2024年12月收到）已办结。", "2024"),
]
RIGHT = [
    ("problems", "下一步，我局将加强培训，不断提高2025年工作质效。"),
    ("problems", "针对2024年存在的问题，我局将制定整改清单；总结2024年工作，做好2025年计划。"),
    ("overview", "统计期限为2024年1月1日至2024年12月31日，上年（2023年）结转0件。"),
    ("overview", "2025年1月，召开会议2次，2025年9月前举办培训1次。"),
    ("overview", "根据2023年政务公开工作要点完成情况，落实2024年任务，较2023年增加3条。"),
    ("overview", "2023年12月至2024年3月开展巡查，对2024年度政务公开工作进行了总结。"),
    ("overview", "2025年是“十四五”规划收官之年，2021年是“十四五”规划开局之年。"),
    ("overview", "2024年度报告将于2025年3月底前公布，上年结转的2件申请（2023年12月收到）已办结。"),
    ("overview", "自2024年3月1日至2024年5月30日开展清理，共2,024项。"),
]


@pytest.mark.parametrize(("code", "section", "sentence", "quote"), WRONG)
def test_a_year_that_was_left_over(code: str, section: str, sentence: str, quote: str) -> None:
    assert ("warning", quote) in seen(code, sentence, section=section)


@pytest.mark.parametrize(("section", "sentence"), RIGHT)
def test_years_in_their_place(section: str, sentence: str) -> None:
    assert seen("M102", sentence, section=section) == seen("W112", sentence, section=section) == []


def test_zeros_months_and_days() -> None:
    assert seen("W112", "二零二五年一月完成改造。") == [("hint", "二零二五年")]
    assert seen("W112", "2024年13月召开。9月31号举办。") == [
        ("error", "9月31号"), ("error", "13月"), ("hint", "号"),
    ]  # fmt: skip


def test_a_section_that_says_nothing_is_an_error() -> None:
    text = draft().text
    problems = text[text.index("五、") : text.index("六、")]
    document = draft(swaps=((problems, "五、存在的主要问题及改进情况\n无。\n"),))
    (finding,) = raised("S106", document)
    assert finding.severity is get_rule("S106").severity is Severity.ERROR


def test_the_year_before_that_is_left_over() -> None:
    assert seen("M102", "2023年以来，我局坚持问题导向，推进公开。") == [("warning", "2023")]
    assert seen("M102", "现公布澄阳县水务局2022年度政府信息公开工作年度报告。") == [("warning", "2022")]
    assert seen("M102", "本报告是2023年度政府信息公开工作年度报告。") == [("warning", "2023")]
    for right in ("2023年以来，我局连续两年开展规范化建设。", "2023年以来，我局受理申请12件，其中2024年7件。"):
        assert seen("M102", right) == [], right
