"""Write ``resources/lexicon/law_titles.tsv``: the titles of national laws and regulations, with their order numbers.

    python -m tests.builders.law_titles LAWS_TXT_XZ

The file holds laws, administrative regulations and judicial interpretations, parted by form feeds, each with its title
on the first line. A title is a fact and no text; nothing else is taken but the numbers of the State Council's orders
that its head names. Titles of provinces and cities are left out; so are decisions on single matters. Titles that
several documents cite as national law, and that are missing, are added.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from core.language.divisions import gazetteer

FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "law_titles.tsv"
NATION = "中华人民共和国"
_KIND = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则|准则|解释)$")
_REGION = re.compile(r"^.{2,8}?(?:省|(?<!城)市(?![场政容民])|自治区|自治州|自治县|特区|新区|县)")
_ORDER = re.compile(r"国务院令第?(\d{1,3})号")
_CITED = re.compile(r"《([^《》〈〉]{4,40})》")
#: So many documents must cite a title that has no text of its own.
_OFTEN = 3
_HEAD = """# Titles of national laws and regulations, without the nation's name; a plus marks those that bear it.
# Made by tests/builders/law_titles.py; do not edit. Columns: title; numbers of the State Council's orders, if known.
"""


def main() -> None:
    text = lzma.decompress(Path(sys.argv[1]).read_bytes()).decode("utf-8")
    regions = {gazetteer().short_name(d.name) for d in gazetteer().all() if d.level != "county"}
    regions |= {"中关村", "黄河三角洲", "长江三角洲"}
    titles: dict[str, set[str]] = {}
    cited: Counter[str] = Counter()
    for document in text.split("\f"):
        title, _, body = document.strip("\n").partition("\n")
        title = title.replace("（", "(").replace("）", ")")
        cited.update(set(_CITED.findall(document)))
        local = not title.startswith(NATION) and (_REGION.match(title) or title.startswith(tuple(regions)))
        if local or not _KIND.search(title):
            continue
        if len(title) <= 60:
            titles.setdefault(title, set()).update(_ORDER.findall(body[:600]))
    for title, count in cited.items():
        if count >= _OFTEN and title.startswith(NATION) and title not in titles and _KIND.search(title):
            titles[title] = set()
    rows = []
    for title, orders in titles.items():
        bare = title.removeprefix(NATION)
        rows.append(f"{'+' if bare != title else ''}{bare}\t{' '.join(sorted(orders))}")
    FILE.write_text(_HEAD + "\n".join(sorted(rows)) + "\n", "utf-8")
    print(len(rows), "titles")


if __name__ == "__main__":
    main()
