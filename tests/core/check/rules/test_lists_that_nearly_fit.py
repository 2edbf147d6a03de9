"""Lists known as parts of a number by what they come to, by what was done with each, or by a word for their sum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.check.example import cells
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding, NotAssessable
from core.read import read_report
from core.read.prose.sums import MOST_COUNTS
from tests.support.wording_drafts import draft, seen_in_each

WRONG = {
    "X501": [
        "全年共办理用水申请1559条（含上年结转100条），已全部办结。从渠道看，线上836条、线下633条。",
        # behind 其中, whatever the names say
        "全年接到来电1859个，其中热线转办1420个、网上留言216个、来信来访224个。",
        "公布水价案卷145份，其中混合计价的68份，在城区、镇区之间转户的39份，未按规定抄表的21份，表号不清的18份。",
        "收到用水申请16件，其中涉及水价核定5件、用水证办理6件、管网补贴3件、其他3件，全部按期办结。",
        "查出问题62个，其中内容不完整的24个、更新不及时的15个、形式不规范的11个、程序不到位的7个、服务不便捷的6个。",
        "受理来件144件，其中当面18件，占12.5%；网上57件，占39.6%；信函70件，占48.6%。",
        "收到留言584条，其中逐条回复553条，另外32条并作一条回复。",
        "编印材料，全年发放3批、86套，其中已签收83套，另外4套退回。",
        "排查水表箱91处，其中8处锈蚀，已经更换；60处完好；25处掉漆，已经补漆。",
        "公开信息152条，其中水质78条、法规21条、指南16条、案例15条、公告13条、其他10条；另在公众号发布430条。",
        "清理栏目4个，现行有效5件；办理接水许可9216件，其中准予许可9034件、不予许可183件。",
        "配备专职人员5名，全县水厂从事公开工作的共有183名，其中专职人员61名、兼职人员121名。",
        "全年登记水质数据集2164个，其中有条件开放776个、无条件开放1387个。",
        "分配节水器具450套，分三批进行，分别配发180套、150套、130套。",
        "因供水被申请行政复议27件，其中维持18件、纠正2件、其他结果3件、尚未审结2件。",
        # what came in, and how it was dealt with
        "公示期内收到异议16件，经复核更正5件，维持12件。",
        "全年报修水表185只，修复181只，报废5只。",
        "接到水价疑问1144个，当场回答972个，限期回复171个。",
        "检测水样1240份，合格1221份，合格率98.5%；不合格的18份已通报。",
        "收到意见216条，水厂会同镇村逐条研究，采纳44条，未采纳的173条分类说明理由。",
        "登记接水事项1983件，办结1977件，另有7件因产权不清，正在协调。",
        "收到水价建议208条，采纳了其中的77条，对没有采纳的132条说明了理由。",
        # the sum in a clause or sentence of its own
        "水样共有三类来源：出厂水3处、管网水5处、末梢水12处，合计22处。",
        "住户自筹6.4万元、水厂补助9.6万元，合计17万元。",
        "计划内抽检260户；计划外抽检47户。两类抽检合计317户。",
        "新收用水申请41件，上年结转2件，总数为42件。",
        "春季水费结余9640元、秋季水费结余7215元，合计16856元。",
        "县城供水人口中，男性21.34万人，女性20.16万人，总人口42.5万人。",
        "全县设8个镇、5个乡，14个乡镇全部通了自来水。",
    ],
    "X503": [
        "全县12个水厂中，已有9个水厂建成公开专区，占80%，其余3个正在建设。",
        "审结水事案件86件，其中维持52件、撤销9件、终止17件、驳回8件，撤销案件占审结案件总数的14.5%。",
    ],
    "X505": ["余氯平均为31毫克/升，较2023年的35毫克/升下降3毫克/升，降幅11.4%。"],
    "X517": ["收到用水申请44件，当年办结32件，结转2件。"],
    "X518": ["缴费渠道由上年的3种拓展到6种，即营业厅柜台、微信公众号、自助终端、银行代扣和上门收取。"],
}
RIGHT = {
    "X501": [
        "全年共办理用水申请1559条（含上年结转100条），已全部办结。从渠道看，线上836条、线下623条。",
        "全年公开供水信息213条，其中水质52条、停水38条、检测报告4份、水价67条、其他52条。",
        "成立用水协会12家、注销用水协会9家、处罚水厂4家。",
        "受理用水申请52件，办结50件，结转下年度2件，仅发生行政复议1件且结果为维持。",
        "收到用水申请19件，办理结果为予以公开8件，部分公开3件，不予公开2件，无法提供4件，其他处理2件。",
        "因供水被申请行政复议21件，水厂维持13件，驳回5件，经调解自愿撤回2件，确认违法1件。",
        "从报装方式看，网上377件；信函224件；当面38件；其他方式3件。从用户类型看，居民597件，单位45件。",
        "网站公开水质信息8.63万条，其中概况1126条、动态3.21万条、目录5.31万条；公众号发布信息6.94万条。",
        "公开信息712条，比计划多完成112条。其中首次公开的594条，更新的118条；面向企业的203条，面向个人的509条。",
        "全年召开抄表会12次，培训8次，检查5次。",
        "收到水价意见23条，采纳11条，答复23条。",
        "公布水厂12批、86处，其中已改造83处，另外3处正在改造。",
        "全年查阅1208人次，其中网上预约455人次。",
        "居民自筹6.4万元、水厂补助9.6万元，合计16万元。",
        "改造管网1.2万米、新建0.8万米，共2.1万米。",
    ],
    "X503": [
        "公开代表建议办理结果30件、委员提案办理结果3件，办结率和公开率均为100%。",
        "经过分析，不了解水价的诉求503件，占27%；不清楚进度的诉求298件，占16%；对结果有疑问的诉求205件，占11%。",
        "从方式看，网上377件，占58.7%；信函224件，占34.9%；当面38件，占5.9%；其他3件。从用户看，居民597件，单位45件。",
        "分配节水器具450套，分三批进行，分别配发180套、150套、120套，申请住户600户，配发率为75%。",
        "改造线路18条，其中新建6条、延伸5条、取直7条，占供水线路102条的17.65%。",
    ],
    "X517": [
        "收到用水申请34件，当年办结32件，结转2件。",
        "收到36件用水申请，按内容分，水价15件、水质8件、报装7件，其余6件为管网查询。",
    ],
    "X518": ["缴费渠道由上年的3种拓展到5种，即营业厅柜台、微信公众号、自助终端、银行代扣和上门收取。"],
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_number_is_told(code: str) -> None:
    told = seen_in_each(code, WRONG[code])
    assert [sentence for sentence in WRONG[code] if not told[sentence]] == []


@pytest.mark.parametrize("code", RIGHT)
def test_right_numbers_raise_nothing(code: str) -> None:
    told = seen_in_each(code, RIGHT[code])
    assert [(sentence, told[sentence]) for sentence in RIGHT[code] if told[sentence]] == []


def test_of_too_many_numbers_it_is_said_that_they_were_not_checked() -> None:
    paragraph = "全年公开信息，其中" + "水价信息5条、" * (MOST_COUNTS + 1) + "合计3条。"
    outcomes = list(get_rule("X501").check(read_report(draft(paragraph))))
    assert [str(MOST_COUNTS + 2) in o.reason for o in outcomes if isinstance(o, NotAssessable)] == [True]


@pytest.mark.parametrize(("ended", "told"), [(44, []), (45, [True])])
def test_what_came_in_before_ends_with_what_came_in_this_year(ended: int, told: list[bool]) -> None:
    paragraph = (
        "新收申请按申请人分：自然人38件、商业企业3件、科研机构4件、其他组织3件。"
        f"从办理结果看，予以公开6件、无法提供3件、其他处理{ended}件。"
    )
    example = replace(cells({("requests", "carried_in", "total"): 5}), add=(("requests", paragraph),))
    outcomes = get_rule("X501").check(read_report(load_text(example.draft())))
    assert [str(9 + ended) in o.message for o in outcomes if isinstance(o, Finding)] == told
