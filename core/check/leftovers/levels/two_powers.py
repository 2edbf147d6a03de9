"""The committee of one place beside the government of another: 贯彻县委、市政府决策部署."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.wording.passages import places
from core.language.sought import Sought

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.model.report import Report

#: The two are named in one breath of one place; of two places both are named of each.
_POWERS = Sought(
    r"""(?x) (?<! [省市县区旗州盟]委、 ) (?<! [省市县区旗州盟]委 )
    (?P<party> [省市县区旗州盟] ) 委 [、和]? (?P<state> [省市县区旗州盟] ) (?: 人民 )? 政府 """
)


def of_two_powers(report: Report) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Such pairs, outside titles."""
    for passage, match in places(report, _POWERS):
        if match["party"] != match["state"] and not passage.in_title(match.start()):
            yield passage, match
