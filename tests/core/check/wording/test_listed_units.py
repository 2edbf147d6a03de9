"""Units of one list, and the units of what 其中 opens."""

import pytest

from core.check.wording.measures.listed_units import listed_units
from core.model.normalise import fold


@pytest.mark.parametrize(
    ("text", "noun", "unit", "usual"),
    [
        ("办理取水许可56件、排污许可12个、采砂许可3件。", "许可", "个", "件"),
        ("受理供水投诉12件，水费投诉36条，来信8件。", "投诉", "条", "件"),
        ("办理医师注册126件、护士注册88个。", "注册", "个", "件"),
    ],
)
def test_the_unit_that_differs(text: str, noun: str, unit: str, usual: str) -> None:
    (found,) = listed_units().unlike(fold(text))
    assert (found.noun, found.unit, found.usual) == (noun, unit, usual)
    assert text[found.start] == unit
    assert text[found.other] == usual


@pytest.mark.parametrize(
    "text",
    [
        "受理取水许可56件，发放取水许可50个。",
        "办理取水许可56件、水土保持方案12个。",
        "办理取水许可56件。排污许可12个。",
        "公布水质信息120条、水价信息12件。",
    ],
)
def test_other_things_and_other_deeds(text: str) -> None:
    assert not list(listed_units().unlike(fold(text)))


def test_parts_are_counted_as_the_total_is() -> None:
    text = fold("公开信息298条，其中保障性住房98条、公租房60套。筹集公租房36条。")
    units = [text.rindex("98条") + 2, text.index("套"), text.index("36条") + 2]
    assert [listed_units().is_part(text, at) for at in units] == [True, False, False]
