"""Numbers in numerals, shares in words and numbers told behind the change: held against each other as digits are."""

from __future__ import annotations

import pytest

from core.model.document import Span
from core.model.normalise import logical
from core.read.prose.spelled import counts_in_digits
from tests.support.wording_drafts import seen_in_each

WRONG = {
    "X501": ["全年公示水价八十六件，其中居民类十九件、其他类六十六件。"],
    "X503": [
        "水质类信息占总量的四分之一，即28%。",
        "超过半数（45%）的水厂按时更新。",
        "六成（52%）的用户愿意继续使用。",
        "参加测评的200名用户中，满意的188人，满意率达98%。",
    ],
    "X505": [
        "全年公开水价信息540条，比上年多发100条，上年为430条。",
        "公众号年末关注3.6万人，年初2.4万人，增加了1.5万人。",
        "培训比上年的6场增加2场，达到9场。",
        "公开信息量由上年的300份增加到450份，增加一百二十份。",
        "网站访问98万次，比上年增加20万次，上年为76万次。",
    ],
    "X506": [
        "水质类占30%、水价类占28%、停水类占34%、其他占10%。",
        "网站发布占55%，公众号发布占32%，公开栏发布占15%。",
        "网站占六成、公众号占三成、其他占百分之二十。",
        "用户满意率为91%，基本满意率为6%，不满意率为5%。",
        "自然人占八成五，法人和其他组织占两成五。",
    ],
}
RIGHT = {
    "X501": [
        "全年公示水价八十五件，其中居民类十九件、其他类六十六件。",
        "走访用户一二十户，其中居民十八户、单位九户。",
    ],
    "X503": [
        "水质类信息占总量的四分之一，即25%。",
        "近三分之一（32%）的水厂按时更新。",
        "六成（61%）的用户愿意继续使用。",
    ],
    "X505": [
        "全年公开水价信息540条，比上年多发110条，上年为430条。",
        "年初制定计划12项，年末完成12项，增加检查2次。",
        "培训比上年的6场增加2场，达到8场。",
        "网站访问98万次，比上年增加21万次，上年为76万次。",
    ],
    "X506": [
        "水质类占30%、水价类占28%、停水类占33%、其他占10%。",
        "网站占六成、公众号占三成、其他占一成。",
        "用户满意率为98%，非常满意率85%，不满意率2%。",
        "配偶每月40%，其他亲属每人每月30%。",
    ],
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_number_is_told(code: str) -> None:
    assert [sentence for sentence, told in seen_in_each(code, WRONG[code]).items() if not told] == []


@pytest.mark.parametrize("code", RIGHT)
def test_right_numbers_raise_nothing(code: str) -> None:
    told = {s: [f for f in found if f[0] != "hint"] for s, found in seen_in_each(code, RIGHT[code]).items()}
    assert {sentence: found for sentence, found in told.items() if found} == {}


def test_digits_stand_where_the_numerals_stood() -> None:
    text = "公示二百件，占百分之二十五，其中五件。"
    view = counts_in_digits(logical(text, [Span(0, len(text))]))
    assert view.text == "公示200件，占25%，其中5件。"
    assert [(span.start, span.end) for span in view.slice(2, 6).spans()] == [(2, 5)]
    plain = logical("第十二次会议、二十个月", [Span(0, 11)])
    assert counts_in_digits(plain) is plain
