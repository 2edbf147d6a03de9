"""Another organ where only the reporting one can stand: what it does for openness, its plans, its web site."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.grammar.governing import verbs
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language import organs
from core.language.dates import YEAR
from core.language.numerals import ONES
from core.language.organ_register import are_different, is_standard, other_endings
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

#: What an organ says of itself in the same sentence: then the other one is another indeed.
_OWN = Sought("[我本][局委厅办镇乡街单机中县市区省]")
#: Towns differ from one to the next, and a list of them lies behind these.
_ALL = (*"各全本我该两多等所相几", "其中", "目前", "当前")


@cache
def organ_name() -> str:
    """A pattern for the name of an authority, or of another standard organ behind its place (县残联), in ``organ``."""
    return (
        rf"(?P<organ>(?![我本全该各]|[{ONES}十]是)(?:[\u4e00-\u9fff]{{2,18}}?{organs.ending('authorities')}"
        rf"|[\u4e00-\u9fff]{{0,10}}?[省市县区旗州盟]{other_endings()}))"
    )


@cache
def _subjects() -> tuple[re.Pattern[str], ...]:
    """Clauses that begin with an organ's name and tell what it does for openness; one that plans; a web site."""
    words = sentence_words()
    name = organ_name()
    behind = r"(?:党[组委](?:会议?)?|领导班子|主要领导|主要负责人|主要负责同志)?"
    return (
        re.compile(
            rf"(?:^|[。;:,]){name}{behind}(?:{YEAR}年度?)?(?={words.works_at.any}[^。;]{{0,24}}?{words.openness.any})"
        ),
        re.compile(rf"(?:下一步|今后|接下来|下一年|{YEAR}年),?{name}(?=将{words.planned.any})"),
        re.compile(
            rf"(?:^|[。;]){name}(?=将(?:继续|进一步|持续|不断)[^。;]{{0,24}}?(?:{words.openness.any}|年度报告|年报))"
        ),
        re.compile(
            rf"(?:^|[。;]){name}(?=(?:政府|官方)?(?:门户)?(?:网站|微信公众号|官网)[^,。;]{{0,6}}(?:发布|公开|更新)[^,。;]{{0,8}}\d)"
        ),
    )


def others_as_subject(passage: Passage, organ: str) -> Iterator[re.Match[str]]:
    """Places where a standard department stands for a town, or for a department of another field.

    Departments whose own business openness is, or that set others to it, are told of by everybody.
    """
    text = passage.text
    own = organs.department(organ)
    if "公开" not in text and "发布" not in text and passage.section != SectionKey.PROBLEMS:
        return
    for pattern in _subjects():
        for match in pattern.finditer(text):
            named = organs.department(match["organ"])
            sentence = text[slice(*passage.sentence(match.start("organ")))]
            other = is_standard(named) if organs.is_town(organ) else are_different(named, own)
            if not other or sentence_words().charged_with_openness.stand_in(named):
                continue
            if not _OWN.search(sentence) and organ not in sentence and not passage.in_title(match.start("organ")):
                yield match


#: Organs that go by a place's name though they are no department of it: of one kind there is one in a place.
_KINDS = re.compile(r"(?P<kind>海关|海事局|大学|调查队|税务局|镇|乡|街道)(?:人民政府|办事处)?$")


_NO_TOWN = re.compile("[城集村古乡重本我该]镇|小镇|[本我该](?:乡|街道)")


@cache
def _kin(kind: str) -> re.Pattern[str]:
    words = sentence_words()
    return re.compile(
        rf"(?:^|[。;:,])(?P<organ>(?![我本全该各])[\u4e00-\u9fff]{{2,16}}?{kind})(?={words.works_at.any}[^。;]{{0,24}}?公开)"
    )


def others_of_one_kind(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """杭州海关 as the subject of what 南昌海关 did."""
    kind = _KINDS.search(organ)
    if kind is None or kind["kind"] not in passage.text:
        return
    for match in _kin(kind["kind"]).finditer(passage.text):
        named = match["organ"]
        bare = named.removesuffix(kind["kind"])[-2:]
        if named.startswith(_ALL) or _NO_TOWN.search(named):
            continue
        if len(bare) > 1 and bare not in organ and not passage.in_title(match.start("organ")):
            yield match.span("organ")


#: By what means, before 镇 without a name: 充分利用镇门户网站.
_MEANS = ("利用", "依托", "通过", "借助", "运用", "用好")
#: What opens an item of a series: 三是街道便民服务中心.
_ORDINAL = re.compile(f"[{ONES}十]是")
#: What makes 街道 no part of a name: 指南在街道网站公布, 公示后经镇公众号发布.
_NOT_NAMED = re.compile("在|^以|[由从按经与及将向]$")


@cache
def _town_owner() -> re.Pattern[str]:
    """A town whose web site, account or notice board is used as one's own: 在河湾镇政府门户网站开设专栏."""
    return re.compile(
        rf"""(?x) (?: ^ | [。;,:“] | 在 | 通过 | 依托 | 利用 | 登录 )
        (?P<town> (?! 在 | 通过 | 依托 | 利用 | 登录 ) [\u4e00-\u9fff]{{2,4}}? (?P<kind> 镇 | 乡 | 街道 ) )
        (?= {sentence_words().towns_own.any} )"""
    )


def other_towns(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """Another town of the own kind, as the owner of what the own one publishes in."""
    home = re.sub("(?:人民政府|办事处)$", "", organ)
    if not home.endswith(("镇", "乡", "街道")):
        return
    for match in _town_owner().finditer(passage.text):
        town = match["town"]
        if (
            town.startswith(_ALL)
            or _ORDINAL.match(town)
            or town in home
            or town[:2] in home
            or "乡镇" in town
            or verbs().stand_in(town)
            or _NOT_NAMED.search(town.removesuffix(match["kind"]))
            or any(means in town for means in _MEANS)
            or passage.in_title(match.start())
        ):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if home.endswith(match["kind"]) and not sentence_words().among_towns.stand_in(sentence):
            yield match.span("town")


#: What the applications of a report were addressed to: 受理公民向市政府提出的政府信息公开申请.
_ADDRESSED = Sought(
    r"""(?x) (?: 受理 | 收到 | 接到 | 办理 | 接收 ) (?: 了 )? [^。;,]{0,16}? 向
    (?P<organ> [\u4e00-\u9fff]{0,10}? (?P<level> [省市县区镇乡] ) (?: 人民 )? 政府 ) (?: 及 [^。;,]{1,12}? )?
    (?: 提出 | 提交 | 递交 | 寄送 ) 的? (?: 政府 | 政务 )? 信息公开 (?: 的 )? (?: 申请 | 请求 )"""
)
#: Who leads, by the field: 在上级公安机关的正确领导下.
_LED = Sought(
    r"上级(?P<field>[\u4e00-\u9fff]{2,6}?)(?:主管)?(?:机关|部门)(?:的)?(?:正确|坚强|亲切|统一|有力)?(?:的)?领导"
)


def others_addressed(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """A government of another level as the one that the reported applications went to."""
    if organs.is_zone(organ):
        return  # it acts for the government that set it up
    own = re.sub("(?:人民)?政府(?:办公[厅室])?$", "", organ)
    for match in _ADDRESSED.finditer(passage.text):
        governs = organs.is_government(organ) or organs.is_town(organ)
        if not (governs and own.endswith(match["level"])) and not passage.in_title(match.start()):
            yield match.span("organ")


def others_superior(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """Those who lead another department, said to lead the reporting organ: 上级公安机关 in the report of a town."""
    own = organs.department(organ)
    for match in _LED.finditer(passage.text):
        theirs = f"{match['field']}局"
        if not is_standard(theirs) or passage.in_title(match.start()):
            continue
        if organs.is_town(organ) or organs.is_government(organ) or are_different(theirs, own):
            yield match.start(), match.end("field")


@cache
def _papers() -> Sought:
    """Whose group for openness was set up, whose rules for it were made, whose guide was brought up to date."""
    name = organ_name()
    return Sought(
        rf"""(?x) (?: ^ | [。;,] ) (?: [我本][局委办镇乡] | 我?街道 )? (?: 及时 | 进一步 | 重新 | 全面 | 专门 ){{0,2}}
        (?: (?: 成立 | 调整 | 组建 | 充实 | 健全 ) (?: 了 | 充实 | 完善 )? {name}
            (?= (?: 政府信息公开 | 政务公开 | 信息公开 ) (?: 工作 )? (?: 领导小组 | 工作专班 | 工作组 ) ) )"""
    )


@cache
def _rules() -> Sought:
    name = organ_name()
    return Sought(
        rf"""(?x) (?: ^ | [。;,] ) (?: [我本][局委办镇乡] | 我?街道 )? (?: 及时 | 进一步 | 重新 | 全面 | 专门 ){{0,2}}
        (?: 印发 | 制定 | 修订 | 完善 | 编[制印写] | 更新 | 出台 ) (?: 了 | 完善 | 印发 )? 《? {name}
        (?= [^《》,。;]{{0,4}} (?: 政府信息 | 政务公开 | 信息公开 | 信息发布 | [预决]算公开 | 机关 | 内部 )
            [^《》,。;]{{0,10}}
            (?: 制度 | 指南 | 目录 | 办法 | 规程 | 方案 | 规定 | 手册 | 问答 | 清单 | 要点 | 台账 ) )"""
    )


#: Who may be asked about the report in an organ's name: 请与…联系.
@cache
def _contact() -> Sought:
    return Sought(rf"请(?:与|联系|向){organ_name()}(?=(?:办公室)?(?:联系|,|\(|咨询|反映|$))")


@cache
def _guide() -> Sought:
    """A guide or a list that was made or brought up to date, by its title with the organ in it."""
    return Sought(
        rf"""(?x) (?: 更新 | 编制 | 修订 | 完善 | 重新编制 ) 了? [^,。;《》根按参照学转依]{{0,14}}
        《 {organ_name()} (?= (?: 政府信息 | 政务信息 | 政务 | 信息 ) 公开 (?: 指南 | 目录 ) 》 )"""
    )


def others_guide(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """The guide of the same department of another place, as what the organ brought up to date."""
    own, home = organs.department(organ), organs.place_part(organ)
    for match in _guide().finditer(passage.text):
        named = match["organ"]
        place = organs.place_part(named)
        beside = place and home and place not in organ and home not in named
        if beside and organs.department(named) == own and not organs.may_be_one_place(place, home):
            yield match.span("organ")


def others_papers(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """Another department as the one whose group, rules or guide for openness the organ made.

    A government's office makes such things for others; there it is who may be asked about the report.
    """
    own = organs.department(organ)
    governs = organs.is_government(organ) and not organs.is_town(organ)
    for pattern in (_contact(),) if governs else (_papers(), _rules()):
        for match in pattern.finditer(passage.text):
            named = organs.department(match["organ"])
            if governs and sentence_words().charged_with_openness.stand_in(named):
                continue
            other = is_standard(named) if governs or organs.is_town(organ) else are_different(named, own)
            if other:
                yield match.span("organ")


@cache
def _reports() -> Sought:
    """Whose annual report was made: 编制了澄阳县人民政府办公室2024年政府信息公开工作年度报告."""
    return Sought(
        rf"""(?x) (?: 编制 | 编写 | 撰写 | 形成 | 制作 ) (?: 了 | 完成 | 本 | 并 (?: 发布 | 公布 | 公开 ) ){{0,2}} 《?
        {organ_name()} (?= (?: 办公 [室厅] )? (?: 关于 )? {YEAR} 年度? (?: 政府 | 政务 )? 信息? 公开 (?: 工作 )?
          (?: 情况 )? (?: 的 )? 年度? 报告 )"""
    )


#: By whom else a report is made, or for whom.
_HELPS = Sought("协助|配合|参与|指导|报送|牵头|汇总|支持|负责|参加|代|为[县市区州]|全[县市区州]|及各|各部门|等")


def others_report(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """The annual report of a government as what a department made, or of a department as what a town made.

    Departments that are charged with openness make that of their government.
    """
    own = organs.department(organ)
    town = organs.is_town(organ)
    if (organs.is_government(organ) and not town) or sentence_words().charged_with_openness.stand_in(own):
        return
    for match in _reports().finditer(passage.text):
        named = match["organ"]
        sentence = passage.text[slice(*passage.sentence(match.start()))].replace(named, "")
        if named in organ or organ in named or _HELPS.search(sentence):
            continue
        governs = organs.is_government(named) and not organs.is_town(named)
        if is_standard(organs.department(named)) if town else governs and is_standard(own):
            yield match.span("organ")
