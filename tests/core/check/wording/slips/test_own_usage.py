"""What a report repeats tells of what it writes once a character off."""

import pytest

from core.check.wording.slips.detector import detector
from core.check.wording.slips.own_usage import departures

REPEATED = (
    "县里的云澜政企通平台开通。",
    "用户登录云澜政企通平台查询。",
    "云澜政企通平台有问答。",
    "在云澜政企通平台公布水价。",
)


def found(sentence: str) -> list[tuple[str, str]]:
    texts = [*REPEATED, sentence]
    table = detector()
    return [(texts[d.at][d.start : d.end], d.right) for d in departures(texts, table.level, table.confusions)]


@pytest.mark.parametrize("wrong", ["云澜政企同平台", "云澜政通平台", "云澜政企企通平台"])
def test_one_character_off(wrong: str) -> None:
    told = found(f"群众通过{wrong}提问。")
    assert told
    assert all(written in wrong and right in "云澜政企通平台" for written, right in told)


@pytest.mark.parametrize(
    "sentence", ["群众通过云澜政企通平台提问。", "群众通过云澜政务服务平台提问。", "云澜政企二期平台建成。"]
)
def test_other_words_are_no_departure(sentence: str) -> None:
    assert found(sentence) == []


def test_said_twice_is_a_name_of_its_own() -> None:
    texts = [*REPEATED, "云澜政企同平台开通。", "登录云澜政企同平台查询。"]
    table = detector()
    assert list(departures(texts, table.level, table.confusions)) == []


def test_a_place_may_be_named_without_its_level() -> None:
    texts = ["云澜市供水和节水局公布水价。", "登录云澜市供水和节水局网站。", "由云澜市供水和节水局负责。"]
    table = detector()
    said = [*texts, "推动云澜供水和节水事业发展。"]
    assert list(departures(said, table.level, table.confusions)) == []
