"""Verbs and the head nouns of their objects, as they are read and as the counts judge them."""

from __future__ import annotations

import pytest

from core.base.resources import ROOT, read_toml
from core.check.wording.grammar.governing import Verbs
from core.check.wording.grammar.objects import CLASS, SIGNS, object_pairs
from core.model.normalise import fold

VERBS = Verbs()


def noun_of(clause: str) -> str:
    return clause[-2:]


def read(text: str) -> list[str]:
    return [pair.verb + pair.noun for pair in VERBS.pairs(fold(text), noun_of)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("进一步加大水价政策宣传力度，扩大公开范围。", ["加大力度", "扩大范围"]),
        ("我局不断提高依法办理申请的质量。", ["提高质量"]),
        ("健全审核、监测机制。", ["健全机制"]),
        ("健全制度、优化流程。", ["优化流程"]),
        ("加强与各科室的沟通，", ["加强沟通"]),
        # words in quotation marks, a list of persons, several nouns, two things done
        ("发挥督查“风向标”作用。", ["发挥作用"]),
        ("满足老年人、残疾人等用水户查询水价的需求。", ["满足需求"]),
        ("拓展水价宣传的广度和深度，", ["拓展深度"]),
        ("缩小停水范围、明确有关时间，", ["缩小范围"]),
        ("严格落实主体责任。", ["落实责任"]),
        ("汲取上年水价听证会的教训。", ["汲取教训"]),
        # another verb governs, or it is not sure which
        ("采取提高办事效率的措施。", []),
        ("根据促进竞争的原则，", []),
        ("推动各科室提高水平。", []),
        ("建立水价听证制度的原则，是公开透明。", []),
        ("健全审核、发布机制。", []),
        ("采取听证、论证等方式。", []),
        ("制定实施进一步提高办事效率的办法。", []),
        ("把管网改造作为重点。", []),
        ("组织质量提升行动。", []),
        # a verb that is part of a noun
        ("加强信息公开平台建设。", ["加强建设"]),
        ("《完善水价形成机制》", []),
        ("优化12项流程", []),
    ],
)
def test_a_pair_is_read_only_where_the_verb_surely_governs_the_noun(text: str, pairs: list[str]) -> None:
    assert read(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "充分推进政务新媒体的作用。",
        "完善政策解读的质量，",
        "深入推进水务公开水平，促进依法行政。",
        "加大信息审核机制。",
        "深化水质信息发布的质量。",
    ],
)
def test_pairs_that_no_list_names_are_told(text: str) -> None:
    (found,) = object_pairs().misfits(fold(text))
    assert found.verbs
    assert found.verb not in found.verbs
    assert found.nouns


@pytest.mark.parametrize(
    "text",
    [
        "认真实现水价听证的告知义务。",
        "由供水股出示书面审核意见。",
        "水价公示取得了较好渠道。",
        "有效满足了用户不会查、查不到的问题，",
        "用水户的满意程度得到了进一步完善。",
        "业务培训的次数有待加强。",
        "严格加大水价公示的主体责任。",
        "达到老年人、残疾人等用水户查询水价的需求。",
        "充分发扬督查“风向标”作用。",
        "全年承受用户来信24件。",
    ],
)
def test_a_noun_s_class_tells_where_the_corpus_has_too_little_to_count(text: str) -> None:
    (found,) = object_pairs().misfits(fold(text))
    assert found.sure
    assert found.verb not in found.verbs


@pytest.mark.parametrize(
    "text",
    [
        "广泛听从用户的意见建议。",
        "我局注重改进全员参与的工作氛围，",
        "严把水价信息发布流程，",
        "疏散用户反映问题的渠道，",
        "造成了上下联动的工作格局，",
        "及时反应用户诉求，",
        "走访用水企业，增添用户诉求12条，",
        "缩短了水价宣传的广度和深度，",
        "我局打碎了水厂之间的数据壁垒，",
        "及时端正用水户错登、漏登等问题。",
        "打开了水厂之间的数据壁垒，",
        "认真吸纳上年水价听证会的教训，",
    ],
)
def test_what_but_the_lists_lack_and_the_corpus_could_not_hold_is_a_hint(text: str) -> None:
    (found,) = object_pairs().misfits(fold(text))
    assert not found.sure
    assert found.verb not in found.verbs


@pytest.mark.parametrize(
    "text",
    ["畅通用户的节水意识。", "缩短停水范围、明确有关时间，", "打牢水价公开的渠道。", "切实加大做好供水服务的责任感。"],
)
def test_verbs_that_the_lists_know_well_tell_surely(text: str) -> None:
    (found,) = object_pairs().misfits(fold(text))
    assert found.sure


def test_adverbs_before_a_verb_are_no_verbs_themselves() -> None:
    assert VERBS.without_adverbs("我局进一步严格") == "我局"


def test_a_verb_with_few_nouns_tells_too() -> None:
    (found,) = object_pairs().misfits(fold("不断加强水价公开内容。"))
    assert not found.sure


@pytest.mark.parametrize(
    "text",
    [
        "充分发挥政务新媒体的作用，完善审核机制，提高解读质量，拓宽公开渠道，加大公开力度。",
        "增强公开意识，落实审核责任，提升服务，深化监督，健全市场秩序，营造良好氛围。",
        "加强水质监测信息公开质量管理，健全公开水平评估办法。",
        "采取提高水质信息质量的措施，推进公开平台作用研究。",
        "支持各水厂发挥优势、各展所长、共同发展。",
        # one word with what stands behind it, things listed, and what has its object already
        "严守答复时限，明确牵头单位、完成时限和成果形式。",
        "公布水质提升行动信息3条，处理收取水费通知1份，",
        "在征求用户意见环节，业务能力和宣传次数有待加强。",
        "采取了一系列便民措施解决多年积累下来的问题，",
        "向用户宣传节水、履行职责需要，",
        "健全吸纳民意、汇集民智工作机制，落实现场防护措施。",
    ],
)
def test_what_is_usual_or_not_sure_is_not_told(text: str) -> None:
    assert list(object_pairs().misfits(fold(text))) == []


def test_the_lists_belong_together() -> None:
    data = read_toml("lexicon", "object_verbs.toml")
    opens, may, judged = (data[key].split() for key in ("opens", "may", "judged"))
    narrow = data["narrow"].split()
    assert not set(opens) & set(may)
    assert not set(narrow) & {*opens, *may}
    assert set(judged) <= set(opens)
    assert {len(verb) for verb in opens + may + narrow} == {2}
    right = data["right"].split()
    told = {}
    lines = [line for line in (ROOT / "lexicon" / "object_pairs.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    cells = (cell for line in lines if line[0] not in SIGNS for cell in line.split("\t")[3:])
    words = {word for cell in cells for word in cell.split() if word[0] not in "=!-"} | {*opens, *may, *narrow}
    for line in lines:
        if line[0] not in SIGNS:
            noun = line.split("\t")[0]
            pairs = object_pairs()
            row = pairs.row(noun)
            told[noun] = {word for word in words if pairs.excludes(row, word) or row.doubts(word)}
            assert not told[noun] & set(row.usual), noun
            assert told[noun] <= {*opens, *may, *narrow}, noun
    assert not [(v, n) for v, n in zip(right[::2], right[1::2], strict=True) if v in told.get(n, ())]
    assert any(noun.startswith(CLASS) for noun in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("着力精细水价公示事项。", True),
        ("完备了水质信息的审核制度，", True),
        ("推行精细管理，形成强大合力。", False),
        ("着力精细高效地办理用户诉求。", False),
    ],
)
def test_an_adjective_governs_only_where_it_surely_stands_as_a_verb(text: str, told: bool) -> None:
    assert bool(list(object_pairs().misfits(fold(text)))) == told
