"""What is said of the fee for information: what cannot be so is told, what can is left alone."""

from __future__ import annotations

import pytest

from core.forms.keys import SectionKey
from tests.support.wording_drafts import seen, seen_in_each

WRONG = [
    ("本年度未收取信息处理费，收取的80元已上缴国库。", "收取的80元"),
    ("依申请公开免费提供信息，共收取信息处理费60元。", "收取信息处理费60元"),
    ("信息处理费共计0元，缴费人数3人。", "缴费人数3人"),
    ("未下达收费通知，下达的3件收费通知均已送达。", "下达的3件收费通知"),
    ("下达收费通知2件，收取信息处理费3件。", "收取信息处理费3件"),
    ("全年收取信息处理费260元，360元已全额缴入国库。", "360元已全额缴入"),
    ("信息处理费应收120元，实收220元。", "220元"),
    ("本年度未收取信息处理费0元。", "0元"),
    ("全年未收取信息公开受理费。", "信息公开受理费"),
    ("公开申请收取复印费、邮递费共18元。", "复印费、邮递费"),
    ("执行国务院办公厅2018年印发的《政府信息公开信息处理费管理办法》。", "2018年"),
    ("执行财政部印发的《政府信息公开信息处理费管理办法》。", "财政部"),
    ("信息处理费按量计收：20页以下不收费，31—100页每页10元。", "20"),
]
RIGHT = [
    "本机关2024年未收取信息处理费，上年收取的120元已按规定上缴国库。",
    "全年发出收费通知3件，收取信息处理费2件，共计300元，已全额缴入国库。",
    "收取信息处理费300元，已上缴200元，其余100元于次年1月缴入国库。",
    "除1件收取信息处理费100元外，其余申请均未收取费用。",
    "其余申请均免费提供，仅对1件批量申请收取信息处理费100元，已开具财政票据。",
    "本局未收取信息处理费。按件计收的，11件至30件每件100元，按规定公布在指南中。",
    "下属两家单位收取档案复制费80元，局机关未收取信息处理费。",
    "国务院办公厅2020年印发的《政府信息公开信息处理费管理办法》自2021年1月1日起施行，本机关据此修订了收费公示。",
    "全年没有发生信息处理费争议，应收120元，实收120元。",
    "2023年收取信息处理费200元，2024年未收取信息处理费。",
    "收到申请36件，均未收取信息处理费，其中12件提供了纸质复印件。",
    "信息处理费收取情况：全年收取0元，发出收费通知0件。",
    "免收信息处理费的2件申请涉及低保对象，均按有关规定办理。",
    "申请人缴纳信息处理费100元后，本机关于5个工作日内提供了信息。",
    "上缴国库的信息处理费共100元，与收取的金额一致。",
    "全年收取信息处理费2件、200元，其中1件按件计收100元，1件按量计收100元。",
]


def test_what_cannot_be_so_is_told() -> None:
    told = seen_in_each("X524", [sentence for sentence, _ in WRONG], section=SectionKey.OTHER_MATTERS)
    assert {sentence: [quote for _, quote in told.get(sentence, [])][:1] for sentence, _ in WRONG} == {
        sentence: [quote] for sentence, quote in WRONG
    }


@pytest.mark.parametrize("year", [2019, 2024])
def test_fees_given_up_in_2019_may_be_told_of_that_year(year: int) -> None:
    sentence = "公开申请收取复印费12元。"
    assert bool(seen("X524", sentence, section=SectionKey.OTHER_MATTERS, year=year)) is (year > 2019)


def test_what_can_be_so_is_left_alone() -> None:
    assert not any(seen_in_each("X524", RIGHT, section=SectionKey.OTHER_MATTERS).values())
