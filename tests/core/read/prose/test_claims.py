"""What the prose claims: sentences of invented organs, and what must and must not be read out of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.model_draft import load_model
from core.model.claim_kinds import ClaimKind
from core.model.document import Span
from core.model.normalise import fold, logical
from core.model.report import Claim, Heading, Section
from core.read.prose import extract_claims
from core.read.prose.lexicon import load_lexicon

KEYS = ("overview", "proactive", "requests", "review_litigation", "problems", "other_matters")
ASPECT = "（二）依申请公开。"


def claims(text: str, *, year: int | None = 2024, section: str = "overview") -> tuple[Claim, ...]:
    """The claims of one section; each line of the text is a paragraph."""
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        paragraphs.append(logical(text, [Span(start, start + len(line))]))
        start += len(line) + 1
    heading = Heading(key=section, view=paragraphs[0].slice(0, 0), number=None, exact=True)
    sections = [
        Section(key=k, title=k, headings=(heading,), paragraphs=tuple(paragraphs) if k == section else ()) for k in KEYS
    ]
    return extract_claims(sections, (), year)


def named(claim: Claim) -> str:
    """The kind, with its reason or outcome."""
    if claim.kind is ClaimKind.REASON:
        return f"reason:{claim.of}"
    return f"{claim.kind}_{claim.of}" if claim.of else str(claim.kind)


def said(text: str, **where: object) -> set[str]:
    """Claims as "kind=value", hedged ones with ~, others' with their scope."""
    found = claims(text, **where)  # type: ignore[arg-type]
    return {f"{named(c)}={c.value}{'' if c.exact else '~'}{'@' + c.scope if c.scope else ''}" for c in found}


RECEIVED = [
    ("全年共收到政府信息公开申请 5 件。", "received=5"),
    ("2024年，我局新收政府信息公开申请12件。", "received=12"),
    ("本年度受理依申请公开政府信息 7 件，均按期答复。", "received=7"),
    ("共收到依申请公开件9件。", "received=9"),
    ("收到依申请信息公开26件，及时回复申请人。", "received=26"),
    ("全年收到政府信息公开申请三件。", "received=3"),
    ("2024年，我单位收到群众依申请公开1件，已按要求答复。", "received=1"),
    ("我办共收到依申请公开信件19件。", "received=19"),
    ("我局未收到公民、法人或其他组织的依申请公开诉求。", "received=0"),
    ("全年收到政府信息公开申请十二件。", "received=12"),
    ("全年收到政府信息公开申请１２件。", "received=12"),
    ("全年收到政府信息公开申请1,204件。", "received=1204"),
    ("全年收到政府信息公开申请20余件。", "received=20~"),
    ("全年收到政府信息公开申请近30件。", "received=30~"),
    ("全年收到2件政府信息公开申请，结转至下一年度办理。", "received=2"),
    ("收到公民、法人和其他组织的政府信息公开申请4份。", "received=4"),
    ("受理公民、法人和其他组织向县政府提出的政府信息公开申请4宗。", "received=4"),
    ("政府信息公开申请数量共收到6件。", "received=6"),
    ("全年新收政府信息公开申请数量0件。", "received=0"),
    ("受理依申请公开政府信息数量共计0条。", "received=0"),
    ("全年收到0件政府信息公开申请。", "received=0"),
    ("共受理政府信息公开1件。", "received=1"),
    ("收到要求公开政府信息的申请7件。", "received=7"),
    ("收到政府信息公开申请为零。", "received=0"),
    ("截至2024年12月31日，共收到政府信息公开申请8件。", "received=8"),
]
NONE = [
    "2024年，我局未收到公民、法人和其他组织的政府信息公开申请。",
    "全年未收到政府信息依申请公开。",
    "本年度没有收到政府信息公开申请。",
    "本年度未接到信息公开申请事项。",
    "未收到和处理政府信息公开申请。",
    "2024年暂未收到依申请公开申请。",
    "全年无政府信息公开申请。",
    "不存在依申请公开情况。",
    "全年未收到一件政府信息公开申请。",
]


@pytest.mark.parametrize(("text", "expected"), RECEIVED)
def test_applications_received(text: str, expected: str) -> None:
    assert said(text) == {expected}


@pytest.mark.parametrize("text", NONE)
def test_denied_applications_are_none_received(text: str) -> None:
    found = [c for c in claims(text) if c.kind == "received"]
    assert [c.value for c in found] == [Decimal(0)]
    assert found[0].number.text[0] in "未没无不暂"


WORK = [
    ("新收政府信息公开申请15件，上年结转2件；办理完毕16件，结转下年度继续办理1件。",
     {"received=15", "carried_in=2", "handled=16", "carried_out=1"}),
    ("全年共办理政府信息公开申请69件，含2023年转至今年办理的3件，办结68件，剩余1件结转下一年度处理。",
     {"accepted_all=69", "carried_in=3", "handled=68", "carried_out=1"}),
    ("共受理政府信息公开申请62件（其中上年结转3件）。", {"accepted_all=62", "carried_in=3"}),
    ("承办上年结转政府信息公开申请1件。", {"carried_in=1"}),
    ("收到政府信息公开申请6件，上年度转结办理件1件，共办结5件，结转到2025年办理2件。",
     {"received=6", "carried_in=1", "handled=5", "carried_out=2"}),
    ("收到和处理政府信息公开申请3件。", {"accepted=3"}),
    ("处理政府信息公开申请2条，全部按时处理。", {"accepted=2"}),
    ("收到政府信息公开申请9件，已回复8件，1件正在办理中。", {"received=9", "answered=8", "in_progress=1"}),
    ("收到政府信息公开申请1件，已答复并公开1件。", {"received=1", "answered=1"}),
    ("未收到政府信息公开申请，无上年结转申请，无结转下年度办理申请。",
     {"received=0", "carried_in=0", "carried_out=0"}),
    ("收到政府信息公开申请4件，2023年结转1件，2件结转下年。", {"received=4", "carried_in=1", "carried_out=2"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORK)
def test_applications_worked_on(text: str, expected: set[str]) -> None:
    assert said(ASPECT + text) == expected


OUTCOMES = [
    ("收到申请8件，其中予以公开3件、部分公开2件、不予公开1件、无法提供2件。",
     {"received=8", "granted=3", "partly_granted=2", "refused=1", "unavailable=2"}),
    ("受理依申请公开事项9件。其中，予以公开4件，不予处理0件，其他处理5件。",
     {"received=9", "granted=4", "not_processed=0", "otherwise=5"}),
    ("收到申请20件。其中，予以公开及部分公开8件（40%），因本机关不掌握等原因无法提供12件（60%）。",
     {"received=20", "granted_or_partly=8", "unavailable=12"}),
    ("收到申请3件，其中2件予以公开，1件部分公开。", {"received=3", "granted=2", "partly_granted=1"}),
    ("收到申请5件，其中自然人4件，法人或其他组织1件。", {"received=5", "natural_person=4", "legal_person=1"}),
    ("收到8份政府信息公开申请，均为自然人申请。", {"received=8", "natural_person=8"}),
    ("收到公民申请3件、法人或其他组织申请2件。", {"natural_person=3", "legal_person=2"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_outcomes_and_applicants(text: str, expected: set[str]) -> None:
    assert said(ASPECT + text) == expected


BOTH_NONE = {"review=0", "litigation=0"}
DISPUTES = [
    ("因政务公开收到行政复议 0 起，行政诉讼 0 起。", BOTH_NONE),
    ("因政府信息公开引发的行政复议、行政诉讼均为0件。", BOTH_NONE),
    ("政府信息公开行政复议、行政诉讼情况：无。", BOTH_NONE),
    ("未发生因政府信息公开工作被申请行政复议、提起行政诉讼情况。", BOTH_NONE),
    ("未发生因政府信息公开引发的举报、投诉、行政复议或行政诉讼。", BOTH_NONE),
    ("没有因政府信息公开引起的行政复议和行政诉讼案件。", BOTH_NONE),
    ("未发生一起因政府信息公开引发的行政复议、行政诉讼案件。", BOTH_NONE),
    ("未因政府信息公开工作被申请行政复议，也未被提起行政诉讼。", BOTH_NONE),
    ("无因政府信息公开产生行政复议，提起行政诉讼情况发生。", BOTH_NONE),
    ("全年未收到政府信息公开申请、行政复议及行政诉讼。", {"received=0", *BOTH_NONE}),
    ("本年度没有发生政府信息公开行政复议，1起行政诉讼情况。", {"review=0", "litigation=1"}),
    ("未发生政府信息公开行政复议，发生行政诉讼2件。", {"review=0", "litigation=2"}),
    ("因政府信息公开发生1件行政复议、2件行政诉讼。", {"review=1", "litigation=2"}),
    ("因政府信息公开引发的行政复议、行政诉讼各1件。", {"review=1", "litigation=1"}),
    ("因政府信息公开引发的行政复议、行政诉讼分别为2件、1件。", {"review=2", "litigation=1"}),
    ("因政府信息公开引发行政复议和行政诉讼共3件。", {"dispute=3"}),
    ("因政府信息公开被申请行政复议3宗，被提起行政诉讼一宗。", {"review=3", "litigation=1"}),
    ("因政府信息公开申请行政复议0件，未经复议直接起诉0件，复议后起诉2件。",
     {"review=0", "litigation_direct=0", "litigation_after=2"}),
    ("因政府信息公开引发行政复议2件、行政诉讼1件，均维持原处理结果。",
     {"review=2", "litigation=1", "review_upheld=2", "litigation_upheld=1"}),
    ("政府信息公开行政复议案件3件，维持1件，纠正1件，撤销复议申请1件。",
     {"review=3", "review_upheld=1", "review_corrected=1"}),
    ("因政府信息公开产生行政复议6件和行政诉讼3件，其中行政复议结果维持5件，尚未审结1件，行政诉讼结果维持3件。",
     {"review=6", "litigation=3", "review_upheld=5", "review_pending=1", "litigation_upheld=3"}),
    ("政府信息公开行政复议1件（申请人撤回结案）、行政诉讼0件。", {"review=1", "litigation=0"}),
    ("办理因2023年度政府信息公开申请引发的行政复议1件。", {"review=1"}),
    ("收到1件因政府信息公开申请引发的行政复议。", {"review=1"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DISPUTES)
def test_disputes(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("lead", [ASPECT, "二是规范办理依申请公开。"])
def test_disputes_in_the_part_on_applications_need_no_further_tie(lead: str) -> None:
    assert said(lead + "没有出现行政复议和行政诉讼案件。") == BOTH_NONE
    assert said("（二）依申请公开：\n收到申请15件；答复后被行政复议2件。") == {"received=15", "review=2"}


NOTHING = [
    # other business of the organ
    "处理12345热线工单163条，局长信箱30余件，均按时办结。",
    ASPECT + "办理热线工单30件，办结30件。",
    ASPECT + "全年受理行政许可申请120件，收到低保申请30件。",
    "承办人大代表建议6件、政协提案4件，全部按期答复。",
    "全年办理行政复议案件30件，作出行政复议决定20份，办理行政应诉案件5件。",
    "全年受理网络问政182件。",
    "档案馆全年接收政府信息公开文件120件。",
    "全县新增政府信息公开50条。",
    "主动公开行政规范性文件3件，行政许可文件153件。",
    "完善依申请公开目录12条，公开指南2份。",
    # of other things than their number
    "避免了行政复议和诉讼被纠错的问题。",
    "全年未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。",
    "未发生行政复议被撤销、行政诉讼败诉的情况。",
    "未出现因答复不当引起的行政复议、行政诉讼等情况。",
    "培训结合案例，讲解如何有效避免进入行政复议、行政诉讼程序。",
    ASPECT + "办结率100%，满意率98%。",
    # another year, a plan, a part of the year
    "2023年收到政府信息公开申请20件。其中予以公开10件。",
    "去年收到政府信息公开申请20件。",
    "2025年，计划制定规范性文件5件。",
    "上半年收到政府信息公开申请4件。",
    ASPECT + "比上年增加3件，较2023年增长25%。",
    "历年累计受理政府信息公开申请56件。",
    # a part of the applications, or not only them
    "收到自然人政府信息公开申请3件。",
    "收到关于征地补偿的政府信息公开申请3件。",
    "委托县自然资源局办理政府信息公开申请25件。",
    "受理自然资源类政府信息公开申请25件。",
    "受理信件、电话和政府信息公开申请共20件。",
    "通过信函收到政府信息公开申请2件。",
    "其中，县政府办公室收到政府信息公开申请2件。",
    ASPECT + "不属于本机关职责，因此无法提供2件。",
    # neither carried in nor out
    "全年无政府信息公开申请结转办理情况。",
    "暂不接受依申请公开。",
    "未发生政府信息公开申请超期答复。",
    "未收到政府信息公开申请的投诉举报。",
    "制作信息30条，其中依申请公开信息数6条，不予公开信息数0条。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(text: str) -> None:
    assert said(text) == set()


def test_outcomes_are_not_told_of_what_stood_before_the_dispute_they_belong_to() -> None:
    """The second sentence has no tie of its own, but goes on with the first; after other business it has none."""
    text = "因政府信息公开被申请行政复议6件，结果维持3件；被提起行政诉讼6件，结果维持5件、结果纠正1件。"
    counts = {"review=6", "review_upheld=3", "litigation=6", "litigation_upheld=5", "litigation_corrected=1"}
    assert said(text) == counts
    other = "因政府信息公开被申请行政复议1件。我局全年出庭应诉行政诉讼案件6件，结果纠正1件。"
    assert said(other) == {"review=1"}


def test_cases_that_the_organ_decides_do_not_hide_its_own() -> None:
    text = "（二）依申请公开。政府信息公开行政复议2件。本年作为复议机关共办理行政复议案件60件。"
    assert said(text) == {"review=2"}


def test_comparison_in_brackets_does_not_change_the_year() -> None:
    assert said(ASPECT + "2024年收到申请15件（2023年12件），办结15件。") == {"received=15", "handled=15"}


def test_counts_of_disputes_are_not_counts_of_applications() -> None:
    assert said(ASPECT + "行政复议3件，2件正在办理中。") == {"review=3"}


def test_parts_by_channel_are_no_total() -> None:
    text = "收到政府信息公开申请3件，收到政府信息公开申请2件。"
    assert said(text) == set()
    assert said("全年共" + text) == {"received=3"}


NORMATIVE = [
    ("制发行政规范性文件2件，废止1件，现行有效6件。",
     {"normative_issued=2", "normative_repealed=1", "normative_in_force=6"}),
    ("全年未制定规范性文件，现行有效规范性文件12件。", {"normative_issued=0", "normative_in_force=12"}),
    ("出台规范性文件3个。", {"normative_issued=3"}),
    ("公开规章13件（含新制定5件，修改4件，废止4件），公开行政规范性文件42件。", set()),
    ("公开规章13件，公开行政规范性文件42件（新制定5件，废止4件）。", {"normative_issued=5", "normative_repealed=4"}),
    ("备案审查规范性文件20件，其中废止5件。", {"normative_repealed=5@caseload"}),
    ("印发并公开的行政规范性文件17件。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NORMATIVE)
def test_normative_documents(text: str, expected: set[str]) -> None:
    assert said(text) == expected


def test_decisions_taken_are_counted_and_those_published_are_not() -> None:
    assert said("全年作出行政处罚决定12件，公示行政许可决定30件。") == {"penalty=12"}


def test_charges() -> None:
    assert said("全年收取行政事业性收费1.2万元。") == {"charges=12000"}
    assert said("行政事业性收费金额为380元。") == {"charges=380"}
    assert said("全年未收取行政事业性收费。") == {"charges=0"}
    assert said("公示行政事业性收费标准12项，减免行政事业性收费3万元。") == set()


FEES = [
    ("本单位2024年度未收取政府信息公开信息处理费。", "fee=0"),
    ("本年度没有产生信息处理费。", "fee=0"),
    ("未有收取信息处理费的情况。", "fee=0"),
    ("全年收取政府信息公开信息处理费0元。", "fee=0"),
    ("全年收取信息处理费380元。", "fee=380"),
    ("全年收取信息处理费0.12万元。", "fee=1200"),
]


@pytest.mark.parametrize(("text", "expected"), FEES)
def test_fees(text: str, expected: str) -> None:
    assert said(text, section="other_matters") == {expected}


SCOPES = [
    ("全县共收到政府信息公开申请30件。", {"received=30@group"}),
    ("县政府办公室共收到政府信息公开申请3件。", {"received=3@own"}),
    ("受理政府信息公开行政复议案件30件。", {"review=30@caseload"}),
    ("全市收到政府信息公开申请90件。因政府信息公开引发行政复议9件。", {"received=90@group", "review=9@group"}),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES)
def test_scope(text: str, expected: set[str]) -> None:
    assert said(text) == expected


def test_places_are_those_of_the_draft() -> None:
    text = "（二）依申请公开。全年收到政府信\n息公开申请 15 件。"
    wrapped = logical(text, [Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text))])
    heading = Heading(key="overview", view=wrapped, number=1, exact=True)
    section = Section(key="overview", title="总体情况", headings=(heading,), paragraphs=(wrapped,))
    (claim,) = [c for c in extract_claims([section], (), 2024) if c.kind == "received"]
    assert "".join(text[s.start : s.end] for s in claim.view.spans()).startswith("收到政府信")
    assert "".join(text[s.start : s.end] for s in claim.number.spans()) == "15 件"


def test_preface_is_read_only_where_section_one_is_missing() -> None:
    text = "全年收到政府信息公开申请5件。"
    view = logical(text, [Span(0, len(text))])
    empty = Section(key="overview", title="总体情况", headings=(), paragraphs=())
    heading = Heading(key="overview", view=view, number=1, exact=True)
    assert [c.section for c in extract_claims([empty], [view], 2024)] == ["preface"]
    present = replace(empty, headings=(heading,))
    assert extract_claims([present], [view], 2024) == ()


@given(st.integers(0, 9999), st.sampled_from("件起份宗"), st.sampled_from(["", " ", "　"]))
def test_any_number_is_read_whatever_its_dress(number: int, unit: str, blank: str) -> None:
    for digits in (str(number), f"{number:,}", str(number).translate({48 + i: 0xFF10 + i for i in range(10)})):
        found = claims(f"全年共收到政府信息公开申请{blank}{digits}{blank}{unit}。")
        assert [(c.kind, c.value, c.exact) for c in found] == [("received", Decimal(number), True)]


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_denial_ends_where_the_next_count_begins(review: int, litigation: int) -> None:
    assert said(f"未发生政府信息公开行政复议，行政诉讼{litigation}件。") == {"review=0", f"litigation={litigation}"}
    assert said(f"政府信息公开行政复议{review}件，未发生行政诉讼。") == {f"review={review}", "litigation=0"}


@given(st.text(alphabet="收到未发生政府信息公开申请行政复议诉讼、，。；（）《》其中结转上年0123件起共", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for claim in claims(text):
        assert claim.value >= 0
        assert claim.number.spans()
        assert set(claim.number.offsets) <= set(range(len(text)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "word", ["总数", "共计", "件数数量", "政府信息公开申请", "未收到", "行政复议", "收到", "（", "0件"]
)
def test_endless_repetition_is_read_to_its_end(word: str) -> None:
    for claim in claims(f"收到政府信息公开申请{word * 2000}三件"):
        assert claim.value in (0, 3)


def test_every_pattern_of_the_vocabulary_compiles() -> None:
    for phrase in load_lexicon().phrases:
        assert phrase.patterns
        for pattern in phrase.patterns:
            assert {"digits", "zero"} & set(pattern.regex.groupindex), pattern.source
        assert len(phrase.denied) == len(phrase.data.denied)


def test_what_a_pattern_needs_stands_in_all_that_it_matches() -> None:
    lexicon = load_lexicon()
    model = load_model("2021")
    clauses = [part for lines in model.prose.values() for line in lines for part in re.split("[。；]", fold(line))]
    matched = 0
    for pattern in (pattern for phrase in lexicon.phrases for pattern in phrase.patterns):
        for text in clauses:
            if pattern.regex.search(text):
                matched += 1
                assert all(lexicon.has(text, needed) for needed in pattern.needed), (pattern.source, text)
    assert matched > 5
