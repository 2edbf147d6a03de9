"""Words written for others that sound or look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import confusions
from core.check.wording.matching import findings, matches, told_once
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W109",
    "疑似错别字",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="不写错别字；公文用推荐词形。",
    basis="《现代汉语词典》；校对通例（词表 confusions.toml）",
    bad=prose(SectionKey.OVERVIEW, "公正律师管理股具体承办。"),
    good=prose(SectionKey.OVERVIEW, "公证律师管理股具体承办，公正处理每件申请。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The entries carry their context, so that a right use (公正处理, 年末收到) is not touched."""
    yield from findings(told_once(matches(list(passages(report)), confusions(), report.year)), outcomes)
