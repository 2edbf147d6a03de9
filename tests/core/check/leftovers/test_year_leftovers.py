"""M102: years that last year's report has left behind; the report is on 2024."""

from __future__ import annotations

import pytest

from core.check.example import model
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("section", "sentence", "year"),
    [
        ("problems", "下一步，力争2024年底前完成栏目调整。", "2024"),
        ("problems", "计划在2024年开展培训4次。", "2024"),
        ("problems", "明年，我局将以2024年政务公开工作要点为抓手，提升质量。", "2024"),
        ("problems", "2026年，我局将继续推进公开。", "2026"),
        ("problems", "2022年报告中提出的不足已全部整改。", "2022"),
        ("overview", "截至2024年11月30日，全年公开信息218条。", "2024年11月30日"),
        ("overview", "截至2023年12月31日，现行有效的规范性文件共6件，其中2024年新制发2件。", "2023"),
        ("overview", "截至2023年12月底，本年度收到的12件申请均已办结。", "2023"),
        ("overview", "2024年各水厂的数据已汇总，报告所列数据统计截至2023年12月31日。", "2023"),
        ("overview", "按照《2023年政务公开工作计划》，逐项落实。", "2023"),
        ("overview", "按照2025年公开考评细则逐项自查。", "2025"),
        ("overview", "年初印发《2023年度抽检计划》，公布结果12次。", "2023"),
        ("overview", "召开2023年度政务公开推进会，部署任务。", "2023"),
        ("overview", "与2024年相比，信息数量增长12%。", "2024"),
        ("overview", "二〇二三年本级部门预算于2月公开。", "二〇二三"),
        ("overview", "制定2023年度政务公开工作方案，明确任务。", "2023"),
        ("overview", "我局2023年主动公开政府信息218条。", "2023"),
        ("overview", "公开信息218条，较2021年的203条增加15条，与上一年度相比栏目更多。", "2021"),
        ("overview", "所列数据的统计期限为2023年全年。", "2023"),
        ("overview", "公布2023年部门预算和2022年部门决算。", "2023"),
        ("overview", "公布2021年部门预算和2023年部门决算，接受监督。", "2021"),
        ("overview", "公开2022年度部门决算。", "2022"),
        ("overview", "根据《政府信息公开条例》第五十条，编制2021年政府信息公开工作年度报告。", "2021"),
        ("overview", "公布2024年部门预算和2024年部门决算。", "2024"),
        ("overview", "按时公开2024年度水务局决算，接受监督。", "2024"),
        ("overview", "2024年，严格落实《供水条例》《清平市2023年政务公开工作要点》等要求。", "2023"),
        ("problems", "在2023年的工作中，水价公布还不够及时。", "2023"),
        ("overview", "公布渠道较少。2024年将从以下方面改进。", "2024"),
        ("overview", "2025年上半年，组织培训3期，覆盖120人。", "2025"),
        ("overview", "本年度开展普查4次，第四季度普查于2023年11月结束。", "2023"),
    ],
)
def test_left_over(section: str, sentence: str, year: str) -> None:
    assert ("warning", year) in seen("M102", sentence, section=section)


@pytest.mark.parametrize(
    ("section", "sentences"),
    [
        (
            "problems",
            [
                "下一步，力争2025年底前完成栏目调整，争取2026年底前完成改造。",
                "原计划2024年开展的培训已于12月补办。",
                "2025年完善目录。2026年，我局将继续推进公开。",
                "2023年度报告指出的不足已全部整改。",
                "印发《2025年政务公开工作计划》，提前谋划。",
                "下一步，以2024年评估反馈的问题为导向，补齐短板。",
            ],
        ),
        (
            "overview",
            [
                "截至2024年6月30日，完成上半年自查，全年共自查2次。",
                "截至2024年12月31日，全年公开信息218条。",
                "截至2023年底累计公开1200条，2024年新增218条。",
                "与2023年相比增加12条，连续三年增长，较2022年增加30条。",
                "公布2024年部门预算、2023年部门决算，公开2023年预算执行情况。",
                "2023年印发的《供水管理办法》继续有效。",
                "在2023年度全县政务公开考核中获评优秀等次。",
                "公布2024年部门预决算，2024年预算、决算在专栏公布。",
                "2024年部门决算将于2025年公布，公布2024年部门预算、2023年部门决算。",
                "2024年，落实《2023年政务公开工作要点》未完成的任务和《2024年政务公开工作要点》。",
                "2024年，市水务局要求各厂将加强公示。",
                "连续公开2022年、2023年部门决算。",
            ],
        ),
    ],
)
def test_right(section: str, sentences: list[str]) -> None:
    assert [found for found in seen("M102", *sentences, section=section) if found[0] != "hint"] == []


def test_a_year_before_the_last_may_be_compared_with() -> None:
    assert seen("M102", "合格率达到92.7%，较2022年提高18.4个百分点。") == [("hint", "2022")]


def test_the_report_by_its_title() -> None:
    title = "《澄阳县水务局2023年政府信息公开工作年度报告》"
    assert seen("M102", f"现将{title}公布如下：") == [("warning", "2023")]
    assert seen("M102", f"按时编制{title}并公布。") == []


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("根据条例要求，编制了澄阳县水务局2023年政府信息公开工作年度报告。", ["2023"]),
        ("结合文件精神，编制2025年度澄阳县水务局政府信息公开年度报告。", ["2025"]),
        ("根据条例要求，编制了澄阳县水务局2024年政府信息公开工作年度报告。", []),
        ("按照要求，参照2023年政府信息公开工作年度报告，编制本报告。", []),
    ],
)
def test_the_report_that_was_made(sentence: str, years: list[str]) -> None:
    title, rest = model().draft().split("\n", 1)
    report = read_report(load_text(f"{title}\n\n{sentence}\n\n{rest}"))
    assert [o.actual for o in get_rule("M102").check(report) if isinstance(o, Finding)] == years
