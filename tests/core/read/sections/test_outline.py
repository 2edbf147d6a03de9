"""Headings, title, organ, year and aspects."""

import pytest

from core.base.errors import NotAReportError
from core.check.example import Example, model, swap
from core.forms.model_draft import load_model
from core.load import load_text
from core.read import read_report


def report_of(example: Example):
    return read_report(load_text(example.draft()))


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("澄阳县水务局2024年政府信息公开工作年度报告", "澄阳县水务局", 2024),
        ("澄阳县水务局 ２０２４ 年度政府信息公开工作年度报告", "澄阳县水务局", 2024),
        ("2024年澄阳县水务局政府信息公开工作年度报告", "澄阳县水务局", 2024),
        ("澄阳海关2024年政府信息公开工作年度报告", "澄阳海关", 2024),
        ("澄阳县水务局关于2024年度政府信息公开工作年度报告", "澄阳县水务局", 2024),
        ("2024年度澄阳县水务局\n\n政府信息公开工作年度报告", "澄阳县水务局", 2024),
        ("正文\n\n澄阳县人民政府\n\n2024年政府信息公开工作年度报告", "澄阳县人民政府", 2024),
        ("澄阳县水务局二〇二四年政府信息公开工作年度报告", "澄阳县水务局", 2024),
        ("澄阳县水务局政府信息公开工作2024年度报告", "澄阳县水务局", 2024),
        ("澄阳县水务局2024年政府信息公开年报", "澄阳县水务局", 2024),
        ("澄阳县水务局2024年政府信息公开工作年\n度报告", "澄阳县水务局", 2024),
        ("澄阳县水务局2024年信息公开工作年度报告", "澄阳县水务局", 2024),
        ("信息公开年报\n\n澄阳县水务局2024年政府信息公开工作年度报告", "澄阳县水务局", 2024),
        (
            "标题澄阳县水务局2024年政府信息公开工作年度报告\n\n澄阳县水务局2024年政府信息公开工作年度报告",
            "澄阳县水务局",
            2024,
        ),
    ],
)
def test_titles(title: str, organ: str, year: int) -> None:
    report = report_of(swap("澄阳县水务局2024年政府信息公开工作年度报告", title))
    assert (report.organ, report.year) == (organ, year)
    assert report.title.organ is not None
    assert report.title.organ.text == organ


def test_short_organ_is_completed_from_the_text() -> None:
    report = report_of(swap("澄阳县水务局2024年政府信息公开", "县水务局2024年政府信息公开"))
    assert report.title.organ is not None
    assert report.title.organ.text == "县水务局"
    assert report.organ == "澄阳县水务局"


@pytest.mark.parametrize(
    ("heading", "exact"),
    [
        ("三、收到和处理政府信息公开申请情况", True),
        ("三、行政机关收到和处理政府信息公开申请情况", False),
        ("三.收到和处理政府信息公开申请情况", True),
        ("第三部分 收到和处理政府信息公开申请情况", True),
        ("三、收到和处理政府信息公开申\n请情况", True),
        ("三、收到和处理政府信息申请公开情况", False),
        ("收到和处理政府信息公开申请情况", True),
    ],
)
def test_headings_are_found_by_their_words(heading: str, exact: bool) -> None:
    report = report_of(swap("三、收到和处理政府信息公开申请情况", heading))
    found = report.section("requests").headings
    assert len(found) == 1
    assert found[0].exact is exact
    assert all(len(s.headings) == 1 for s in report.sections)


def test_table_rows_numbered_like_headings_are_none() -> None:
    report = report_of(model())
    assert [h.view.text for s in report.sections for h in s.headings] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_table_of_contents_is_passed_over() -> None:
    model_text = model().draft()
    title, rest = model_text.split("\n", 1)
    headings = [h for _, h in load_model("2021").headings()]
    report = read_report(load_text("\n".join([title, "目录", *headings, rest])))
    assert all(len(s.headings) == 1 for s in report.sections)
    assert len(report.section("overview").paragraphs) == 6


def test_lead_in_list_is_no_heading() -> None:
    lead = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成。"
    report = report_of(swap("一、总体情况\n", f"{lead}\n\n一、总体情况\n"))
    assert all(len(s.headings) == 1 for s in report.sections)


def test_text_on_the_line_of_its_heading() -> None:
    report = report_of(swap("六、其他需要报告的事项\n\n", "六、其他需要报告的事项。"))
    section = report.section("other_matters")
    assert section.headings[0].view.text == "六、其他需要报告的事项"
    assert "未收取" in section.text


def test_section_text_has_no_table_text() -> None:
    report = report_of(model())
    for key in ("proactive", "requests", "review_litigation"):
        assert report.section(key).paragraphs == ()
    assert [v.text for v in report.closing] == ["澄阳县水务局", "2025年1月16日"]


def test_prose_without_the_form_is_no_report() -> None:
    with pytest.raises(NotAReportError):
        read_report(load_text("关于召开全县水务工作会议的通知\n\n各乡镇：请按时参加。"))


def test_aspects_by_sub_heads_and_by_words() -> None:
    assert all(a.view for a in report_of(model()).aspects)
    gone = report_of(Example("", drop_paragraphs=("（四）", "（五）")))
    assert [a.key for a in gone.aspects if a.view is None] == ["platform", "supervision"]
    merged = (
        "一是主动公开方面，公开9条。二是依申请公开，收到0件。三是加强信息管理。四是平台建设提速。五是监督保障有力。"
    )
    running = report_of(Example("", clear_sections=("overview",), add=(("overview", merged),)))
    assert all(a.view for a in running.aspects)


@pytest.mark.parametrize(
    ("sentence", "organ"),
    [
        ("根据条例要求，现公布澄阳县水务局2024年政府信息公开工作年度报告。", "澄阳县水务局"),
        ("现将澄阳县人民政府（县人民政府办公室）2024年政府信息公开工作年度报告予以公布。", "澄阳县人民政府"),
        ("县政务公开办公室编制了澄阳县人民政府2024年度政府信息公开工作年度报告。", "澄阳县人民政府"),
        ("我局认真编制《澄阳县水务局2024年政府信息公开工作年度报告》。", "澄阳县水务局"),
        ("本报告由澄阳县水务局根据有关规定编制。", "澄阳县水务局"),
        ("本报告由澄阳县水务局办公室根据有关规定编制。", "澄阳县水务局"),
        ("本报告由澄阳县人民政府办公室编制。", "澄阳县人民政府办公室"),
        ("现向社会公布2024年度澄阳县水务局信息公开工作年度报告。", "澄阳县水务局"),
        ("特公布2024年澄阳县水务局政府信息公开工作年度报告。", "澄阳县水务局"),
        ("现公布我局2024年政府信息公开工作年度报告。", None),
        ("按照《关于做好2024年政府信息公开工作年度报告编制工作的通知》编制。", None),
        ("现公布水务局2024年政府信息公开工作年度报告。", None),
    ],
)
def test_organ_without_a_title_line_is_the_one_whose_report_the_preface_names(sentence: str, organ: str | None) -> None:
    text = load_model("2021").text()
    start = text.index("一、总体情况")
    body = text[start:].replace("澄阳县水务局", "我局")
    assert read_report(load_text(f"{sentence}\n{body}")).organ == organ


FURNITURE = (
    "首页 > 政务公开 > 年度报告 > 县直部门",
    "当前位置：首页 / 政务公开 / 正文",
    "发布时间：2025-01-16 16:33 来源:县水务局 【字体：大 中 小】 浏览次数:18",
    "索 引 号：0123/2025-0001 关键词：水务 信息公开 信息公开",
    "【字体: 打印",
    "无障碍阅读",
)


def test_lines_of_the_web_page_are_no_prose() -> None:
    text = load_model("2021").text()
    title, _, rest = text.partition("\n")
    page = "\n".join(
        [*FURNITURE[:2], title, *FURNITURE[2:], "本报告所列数据为2024年数据。", rest, "分享到：", "【关闭窗口】"]
    )
    report = read_report(load_text(page))
    assert report.organ == "澄阳县水务局"
    plain = "\n".join(view.text for _, view in report.prose())
    assert "本报告所列数据为2024年数据。" in plain
    for word in ("首页", "当前位置", "浏览次数", "关键词", "字体", "无障碍", "分享到", "关闭窗口"):
        assert word not in plain


@pytest.mark.parametrize(
    "sentence",
    ["来源可靠的信息及时公开。", "时间：2024年全年，共发布信息218条。", "编辑出版公报24期", "名称规范、内容准确"],
)
def test_sentences_that_begin_like_a_line_of_the_page_stay(sentence: str) -> None:
    text = load_model("2021").text()
    title, _, rest = text.partition("\n")
    report = read_report(load_text(f"{title}\n{sentence}\n{rest}"))
    assert sentence in [view.text for _, view in report.prose()]


def test_an_aspect_taken_up_in_a_clause_is_covered() -> None:
    overview = (
        "（一）主动公开。及时公开。\n（二）依申请公开。依法办理。\n（三）政府信息管理。动态管理。\n"
        "（四）平台建设。建好网站，{}。"
    )
    for clause, covered in (("强化监督保障", True), ("分主动公开、监督保障等方面推进", False)):
        text = (
            f"一、总体情况\n{overview.format(clause)}\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
        )
        aspects = {a.key: a.view for a in read_report(load_text(text)).aspects}
        assert (aspects["supervision"] is not None) == covered


@pytest.mark.parametrize(
    ("head", "key"), [("收到政府信息公开申请情况", "on_request"), ("加强政务信息发布管理", "management")]
)
def test_other_heads_of_an_aspect(head: str, key: str) -> None:
    text = (
        f"一、总体情况\n（一）主动公开。及时公开。\n（二）平台建设。建好网站。\n（三）监督保障。落实责任。\n（四）{head}\n按规定办理。\n"
        "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    )
    aspects = {a.key: a.view for a in read_report(load_text(text)).aspects}
    assert aspects[key] is not None


def test_words_of_a_table_in_a_sentence_are_no_table() -> None:
    text = (
        "一、总体情况\n全年公开规章0件、行政规范性文件5件、行政许可、行政处罚、行政强制信息和行政事业性收费目录。\n"
        "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    )
    report = read_report(load_text(text))
    assert not report.tables["proactive"].found


HEADINGS = [s.heading for s in load_model("2021").form.sections]


def keys(text: str) -> list[str]:
    return [s.key for s in read_report(load_text(text)).sections if s.found]


def test_headings_run_together_with_the_text_before_them() -> None:
    text = (
        "本报告由我局编制，联系电话见网站。 一、总体情况 2024年，我局认真落实《条例》。 二、主动公开政府信息情况\n"
        "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n见下表。五、存在的主要问题及改进情况\n"
        "存在不足。下一步将加强培训。六、其他需要报告的事项 未收取信息处理费。\n"
    )
    report = read_report(load_text(text))
    assert [s.key for s in report.sections if s.found] == [s.key for s in report.form.sections]
    assert report.section("overview").text == "2024年，我局认真落实《条例》。"
    assert "培训" in report.section("problems").text
    assert report.section("other_matters").text == "未收取信息处理费。"


def test_a_list_of_the_parts_is_no_heading() -> None:
    listed = "；".join(f"{'一二三四五六'[i]}、{name}" for i, name in enumerate(HEADINGS))
    text = f"本报告包括：{listed}。\n一、总体情况\n2024年，我局认真落实《条例》。\n二、主动公开政府信息情况\n见下表。\n"
    report = read_report(load_text(text))
    assert [s.key for s in report.sections if s.found] == ["overview", "proactive"]
    assert len(report.section("overview").headings) == 1


def test_a_heading_with_the_text_on_its_line_that_names_another_part() -> None:
    text = (
        "一、总体情况 2024年，我局认真落实《条例》，广泛征求意见。（一）主动公开政府信息情况 公开218条。\n"
        "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    )
    assert keys(text) == ["overview", "proactive", "requests"]


@pytest.mark.parametrize("words", ["工作概述", "2024年政务公开工作要点落实情况", "政府信息公开工作的开展"])
def test_a_heading_worded_freely_is_known_by_its_number(words: str) -> None:
    report = report_of(swap("一、总体情况", f"一、{words}"))
    assert report.section("overview").found
    assert not report.section("overview").headings[0].exact
    assert report.section("overview").text == report_of(model()).section("overview").text


@pytest.mark.parametrize(
    ("old", "new"), [("四、政府信息公开行政复议、行政诉讼情况\n", ""), ("一、总体情况\n", "一、因此我局认真落实；\n")]
)
def test_no_heading_is_made_of_table_rows_or_sentences(old: str, new: str) -> None:
    before = report_of(model())
    report = report_of(swap(old, new))
    assert len([s for s in report.sections if s.found]) == len([s for s in before.sections if s.found]) - 1
