"""W112: years and months whose words or digits were left out."""

from __future__ import annotations

from tests.support.wording_drafts import seen_in_each

WRONG = (
    ("公开2024财政预算和2023年财政决算各1份。", "2024"),
    ("2024下半年举办水价听证2次。", "2024"),
    ("2024第二季度公布水质3期。", "2024"),
    ("投诉量较2023同期减少3件。", "2023"),
    ("在2024的政务公开测评中位列第五名。", "2024"),
    ("编制《澄阳县水务局2024政府信息公开工作年度报告》并公布。", "2024"),
    ("2024年月召开水价听证会，公布听证报告。", "2024年月"),
)
RIGHT = (
    "设置“2024重点民生实事”专栏，开展“澄水2024政务公开日”活动。",
    "上线“水务公开2024”小程序，注册用户2024人。",
    "网站访问量为2024次，上半年点击量为2030次。",
    "2024年月均用水量为35万吨。",
    "发布《2024政务公开微课堂》第3期。",
    "咨询电话0999-2024，上半年接听65次。",
)


def test_years_without_their_word() -> None:
    found = seen_in_each("W112", [sentence for sentence, _ in WRONG])
    assert {sentence: found[sentence] for sentence, _ in WRONG} == {
        sentence: [("warning", quote)] for sentence, quote in WRONG
    }


def test_numbers_names_and_averages_are_no_such_years() -> None:
    assert {sentence: told for sentence, told in seen_in_each("W112", RIGHT).items() if told} == {}
