"""Numbers in the prose held against each other: sentences of every frame, right and wrong by one number."""

from __future__ import annotations

from dataclasses import fields
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.check.wording.lexicon import number_forms
from core.model.document import Span
from core.model.normalise import logical
from core.read.prose.changes.changes import Kind, changes
from core.read.prose.denials.denials import denied_things
from core.read.prose.number_words import Words, number_words
from core.read.prose.quantities import quantities
from tests.support.wording_drafts import seen, seen_in_each

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Rules that hold one sentence against another.
ACROSS = ("X508",)

WRONG = {
    "X501": [
        "征集用户意见建议52条，采纳55条。",
        "局务会开展观摩会11场，东片区3场、西片区4场、南片区2场、北片区3场。",
        "下发调查问卷500份，收回有效问卷520份。",
        "检查水务栏目36个，不达标的40个。",
        "全年组织水价政策宣讲13场，其中县级2场、乡镇级5场、村级5场。",
        "对全县16个水厂开展年终考核，评为优秀4个、良好7个、合格4个，无不合格水厂。",
        "召开水价吹风会9次，一季度2次，二季度2次，三季度3次，四季度3次。",
        "受理咨询电话430个，办理流程类210个、政策查询类140个、其他类90个。",
        "受理互动留言640条，水质类380条，水价类120条，建议类130条，全部答复。",
        "检查水表箱48处，运行正常的41处、运行不正常的5处，已督促整改。",
        "全年公开信息162条。其中，文件41条，通知公告293篇。",
        "发布信息400余条，其中通过网站，以图文形式发布300余条，水情735条。",
        "网民留言由上年的30条增加到42条，其中咨询类13条、建议类11条、投诉类12条，其他8条。",
        "通过政务新媒体发布信息210条（微信130条、微博100条），回应群众疑问。",
        "共办理人大代表建议和政协委员提案27件，其中代表建议16件、委员提案9件，均已答复。",
        "受理网民留言74条，其中咨询类41条、投诉类22条、建议类16条，均已答复。",
        "办理热线工单318件，其中咨询类164件、求助类102件、投诉类61件，均已办结。",
        "全年公开信息90条，其中：公文40条；机构信息35条；其他20条。",
        "全年编印公报12期、每期500册，免费发放6500册。",
        "举办培训2期，每期60人，共培训100人次。",
        "四个季度分别公开信息112条、135条、98条和147条，全年合计公开482条。",
        "对32家单位开展评估，其中优秀10家、良好15家、合格7家、不合格1家。",
        "全年公开信息90条，包括：政策40条，解读及回应信息35条，其他类信息25条。",
        "全年公开信息95条：政策40条、动态35条、公告25条。",
        "全年公开信息100条，含水价信息120条。",
        "发布稿件40篇，其中上半年18篇、下半年20篇。",
        "网站发布118条，微信发布100条，共计228条。",
        "通过网站公开信息754条，通过新媒体公开信息2808条。其中，公众号1205条、微博12984条、门户网站1014条。",
        "阅读量达1.2万次，其中网站0.9万次、公众号0.7万次。",
        "发布信息200余条：公众号发布50余条；公开栏发布270余条。",
        # lists that no word opens, and totals that only their place tells
        "全年受理咨询共计26件，通过网上平台提交18件，邮寄5件，现场提交2件。",
        "全年开展解读45次，文字解读20次、图文解读15次、视频解读8次，场景解读3次。",
        "全年共接待来访群众73人次，上半年32人次，下半年31人次。",
        "办理人大建议12件、政协提案9件，共办理22件，全部公开答复。",
        "上年结转2件，新收11件，全年需办理14件。",
        "组织培训4场，覆盖210人次，其中第一场50人、第二场60人、第三场55人、第四场55人。",
        # ways of ending, each of them another
        "本年度共办结申请14件，其中予以公开8件、部分公开2件，不予公开3件。",
        "被申请行政复议12件，其中结果维持7件、结果纠正2件、其他结果1件、尚未审结1件。",
    ],
    "X503": [
        "共解读文件23个。其中图片解读文件16个，动漫解读文件7个，动漫解读占比23%。",
        "收到网民留言100条，办结95条，办结率98%。",
        "受理留言120条，已回复114条，回复率97.5%。",
        "转办群众诉求520件，办结515件，办结率98%。",
        "发放调查问卷300份，回收有效问卷276份，回收率96%。",
        "全县15个乡镇中已有12个建成公开专区，覆盖率达85%。",
        "培训人员应到80人，实到76人，参训率达90%。",
        "12件留言均在法定期限内答复，按时答复率为98%。",
        "收到来信20件，按期答复20件，按期答复率95%。",
        "个人来信18封，占90%；企业来信2封，占20%。",
        "全年答复热线2400件，其中水价类310件，占答复总数的三分之一。",
    ],
    "X505": [
        "公众号关注人数从5万人增加到6.5万人，增长23%。",
        "网站访问量由上年的20万次增至30万次，增长一倍。",
        "公开信息数量是上年的1.5倍，同比增长150%，质量稳步提升。",
        "留言数量与上年持平，较上年增加2件。",
        "收到来信30件，同比下降40%，上年为40件。",
        "全年公开信息960条，较上年的800条增长15%。",
        "收到网民来信31件，上年为26件，同比增加6件。",
        "发布政策解读52篇，比上年多发布12篇，增幅为23%。",
        "公众号关注人数24.2万，较上年增加2.2万，增长9.1%。",
        "满意率达97%，较上年的93%提高3个百分点。",
        "关注人数由80万人增至96万人，增加18万人。",
        "平均答复用时由15个工作日压缩至9个工作日，缩短5个工作日。",
        "答复平均用时9个工作日，比法定20个工作日缩短12个工作日。",
        "群众投诉由上年的30件下降到18件，降幅达60%。",
        "办理留言96件，较去年的128件增长25%。",
        "办理留言120件，与上年的100件持平。",
        "发布信息1000条，较上年750条翻了一番。",
        "发布信息1500条，是上年500条的2倍。",
        "收到申请减少为0，与上年持平。",
        "办理时限由20个工作日压缩至8个工作日，压缩50%。",
    ],
    "X506": [
        "在32个部门中排名第35位。",
        "从公开内容看，社会救助类占45%、养老服务类占35%、其他类占30%。",
        "自然人占65%，企业占25%，其他占5%。",
        "网民留言按时办结率达104%。",
    ],
    "X507": ["网民投诉减少一倍。", "申请材料降低了2倍。", "投诉量下降120%。", "办理时间缩短了三倍。"],
    "X508": [
        "全年组织业务培训6期。虽然全年共组织业务培训4期，参训人员仍偏少。",
        "微信公众号全年发布信息136篇。全年通过微信公众号发布信息163篇。",
        "全年举办3期业务培训。全年共举办业务培训5期。",
        "全年发放宣传资料2000余份。全年共发放宣传资料3500份。",
    ],
    "X514": [
        "全年举办水价发布会6场。在全部8场水价发布会中，局领导出席3场。",
        "全年刊发水务简报6期，每期均送达用户。8期简报共刊登文件54件。",
        "全年收到来信6件。上述5件来信均在期限内答复。",
        "举办培训3期，参训120人次。这2期培训邀请专家授课。",
        "我局设有5个科室，6个科室均明确了信息员。",
        "来信办结6件，其中采纳1件、答复5件，采纳的2件建议已经落实。",
        "全年主动公开水情信息150条，主动公开的160条信息中，工程类占多数。",
    ],
    "X512": [
        "坚持“五公开”，即决策公开、执行公开、管理公开、结果公开。",
        "实行“四审”制度，即拟稿人初审、股室负责人复审、分管领导终审。",
    ],
}
RIGHT = {
    "X501": [
        "受理用户留言230条，办结240条（含上年结转10条）。",
        "向社会征集意见36条，座谈会收到意见12条，共采纳40条。",
        "检查网站36家，发现不规范表述40处。",
        "全年组织水价政策宣讲15场，其中县级2场、乡镇级5场、村级5场。",
        "对全县16个水厂开展年终考核，评为优秀4个、良好8个、合格4个，无不合格水厂。",
        "全年新收来信85件，结转3件，按期答复84件，其余4件结转至下年度。",
        "受理的16件中，水质类8件，水价类2件，其他类9件另行转办。",
        "全年受理投诉40件，均已办结。网上的37件。其中，水价类4件、水质类33件、其他3件。",
        "全年供水投诉共3件，属实2件，不实1件；排水投诉共1件，正在核查。",
        "公布供水通知4条，其中业务类4条；水质动态51条；停水公告1条。",
        "报装平均用时6.5个工作日；其中1件因占路审批，历时21个工作日。",
        "全年公开信息162条。其中，文件41条，每日头条账号发布90篇；另转发上级信息293篇。",
        "发布信息400余条，其中通过网站，以图文形式发布300余条，总阅读量735条。",
        "申请由30件增加到42件，增长40%；其中，要求公开价格的13件、公开标准的11件、公开工程的10件，其他8件。",
        "新增目录12项，修订目录26项，删除目录7项，修订后的目录共计148项。",
        "全年编印公报12期、每期500册，免费发放5800册。",
        "举办培训2期，每期约60人，共培训100人次；召开会议3次，每次约30人，共80人次。",
        "全年公开信息480条，其中政策文件56条、财政信息40条。",
        "公开机构类信息20条，内有领导成员10条、机构职能4条、内设机构6条；公开工作类信息11条，内有动态3条、计划3条、公告5条。",
        "全年召开新闻发布会4场，分别在3月、6月、9月、12月各召开1场。",
        "发布解读材料36件，其中图解12件、问答18件、视频6件，解读率100%。",
        "公开信息122条，微信公开311条，其中动态105条、公告20条。",
        "新增信息50条，其中机构类20条，内有领导成员10条、机构职能10条，工作类30条。",
        "公开信息46条（其中原创30条、图文27条）。",
        "全年公开信息100条，其中网站80条，较上年增加90条。",
        "阅读量达1.2万次，其中网站0.72万次、公众号0.48万次。",
        "阅读量达1.2万次，其中网站7180次、其他4790次。",
        "引发行政复议5件，其中维持4件，撤回1件；引发行政诉讼2件，均被驳回。",
        "新建道路1.6万公里，新增公路63.9万公里，其中高速公路3.3万公里。",
        "公开各类信息837条：概况类9条，动态类21条，目录类18条。",
        "申请量攀升至1506件；前两年分别为1398件、1267件。",
        "全年召开会议10次，开展培训3次，督查4次，座谈2次。",
        "共有信息员25名，其中专职5名，兼职20名，新增3名。",
        "新收工单41件，上年结转2件，总数为43件；其中予以公开19件、部分公开4件、不予公开4件、无法提供16件。",
        "收到工单156件，上年结转7件，共办结158件，结转下年度5件。",
        "新收工单30件，办结31件，结转下年度1件。",
        "行政复议6件，其中结果维持4件、其他结果2件；行政诉讼3件，均为结果维持。",
        "办结申请171件，其中予以公开160件、部分公开11件；结转下年度3件。",
        "全年受理用水信息公开申请28件，上年结转2件，其中网上申请15件，信函申请10件，当面申请5件。",
    ],
    "X503": [
        "转办群众诉求520件，办结515件，办结率99%。",
        "发放调查问卷300份，回收有效问卷276份，有效回收率92%。",
        "公开文件30份，解读文件12份，解读率100%。",
        "共解读文件23个。其中图片解读文件16个，动漫解读文件7个，动漫解读占比30.4%。",
        "收到网民留言100条，办结98条，办结率98%。",
        "群众评价好评率99.6%，差评3条，均已回访。",
        "收到网民留言100条，办结98条，按时办结率100%。",
        "全县15个乡镇中已有12个建成公开专区，覆盖率达80%。",
        "全年召开听证会14场，局领导出席其中4场，业务科室负责人出席率达100%。",
        "12件留言均在法定期限内答复，满意率为98%。",
        "个人来信18封，占90%；企业来信2封，占10%。",
        "全年答复热线2400件，其中水价类800件，占答复总数的三分之一。",
        "来信中，个人3150件，占87.5%；企业450件，占12.5%。",
        "全年收到来信57件，上年结转3件，办结54件，结转下年度6件，办结率90%。",
    ],
    "X505": [
        "公众号关注人数从5万人增加到6.5万人，增长31%。",
        "关注人数由80万人增至96万人，增加17万人。",
        "平均答复用时由15个工作日压缩至9个工作日，缩短6个工作日。",
        "平均用时分别由15天、20天压缩至9天、12天，缩短8天。",
        "全年公开信息1.26万条，较上年的1.05万条增长20%。",
        "公众号关注人数18.6万，较上年增加2.1万，增长12.7%。",
        "共发布信息840条，其中政策70条，较上年的700条增长20%。",
        "以多种形式发布信息840条，新增栏目5个，比上年增加2个。",
        "进出口总额4743万元，其中出口2492万元，分别比上年增长69%和67%。",
        "浏览量达320余万次，较上年的210余万次增长52%。",
        "满意率由95%提高到98%，提高了3%。",
        "发布信息1500条，较上年750条翻一番。",
        "收到来信12件，比上年少收到3件，下降20%。",
        "办理留言120件，与上年120件持平。",
        "发布信息1000条，是上年500条的2倍。",
        "收入由3645元增加到9000元，年均增长9.8%。",
        "网站访问量由上年的20万次增至41万次，增长一倍。",
        "公开信息数量是上年的1.5倍，同比增长50%。",
        "收到来信30件，同比下降25%，上年为40件。",
        "首页跳出率由58%下降到41%，用户停留时间增加近一倍。",
        "停水通知送达率从89.7%提升到94.6%，供水纠纷数量同比下降15%。",
    ],
    "X506": [
        "在32个部门中排名第5位。",
        "全年公开信息300条，其中民生类100条、占33.3%，财政类100条、占33.3%，其他类100条、占33.3%。",
        "从公开内容看，政策文件占16.7%，财政资金占33.3%，工作动态占50.1%。",
        "参训人员中女性占60%，党员占70%。",
        "预算完成率达102%。",
        "受访用户中，认为“好找”的占93%，认为“好懂”的占88%，对水质表示满意的占96%。",
        "不满意的意见中，首位是“看不懂”，占46%；其次是“没查到”，占31%；再次是“太慢”，占14%；其他原因占9%。",
    ],
    "X507": [
        "网民投诉减少50%。",
        "办件量增长一倍。",
        "投诉降为上年的一半。",
        "投诉量下降100%。",
        "减少到原来的两倍以内。",
    ],
    "X508": [
        "上半年组织业务培训2期。全年组织业务培训5期。",
        "全年组织业务培训5期。下一步，计划全年组织业务培训8期。",
        "全年政府信息公开行政复议5件，结果维持3件；政府信息公开行政诉讼2件，结果维持1件。",
        "全年发放宣传资料2000余份。全年共发放宣传资料2350份。",
        "全年组织业务培训5期，较上年组织业务培训3期有所增加。",
    ],
    "X514": [
        "全年举办水价发布会6场。在全部6场水价发布会中，局领导出席3场。",
        "全年刊发水务简报6期。其中3期简报共刊登文件54件。",
        "全年收到来信6件。上述6件来信均在期限内答复。",
        "全年收到来信6件，1件撤回，上述5件来信均在期限内答复。",
        "上半年收到来信4件，下半年3件。这7件来信均已答复。",
        "我局设有7个科室，6个科室均明确了信息员。",
        "全年收到来信5件，其中建议3件、咨询2件，3件建议均被采纳。",
        "直接起诉的7件，其中裁定驳回起诉2件、判决驳回诉讼请求5件；复议后起诉的5件均已审结。",
    ],
    "X512": [
        "坚持“五公开”，即决策公开、执行公开、管理公开、服务公开、结果公开。",
        "做到“三个及时”，即及时登记、及时审核、及时归档。",
        "落实“三审三校”制度，即初审、复审、终审和一校、二校、三校。",
        "推进“五公开”，包括决策公开、执行公开等。",
    ],
}


def each(code: str, sentences: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """What the rule marks in each sentence; all in one draft, unless the rule holds sentences against each other."""
    return {s: seen(code, s) for s in sentences} if code in ACROSS else seen_in_each(code, sentences)


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_number_is_told(code: str) -> None:
    assert [sentence for sentence, told in each(code, WRONG[code]).items() if not told] == []


@pytest.mark.parametrize("code", RIGHT)
def test_right_numbers_raise_nothing(code: str) -> None:
    told = {sentence: [f for f in told if f[0] != "hint"] for sentence, told in each(code, RIGHT[code]).items()}
    assert {sentence: found for sentence, found in told.items() if found} == {}


@pytest.mark.parametrize("entry", number_forms().written, ids=lambda e: e.reason)
def test_marks_as_written(entry) -> None:
    assert entry.bad
    for sentence, told in each("X509", entry.bad).items():
        assert list(entry.hits(sentence))
        assert told
    assert each("X509", entry.good) == {sentence: [] for sentence in entry.good}


LISTS = [(f.name, w) for f in fields(number_words()) if isinstance(w := getattr(number_words(), f.name), Words)]
LISTS += [(f"denied {t.nouns[0]}", t) for t in denied_things().things]
LISTS += [(f"families {f.needed[0][0]}", f) for f in number_words().families]


@pytest.mark.parametrize(("name", "words"), LISTS, ids=[name for name, _ in LISTS])
def test_every_list_of_words_is_heeded(name: str, words: Words) -> None:
    assert words.bad
    assert words.good
    bad, good = [[each(code, sentences) for code in words.rules] for sentences in (words.bad, words.good)]
    for sentence in words.bad:
        assert any(told[sentence] for told in bad), (name, sentence)
    for sentence in words.good:
        assert not any(told[sentence] for told in good), (name, sentence)


def test_quantities_and_what_is_none() -> None:
    read = quantities(
        "阅读3200余万次、近12件、1,203余件、约5次、26.4万粉丝、3至5个、12345热线、3个月、2024年、第3条、20%"
    )
    assert [(q.written, q.low, q.high) for q in read] == [
        ("3200余万次", 32_000_000, 33_000_000),
        ("12件", 11, 12),
        ("1,203余件", 1203, 1204),
        ("5次", 4, 6),
        ("26.4万", 263_500, 265_000),
        ("20%", 20, 20),
    ]


def test_changes_know_what_they_are_told_of() -> None:
    text = "网民投诉由上年的24件降至12件，减少50%。"
    level, share = changes(logical(text, [Span(0, len(text))]), 2024)
    assert (level.kind, share.kind) == (Kind.LEVEL, Kind.SHARE)
    assert ([q.value for q in share.before], [q.value for q in share.now]) == ([24], [12])
    assert share.rise is False


numbers = st.integers(20, 5000)


@given(numbers, numbers, st.booleans(), st.integers(0, 2))
def test_growth_is_right_as_rounded_and_as_cut_off(before: int, now: int, cut: bool, digits: int) -> None:
    change = Decimal(abs(now - before)) * 100 / before
    shown = change.quantize(Decimal(1).scaleb(-digits), ROUND_DOWN if cut else ROUND_HALF_UP)
    way = "增长" if now >= before else "下降"
    fact = "全年公开信息{}条，较上年的{}条{}{}%。"
    assert seen("X505", fact.format(now, before, way, shown)) == []
    wrong = shown + max(Decimal(3), shown / 10)
    assert seen("X505", fact.format(now, before, way, wrong)) != []


@given(
    st.lists(numbers, min_size=2, max_size=5),
    st.integers(1, 400),
    st.sampled_from(["其中{}。", "分别是{}。", "包括{}，均已公开。"]),
)
def test_sums_are_right_or_too_much(parts: list[int], more: int, frame: str) -> None:
    names = ["政策解读类", "财政预算类", "工作动态类", "机构职能类", "通知公告类"]
    listed = "、".join(f"{name}{n}条" for name, n in zip(names, parts, strict=False))
    for total, wrong in ((sum(parts), False), (sum(parts) - min(more, min(parts)), True)):
        sentence = f"全年公开信息{total}条，{frame.format(listed)}"
        assert bool(seen("X501", sentence)) is wrong, sentence


@given(st.integers(1, 900), st.integers(1, 900))
def test_rates_of_what_came_in(done: int, left: int) -> None:
    rate = (Decimal(done) * 100 / (done + left)).quantize(Decimal("0.1"))
    fact = f"收到网民留言{done + left}条，办结{done}条，办结率{{}}%。"
    assert seen("X503", fact.format(rate)) == []
    assert seen("X503", fact.format(rate - 2 if rate > 3 else rate + 2)) != []


def test_totals_behind_their_parts_with_a_noun_or_since_when() -> None:
    parts = "公开村级财务信息132条、惠民补贴信息54条、救助信息38条"
    assert seen("X501", f"{parts}，合计公开民生信息234条。")
    assert seen("X501", f"{parts}，合计公开民生信息224条。") == []
    assert seen("X501", f"{parts}，累计公开信息200条。")  # less than this year alone
    assert seen("X501", f"{parts}，累计公开信息1200条。") == []


def test_outcomes_and_applicants_are_of_applications_without_the_word() -> None:
    told = "按办理结果分，予以公开9件，部分公开{}件，不予公开1件，无法提供4件，不予处理1件。"
    assert seen("X305", told.format(2))
    assert seen("X305", told.format(1)) == []
    assert seen("X306", "从来源看，自然人申请11件，商业企业申请3件。")
    assert seen("X306", "从来源看，自然人申请12件，商业企业申请3件。") == []


def test_no_dispute_at_all_is_none_for_openness() -> None:
    assert seen("X401", "全年未发生行政复议和行政诉讼。")
    assert seen("X401", "水费收缴未发生行政复议和行政诉讼。") == []


def test_several_years_together_are_not_the_year() -> None:
    assert seen("X301", "近三年共收到政府信息公开申请58件。") == []
    assert seen("X301", "回顾近三年，全局各科室共收到政府信息公开申请58件。") == []
    assert seen("X401", "近五年中，本机关没有行政复议的年份有两个，未发生行政复议的情况不多见。") == []
    assert seen("X301", "全年共收到政府信息公开申请58件。")


def test_what_is_held_is_one_thing_in_either_order() -> None:
    assert seen("X508", "全年开展政府开放日活动3次。全年5次政府开放日活动共吸引群众260人。")
    assert seen("X508", "全年举办政务公开培训4期。6期政务公开培训共培训320人次。")
    assert seen("X508", "全年开展政府开放日活动3次。全年3次政府开放日活动共吸引群众260人。") == []


def test_what_lies_between_two_percentages_is_points() -> None:
    assert ("warning", "20%") in seen("X505", "用户满意率由70%提高到90%，提高了20%。")
    assert seen("X505", "用户满意率由92%提高到95%，提高了3%。") == [("hint", "3%")]  # some 3 % more, too
    assert seen("X505", "用户满意率由92%提高到95%，提高了3个百分点。") == []


def test_an_average_fits_its_total_over_days_or_working_days() -> None:
    assert seen("X513", "全年访问73万次，日均访问约2万次。") != []
    assert seen("X513", "全年访问73万次，日均访问约2900次。") == []
    assert seen("X513", "系统上线以来访问73万次，日均访问约2万次。") == []
