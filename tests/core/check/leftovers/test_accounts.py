"""Accounts of another department (M106) or another place (M105) that are used as one's own."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("code", "organ", "sentence", "told"),
    [
        ("M106", "澄阳县体育局", "通过“澄阳审计”公众号发布信息66条。", "澄阳审计"),
        ("M106", "澄阳县审计局", "在“澄阳财政”微信公众号公布审计结果15篇。", "澄阳财政"),
        ("M105", "永泰县住房和城乡建设局", "“闽清住建”微信公众号发布信息126条。", "闽清"),
        ("M105", "沙洋县人力资源和社会保障局", "在钟祥人社公众号推送政策21期。", "钟祥"),
    ],
)
def test_accounts_of_others(code: str, organ: str, sentence: str, told: str) -> None:
    assert ("warning", told) in seen(code, sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县体育局", "通过“澄阳体育”“澄阳教育”公众号发布信息66条。"),
        ("澄阳县体育局", "转发“澄阳审计”公众号发布的信息6条。"),
        ("澄阳县体育局", "县审计局通过“澄阳审计”公众号发布信息。"),
        ("永泰县住房和城乡建设局", "在“福州住建”微信公众号转发信息12条，“永泰住建”公众号发布信息126条。"),
        ("永泰县住房和城乡建设局", "通过“阳光住建”“智慧住建”公众号发布信息126条。"),
        ("澄阳县公安局", "通过平安公安微博、阳光公安公众号发布信息。"),
        ("澄阳县教育局", "通过“澄阳教育”公众号发布信息，在校园教育公众号推送文章。"),
        ("澄阳县卫生健康局", "通过“健康澄阳”公众号发布信息126条。"),
    ],
)
def test_own_accounts_and_those_spoken_of(organ: str, sentence: str) -> None:
    found = [*seen("M105", sentence, organ=organ), *seen("M106", sentence, organ=organ)]
    assert [text for severity, text in found if severity != "hint"] == []
