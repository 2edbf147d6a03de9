"""Sentences as reports have them, right and wrong, put into the model draft: the wrong are found, the right are not.

The model draft: new 15 (natural persons 12, companies 3), carried in 2, dealt with 16 (granted 9, in part 1, third
party 1, not held 4, repeated 1), carried out 1; one reconsideration and one suit after it, both upheld; documents
issued 2, repealed 1, in force 6; licences 35, penalties 4.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from core.check import engine
from core.check.example import Example
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Category, Finding, Severity
from core.read import read_report
from tests.support.wording_drafts import seen

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEADS = {"one": "（一）", "two": "（二）", "three": "（三）"}


def raised(sentences: Mapping[str, str]) -> dict[str, list[Finding]]:
    """What is raised on each of these when they stand for the model draft's own on that aspect, or on fees.

    One draft for up to four sentences on different aspects: they have nothing to do with each other. Under "" is what
    is raised elsewhere.
    """
    model = load_model("2021")
    prose = {key: list(texts) for key, texts in model.prose.items()}
    for part, sentence in sentences.items():
        if part == "fees":
            prose["other_matters"] = [sentence]
            continue
        texts = prose["overview"]
        at = next(i for i, text in enumerate(texts) if text.startswith(_LEADS[part]))
        head, _, _ = texts[at].partition("。")
        texts[at] = f"{head}。{sentence}"
    report = read_report(load_text(replace(model, prose=prose).text()))
    found: dict[str, list[Finding]] = {part: [] for part in ("", *sentences)}
    for finding in engine.run(report).findings:
        found[_on(finding, sentences, report.document.text)].append(finding)
    return found


def _on(finding: Finding, sentences: Mapping[str, str], text: str) -> str:
    """The part of the sentence that the finding marks, or ""."""
    for part, sentence in sentences.items():
        start = text.index(sentence)
        if any(start <= span.start < start + len(sentence) for mark in finding.marks for span in mark.spans):
            return part
    return ""


def together(**lists: list[str]) -> list[dict[str, str]]:
    """The sentences of several lists, one of each list at a time."""
    return [
        {part: sentence for part, sentence in zip(lists, row, strict=True) if sentence}
        for row in zip_longest(*lists.values())
    ]


APPLICATIONS = [
    "全年新收政府信息公开申请15件，上年结转2件，全部依法办理，办结16件，结转下年度继续办理1件。",
    "2024年共收到政府信息公开申请15件，其中自然人申请12件，商业企业申请3件。",
    "全年收到政府信息公开申请十五件，按期办结十六件（含上年结转）。",
    "全年收到政府信息公开申请１５件。",
    "全年收到政府信息公开申请 15 份，上年结转 2 份，答复 16 份，余 1 份结转下年。",
    "共受理依申请公开件17件（含上年结转2件），办结16件，正在办理1件。",
    "全年办理政府信息公开申请17件，其中本年新收15件，上年结转2件。",
    "全年共收到政府信息公开申请约15件。",
    "全年收到政府信息公开申请10余件，均按时答复。",
    "全年收到政府信息公开申请近20件。",
    "本年度新收申请15宗，较上年增加3宗，增长25%。",
    "全年收到依申请公开申请15件，同比减少2件，下降11.8%。",
    "收到政府信息公开申请15件，同比下降28.6%；其中通过网络提交9件，信函提交4件，当面提交2件。",
    "本年新收政府信息公开申请15件，上年结转2件，共17件；予以公开9件，部分公开1件，不予公开1件，无法提供4件，不予处理1件。",
    "办结的16件申请中，予以公开9件，占56.25%；部分公开1件，占6.25%；不予公开1件，占6.25%；无法提供4件，占25%；不予处理1件，占6.25%。",
    "办结的16件申请中，予以公开9件，占56.3%；无法提供4件，占25.0%。",
    "收到政府信息公开申请15件，自然人申请占80%，商业企业申请占20%。",
    "予以公开及部分公开10件，占办结总数的62.5%。",
    "予以公开和部分公开共10件，不予公开1件。",
    "15件申请中，自然人12件、法人或其他组织3件。",
    "政府信息公开申请人中，自然人12人次、企业3家。",
    "2024年收到政府信息公开申请15件（2023年为12件）。",
    "2023年收到政府信息公开申请20件，2024年收到15件。",
    "上年结转的2件申请已全部办结。",
    "2025年将继续做好结转的1件申请的答复工作。",
    "计划2025年收到的申请实现网上办理率100%。",
    "处理12345热线转办工单163条，局长信箱来信30件，均已办结。",
    "全年办理人大代表建议6件、政协提案4件。",
    "收到政府信息公开申请15件，均在法定期限内答复，未发生超期。",
    "收到15件政府信息公开申请，其中涉及水费的5件、涉及征地的10件。",
    "因政府信息公开引发行政复议1件，结果维持；行政诉讼1件，结果维持。",
    "被申请行政复议1件（维持），被提起行政诉讼1件（复议后起诉，维持）。",
    "因政府信息公开工作被申请行政复议1起、提起行政诉讼1起，均维持原处理决定。",
    "涉及政府信息公开的行政复议案1宗、行政诉讼案1宗，无败诉、无纠错案件。",
    "未发生未经复议直接起诉的案件，复议后起诉1件，法院判决维持。",
    "行政复议1件、行政诉讼1件，未发生因政府信息公开被纠错的情况。",
    "未收到向本机关提出的涉及国家秘密的申请。",
    "未发生因依申请公开引发的举报投诉。",
    "无因逾期答复被责令改正情形。",
    "全年未收取信息处理费。",
    "没有因答复不规范引发的行政复议纠错、行政诉讼败诉案件。",
    "全年受理行政复议申请23件，审结20件，作出行政复议决定书18份。",
    "办理行政应诉案件9件。",
    "全年共有15人次提出政府信息公开申请。",
    "依法答复政府信息公开申请16件，答复率100%。",
    "第一季度收到申请4件，第二季度收到申请3件，第三季度收到申请5件，第四季度收到申请3件。",
    "上半年收到政府信息公开申请7件，下半年收到8件，全年合计15件。",
    "其中，自然人申请12件，商业企业3件，科研机构0件。",
    "共收到政府信息公开申请15件，一是自然人12件，二是企业3件。",
    "全年累计接收政府信息公开申请15件次。",
    "共收到申请公开政府信息的申请15件。",
    "申请量为15件。",
    "共有15件政府信息公开申请。",
    "收到信息公开申请15宗。",
    "收到政府信息公开申请15件次。",
    "新收15件、结转2件，办结16件、结转下年1件。",
    "已办结16件，剩余1件尚在法定办理期限内。",
    "依申请公开方面，新收政府信息公开申请15件，其中12件来自自然人，3件来自企业。",
    "本机关不掌握相关政府信息4件，重复申请1件，保护第三方合法权益1件。",
    "因本机关不掌握相关政府信息而无法提供的4件，因重复申请不予处理的1件。",
    "从申请人看，自然人占比80%，法人或其他组织占比20%。",
    "从申请办理结果看，予以公开占56.25%，无法提供占25%。",
    "申请办结率100%，予以公开率56%。",
    "予以公开及部分公开的申请占62.5%。",
    "从申请渠道看，网上申请占60%。",
    "全年自然人申请占80%。2023年自然人申请占70%。",
]
DOCUMENTS = [
    "本年制发行政规范性文件2件，废止1件，现行有效6件。",
    "全年制定出台规范性文件2件、废止1件，现行有效规范性文件6件。",
    "新制定行政规范性文件两件，清理废止一件。",
    "对现行有效的6件行政规范性文件进行清理，废止1件。",
    "截至2024年底，现行有效行政规范性文件6件。",
    "全年公开规范性文件8件，解读2件。",
    "公开政策文件12件、规范性文件2件。",
    "制发公文文件120件。",
    "全年审核规范性文件15件，备案审查20件。",
    "2023年制发规范性文件5件，2024年制发2件。",
    "2025年拟制定规范性文件3件。",
    "未制定规章，制发行政规范性文件2件。",
    "本年度共制定行政规范性文件2件，均在20个工作日内公开。",
    "制发规范性文件2件，其中主动公开2件。",
    "行政规范性文件制发2份、废止1份、现行有效6份。",
    "全年作出行政许可决定35件、行政处罚决定4件。",
    "办理行政许可35件，行政处罚4件，均在网上公示。",
    "公示行政许可信息120条、行政处罚信息8条。",
    "本年处理行政许可35件，行政强制0件。",
    "未实施行政强制。",
    "未作出行政强制决定。",
    "双公示信息公开行政许可40条。",
    "新增规范性文件2件；清理规范性文件20件。",
    "依申请变更行政许可事项12项。",
    "行政许可事项清单共56项。",
]
PUBLISHED = [
    "全年主动公开政府信息218条。",
    "全年共公开信息218条，其中网站118条，微信公众号100条。",
    "公开信息218条，其中水质48条、工程170条。",
    "公开政府信息218条，其中：概况类18条、政务动态类100条、其他100条。",
    "通过网站公开118条，微信100条，微博50条，合计268条。",
    "共公开信息218条，一是水质信息48条，二是工程信息170条。",
    "围绕四个方面公开信息：一是供水，二是河湖，三是工程，四是安全。",
    "开设5个专栏，发布信息320条，其中概述类2条。",
    "发布解读6篇，其中图解3篇、视频2篇、文字1篇。",
    "公开信息1,218条，其中网站1,018条、公众号200条。",
    "公开信息218条，占全县总量的5.2%。",
    "全年发布信息218条，较上年增加12.5%，其中政务动态150条，占68.8%。",
    "公开信息218条，访问量12.6万人次。",
    "发布信息218条，阅读量达3万余次。",
    "网站发布信息约200条，公众号发布60余条。",
    "召开新闻发布会2场，回应关切3次，举办开放日活动1次。",
    "发布微博120条、微信98篇，合计218条（篇）。",
    "主动公开政府信息二百一十八条，其中水质信息四十八条、工程信息一百七十条。",
    "共发布3类信息：水质类48条、工程类170条、政策类6条。",
    "公开部门预算1份、决算1份，“三公”经费信息2条。",
    "全年累计发布各类信息218条，其中县政府门户网站发布120条，政务新媒体发布98条。",
    "发布218条，其中，政策类20条，公示公告类30条，新闻类168条。",
]
FEES = [
    "本年度未收取信息处理费。",
    "2024年度，本机关收取信息处理费0元。",
    "未产生信息处理费。本年度无其他需要报告的事项。",
    "按照国办函〔2020〕109号规定，2024年我局未向申请人收取信息处理费。",
    "本年度发出收费通知0件，总金额0元，实际收取0元。",
    "本年度收取信息处理费共计120元，发出收费通知1件。",
    "政府信息公开未收费。",
    "依申请公开政府信息不收取任何费用。",
]
APPLICATIONS_WRONG = [
    "全年新收政府信息公开申请16件，上年结转2件。",
    "全年新收政府信息公开申请15件，上年结转3件。",
    "办理完毕15件，结转下年度继续办理1件。",
    "新收申请15件，办结16件，结转下年度继续办理2件。",
    "全年收到政府信息公开申请十六件。",
    "全年收到政府信息公开申请１６件。",
    "全年收到政府信息公开申请 1 6 件。",
    "全年收到政府信息公开申请1,500件。",
    "共收到16份政府信息公开申请。",
    "全年未收到政府信息公开申请。",
    "本年度没有收到公民、法人和其他组织提出的政府信息公开申请。",
    "无政府信息公开申请。",
    "政府信息公开申请为零。",
    "政府信息公开申请0件。",
    "收到政府信息公开申请15件，予以公开8件，部分公开1件。",
    "收到政府信息公开申请15件，不予公开2件。",
    "无法提供3件，不予处理1件，予以公开9件，办结申请16件。",
    "收到政府信息公开申请15件，其中自然人申请11件、商业企业申请3件。",
    "收到政府信息公开申请15件，全部为自然人申请。",
    "因政府信息公开引发行政复议2件，行政诉讼1件。",
    "因政府信息公开引发行政复议1件，行政诉讼2件。",
    "未发生因政府信息公开引发的行政复议、行政诉讼。",
    "未发生政府信息公开行政复议，行政诉讼1件。",
    "没有被申请行政复议，有1件行政诉讼。",
    "行政复议1件，结果纠正；行政诉讼1件，结果维持。",
    "被申请行政复议1件，被撤销1件。",
    "未经复议直接起诉1件，复议后起诉1件。",
    "收到政府信息公开申请15件，网上申请9件，信函4件，当面3件。",
    "通过网络收到申请9件，信函4件，当面1件，合计15件。",
    "全年收到政府信息公开申请15宗，办结15宗。",
    "办结政府信息公开申请18件。",
    "共受理依申请公开18件（含上年结转2件）。",
    "上年无结转申请。",
    "无结转下年度办理的申请。",
    "全部办结，无结转。",
    "全年答复政府信息公开申请15件，结转3件。",
    "共收到政府信息公开申请15件，其中自然人12件、法人或其他组织4件。",
    "收到申请15件，其中涉及水费的5件、征地的9件、其他2件。",
    "因重复申请不予处理2件。",
    "本机关不掌握相关政府信息3件。",
    "收到政府信息公开申请15件，自然人申请占85%，商业企业申请占20%。",
    "从申请办理结果看，予以公开占65.25%，无法提供占25%。",
]
DOCUMENTS_WRONG = [
    "本年制发行政规范性文件3件，废止1件，现行有效6件。",
    "制发行政规范性文件2件，废止2件。",
    "现行有效行政规范性文件7件。",
    "全年未制定行政规范性文件。",
    "全年未制发规范性文件，现行有效6件。",
    "制定规范性文件三件。",
    "作出行政许可决定53件。",
    "作出行政处罚决定14件。",
    "全年无行政处罚案件。",
    "废止规范性文件0件。",
    "现行有效规范性文件12件。",
]
PUBLISHED_WRONG = [
    "公开信息218条，其中水质信息48条、工程信息190条。",
    "全年共公开信息218条，其中网站118条、微信公众号90条、其他20条。",
    "公开信息218条，其中概况类18条、政务动态类100条、通知公告类99条。",
    "通过网站公开118条，微信公开100条，微博公开50条，合计258条。",
    "公开政府信息200条，其中政务动态150条，占70%。",
    "发布政策解读6篇，其中图解3篇、视频2篇、文字2篇。",
]
MISCOUNTED = [
    "做好以下四项工作：一是公开，二是解读，三是回应。",
    "共发布三类信息：一是水质信息，二是工程信息。",
    "存在三个方面的问题：一是更新慢，二是内容少。",
]


@pytest.mark.parametrize("sentences", together(two=APPLICATIONS, three=DOCUMENTS, one=PUBLISHED, fees=FEES))
def test_what_is_right_raises_nothing(sentences: dict[str, str]) -> None:
    found = raised(sentences)
    assert {part: [(f.rule, f.message) for f in raised_on] for part, raised_on in found.items() if raised_on} == {}


@pytest.mark.parametrize("sentences", together(two=APPLICATIONS_WRONG, three=DOCUMENTS_WRONG, one=PUBLISHED_WRONG))
def test_what_is_wrong_is_found(sentences: dict[str, str]) -> None:
    found = raised(sentences)
    for part, sentence in sentences.items():
        told = [f for f in found[part] if f.category is Category.CONSISTENCY and f.severity is not Severity.HINT]
        assert told, sentence


@pytest.mark.parametrize("sentence", MISCOUNTED)
def test_enumerations_are_counted(sentence: str) -> None:
    (finding,) = raised({"one": sentence})["one"]
    assert finding.rule == "W114"
    assert finding.expected != finding.actual


def test_the_amount_published_is_the_same_everywhere() -> None:
    """No table says it, so the prose has to agree with itself."""
    added = (("overview", "全年主动公开政府信息218条。"), ("proactive", "全年共主动公开政府信息281条。"))
    (finding,) = engine.run(read_report(load_text(Example("", add=added).draft()))).findings
    assert (finding.rule, finding.expected, finding.actual) == ("X502", "218", "281")


def test_a_word_too_many_in_a_phrase_of_doctrine() -> None:
    assert seen("W103", "以铸牢中华民族命运共同体意识为主线。")[0][0] == "warning"
    assert seen("W103", "推动构建人类命运共同体，铸牢中华民族共同体意识。") == []
    assert seen("W103", "以人民为中心的根本服务理念。") == []
