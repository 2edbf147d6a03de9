"""The least, the average and the most of one thing, its limit, and averages of totals."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen_in_each

WRONG = {
    "X516": [
        "全年办理时间最短的一件用时2个工作日，最长的用时21个工作日，平均用时22个工作日。",
        "用户留言平均答复时间3.5天，最长不超过3天。",
        "答复用户留言最长用时7个工作日，全部在5个工作日内办结。",
        "每期参训人数最少60人、最多55人。",
        "考评得分最高98.5分，最低82分，平均99分。",
        "收到申请后，均在法定的30个工作日期限内答复，没有延长答复期限的。",
        "全部申请在15个工作日的法定答复期限内办结。",
    ],
    "X513": [
        "举办水价宣讲8场，受众960人次，平均每场150人次。",
        "全年召开水价发布会24场，平均每月4场。",
        "编发水务简报12期，共收录文章48篇，平均每期5篇。",
        "举办水价宣讲4场，受众5.2万人次，平均每场1.9万人次。",
        "发出收费通知2件，每件120元，收取信息处理费共计2400元。",
        "更换水表500户，每户补助200元，共补助12万元。",
    ],
}
RIGHT = {
    "X516": [
        "全年办理时间最短的一件用时2个工作日，最长的用时18个工作日，平均用时9个工作日。",
        "答复用户留言最长用时7个工作日，除延期的1件外，全部在5个工作日内办结。",
        "单篇阅读量最高8万次，全年网站平均每月访问9万次。",
        "最长的一条管线12公里，平均水压3公里外降低。",
        "收到申请后，均在法定的20个工作日期限内答复。",
        "第三方意见在法定的15个工作日期限内征求，申请均已答复。",
    ],
    "X513": [
        "举办水价宣讲8场，受众970人次，平均每场121人次。",
        "全年召开水价发布会24场，平均每月2场。",
        "编发水务简报12期，共收录文章50篇，平均每期4篇。",
        "举办水价宣讲8场，受众970人次，平均每场约125人次。",
        "发出收费通知2件，每件120元，收取信息处理费共计240元。",
        "更换水表500户，每户补助200元，共补助10万元。",
        "奖励节水先进3人，每人500元，优秀5人，每人300元，共3000元。",
        "更换水表500户，每户补助200元至300元，共补助12万元。",
    ],
}


@pytest.mark.parametrize("code", WRONG)
def test_a_number_out_of_its_order_is_told(code: str) -> None:
    found = seen_in_each(code, WRONG[code])
    assert [sentence for sentence, told in found.items() if not told] == []


@pytest.mark.parametrize("code", RIGHT)
def test_numbers_in_their_order_raise_nothing(code: str) -> None:
    found = seen_in_each(code, RIGHT[code])
    assert {sentence: told for sentence, told in found.items() if told} == {}
