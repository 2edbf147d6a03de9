"""The bank of idioms: sound in itself, and what it tells of."""

from __future__ import annotations

from core.base.resources import ROOT
from core.check.wording.phrases.idioms import bank, find
from core.check.wording.phrases.phrases import Fault, read
from core.model.finding import Severity
from core.model.normalise import is_cjk
from tests.support.failing import assert_none

#: Sentences with one miswritten idiom, and what is meant.
_WRONG = {
    "对群众的诉求做到条分缕晰。": "条分缕析",
    "遇到难题不再一愁莫展。": "一筹莫展",
    "工作人员兢兢业业、一丝不荀。": "一丝不苟",
    "各科室再接再励，补齐短板。": "再接再厉",
    "切实整治文海会山。": "文山会海",
    "坚持事实求是的态度。": "实事求是",
    "内容简明要扼。": "简明扼要",
    "栏目设置一目然。": "一目了然",
    "流程一目了了然。": "一目了然",
    "让群众对流程一木了然。": "一目了然",
}
#: Words that meet, and right wordings near an idiom.
_RIGHT = (
    "不搞走马看花式的检查。",
    "评议人员众说纷纭、各抒己见。",
    "既要求真也要务实，既要稳打也要稳扎。",
    "窗口人员一举移动到大厅前台。",
    "切忌主观臆断，一是不够认真，二是不够细致。",
    "各处抒写意见，面目一新。",
    "群众的事情再小也是大事，实事求真、真抓实干。",
    "从大到小、由近及远逐项梳理。",
    "高高兴兴办事，平平安安回家。",
    "一丝不",
    "丝不苟",
    "一目",
)


def _entries() -> list[tuple[str, str, list[str]]]:
    lines = (ROOT / "lexicon" / "idioms.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(idiom, known, near.split(";") if near else []) for idiom, known, near in rows]


def test_entries_are_sound() -> None:
    entries = _entries()
    idioms = [idiom for idiom, _, _ in entries]
    assert len(idioms) > 5_000
    assert idioms == sorted(set(idioms))

    def sound(entry: tuple[str, str, list[str]]) -> bool:
        idiom, known, near = entry
        whole = len(idiom) == 4 and all(map(is_cjk, idiom)) and known == "".join(dict.fromkeys(known))
        return whole and set(known) <= set("0123abwxyz") and all(3 <= len(word) <= 5 and word != idiom for word in near)

    assert_none(entry for entry in entries if not sound(entry))


def test_no_entry_is_told_of_another() -> None:
    """Nor what is said to be right beside one."""
    entries = _entries()
    words = {word for idiom, _, near in entries for word in (idiom, *near)}
    assert_none(word for word in sorted(words) if find(f"，{word}，"))


def test_what_is_looked_up_in_the_rows_is_found() -> None:
    entries = _entries()
    table = bank()
    assert_none(entry for entry in entries if table.known(entry[0]) != entry[1])
    assert_none(entry for entry in entries if not all(map(table.is_right, (entry[0], *entry[2]))))
    assert not table.is_right("一丝不")


def test_miswritten_idioms() -> None:
    told = {text: (slips[0].idiom if (slips := find(text)) else None) for text in _WRONG}
    assert told == _WRONG


def test_right_wordings() -> None:
    assert_none(text for text in _RIGHT if find(text))


def test_they_are_departures_of_fixed_wording() -> None:
    text = "坚持事实求是，做到一丝不荀，流程一目了了然，栏目一目然。"
    misses = read(text).misses
    assert [(text[m.start : m.end], m.phrase.text, m.fault) for m in misses] == [
        ("事实求是", "实事求是", Fault.TURNED),
        ("一丝不荀", "一丝不苟", Fault.CHARACTER),
        ("一目了了然", "一目了然", Fault.EXTRA),
        ("一目然", "一目了然", Fault.MISSING),
    ]
    assert {m.severity for m in misses} == {Severity.WARNING}
    first, second = misses[1].place
    assert text[first:second] == "荀"


def test_only_a_whole_wording_of_the_bank_is_right() -> None:
    right = {wording: bank().is_right(wording) for wording in ("一丝不苟", "一丝不", "丝不苟", "一丝不荀", "苟\t")}
    assert right == {"一丝不苟": True, "一丝不": False, "丝不苟": False, "一丝不荀": False, "苟\t": False}
