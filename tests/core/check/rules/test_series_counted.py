"""Numbers that take up a series (X518)."""

from __future__ import annotations

import pytest

from core.forms.keys import SectionKey
from tests.support.wording_drafts import seen

PROBLEMS = SectionKey.PROBLEMS


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["总体上看，一是解读形式单一，二是信息员流动快。针对以上三个问题，我局将增加图解。"], "三个"),
        (["一是健全台账；二是开展抽查。通过上述三项措施，更新及时率提高。"], "三项"),
        (["1.公开不及时；2.解读不深入；3.渠道不宽。对以上四个问题，已列入台账。"], "四个"),
        (["第一，公开内容偏少；第二，形式偏旧。这三个问题群众反映较多。"], "三个"),
        (["一要抓培训，二要抓考核，三要抓整改。这四项工作由办公室牵头。"], "四项"),
        (["首先，公开的深度不够；其次，答复不够规范。以上三点不足，将认真整改。"], "三点"),
        (["一是目录更新慢。", "二是培训偏少。", "三是平台不活跃。", "针对上述两个问题，将逐项改进。"], "两个"),
        (["（一）存在的问题。一是更新慢；二是培训少。", "（二）改进措施。针对以上三个问题，将逐项改进。"], "三个"),
    ],
)
def test_a_series_of_another_length(lines: list[str], said: str) -> None:
    assert ("warning", said) in seen("X518", *lines, section=PROBLEMS)


@pytest.mark.parametrize(
    "lines",
    [
        ["一是解读形式单一，二是信息员流动快。针对以上两个问题，我局将增加图解。"],
        ["一是公开不及时；二是解读不深入。此外，渠道不宽。针对以上三个问题，已列入台账。"],
        ["公开预算、决算、采购三类信息。一是规范格式；二是统一时间。上述三类工作均按期完成。"],
        ["一是不及时：1.目录未更新；2.指南未修订；3.栏目空白。二是解读不深。以上两个问题均已整改。"],
        ["一是内容不全面、不及时；二是形式单一。针对以上三方面问题，将加强审核。"],
        ["一是健全台账；二是开展抽查。以上3个工作日内办结的占八成。这两年，质量稳步提升。"],
        ["一是网站未更新；二是解读缺失。对上述三个单位予以提醒。"],
        ["一是更新慢。", "二是培训少。", "针对上述两个问题，将逐项改进。"],
        ["一是更新慢。", "二是培训少。", "三是渠道窄。", "申请中涉及立项的12件、涉及价格的8件，3件涉及以上两类。"],
        ["共有三个问题。", "一是更新慢，不及时。", "二是培训少。", "针对上述三个问题，将逐项改进。"],
        ["一是网站未更新；二是解读缺失；三是超期；四是打不开。对前两个问题已整改，对以上四个问题均已通报。"],
    ],
)
def test_a_number_that_fits_or_means_others(lines: list[str]) -> None:
    told = [found for code in ("X514", "X518") for found in seen(code, *lines, section=PROBLEMS)]
    assert [text for severity, text in told if severity != "hint"] == []
