"""The words of a clean report: what fills the slots of its sentences."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.bench.draft import BenchDraft
from tests.bench.figures import GROUPS, Figures, spread
from tests.bench.grammar import expand, mark
from tests.bench.organs import Organ, data
from tests.bench.places import stranger_free

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SPIRIT = {
    2019: ("党的十九大和十九届二中、三中、四中全会精神", "党的十九届四中全会精神"),
    2020: ("党的十九大和十九届二中、三中、四中、五中全会精神", "党的十九届五中全会精神"),
    2021: ("党的十九大和十九届历次全会精神", "党的十九届六中全会精神"),
    2022: ("党的二十大精神", "党的十九大和十九届历次全会精神、党的二十大精神"),
    2023: ("党的二十大精神", "党的二十大和二十届二中全会精神"),
    2024: ("党的二十大和二十届二中、三中全会精神", "党的二十届三中全会精神", "党的二十大精神"),
    2025: ("党的二十大和二十届历次全会精神", "党的二十届四中全会精神"),
}
_GROUP_NAMES = dict(zip(GROUPS, ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"), strict=True))
_OUTCOME_NAMES = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}
DIGITS = "零一二三四五六七八九十"
_NEWS = (
    "通知公告",
    "政策文件",
    "工作动态",
    "办事指南",
    "财政信息",
    "人事信息",
    "规划计划",
    "统计数据",
    "会议信息",
    "监督检查",
)
_ROADS = ("建设路", "人民路", "文化路", "兴业大道", "迎宾大道", "府前街", "解放路", "新华东街", "中山路", "和平街")


@dataclass
class Words:
    """The organ, the year and the figures of a report, and the sentences it has used."""

    rng: random.Random
    later: tuple[Organ, BenchDraft] | None = None
    """The organ, and its report of the next year that this one must lead to."""
    topic: str = ""
    """The topic named last."""
    year: int = field(init=False)
    organ: Organ = field(init=False)
    figures: Figures = field(init=False)
    unit: str = "件"
    used: set[str] = field(default_factory=set)

    def flags(self) -> set[str]:
        fact, year = self.figures.facts, self.year
        flags = set(self.organ.flags) | {"f2021" if year >= 2021 else "f2019", f"y{year}"}
        if 2020 <= year <= 2022:
            flags.add("covid")
        flags |= {name for name in fact if fact[name]}
        if fact["received"]:
            flags.add("np" if not fact["legal"] else "mixed" if fact["natural"] else "lp")
            flags |= {"company"} if fact["new_company"] else set()
        if fact["handled"]:
            flags.add("outcomes")
        if fact["handled"] > 9 and fact["granted"] and fact["unavailable"]:
            flags.add("many")
        if 0 < fact["received"] <= 10:
            flags.add("few")
        if "nd_issued" in fact:
            flags.add("nd" if fact["nd_in_force"] else "nd_none" if not fact["nd_issued"] else "nd")
        return flags

    def pick(self, pool: Iterable[str], count: int) -> list[str]:
        """Templates whose conditions hold, none of them used before in this report."""
        flags, fitting = self.flags(), []
        for template in pool:
            conditions, _, text = template.rpartition(":: ")
            wanted = conditions.split(",") if conditions else []
            groups = {c for c in wanted if c.startswith("@")}
            held = all((c[1:] not in flags) if c.startswith("!") else c in flags for c in wanted if c not in groups)
            if held and text not in self.used and ("{caseload}" not in text or self.organ.caseload):
                fitting.append((groups, text))
        chosen: list[str] = []
        for groups, text in self.rng.sample(fitting, len(fitting)):
            # Of sentences that would state the same thing with another number a report has one.
            if len(chosen) < count and not groups & self.used:
                chosen.append(text)
                self.used |= {text, *groups}
        return chosen

    def sentence(self, template: str) -> str:
        """A sentence of a paragraph, marked as one."""
        return mark("sentence", self.say(template))

    def say(self, template: str) -> str:
        """A template filled in."""
        return expand(template, self.rng, self._slot)

    def _slot(self, name: str, argument: str) -> str:
        method = getattr(self, f"_slot_{name}", None)
        if method:
            return method(argument)
        return self._word(name)

    def _word(self, name: str) -> str:
        organ, rng, year = self.organ, self.rng, self.year
        upper = organ.chain[-2] if "town" in organ.flags and len(organ.chain) > 1 else organ.place
        word = organ.word
        gov = "盟行署" if word == "盟" else f"{word}政府"
        site = rng.choice(
            (
                f"{mark('place', upper)}人民政府门户网站",
                f"{gov}门户网站",
                f"{gov}门户网站",
                f"“中国·{organ.stem}”门户网站",
            )
        )
        if upper.endswith("盟"):
            site = f"{gov}门户网站"
        if "town" in organ.flags:
            site = site if "中国" not in site else f"{gov}门户网站"
        words: dict[str, Callable[[], str]] = {
            "Y": lambda: mark("year.data", str(year)),
            "P": lambda: mark("year.period", str(year)) + "年",
            "N": lambda: mark("year.next", str(year + 1)),
            "L": lambda: mark("year.last", str(year - 1)),
            "place": lambda: mark("place", organ.place),
            "placelast": lambda: mark("place", organ.place),
            "place_org": lambda: mark("organ.body", organ.full),
            "placeorg": lambda: mark("organ.body", organ.full),
            "contact_org": lambda: (
                mark("organ.body", organ.full) + ("" if organ.full.endswith("办公室") else rng.choice(("办公室", "")))
            ),
            "title": lambda: (
                f"{mark('organ.body', organ.title)}{mark('year.title', str(year))}年政府信息公开工作年度报告"
            ),
            "dept": lambda: organ.dept,
            "we": lambda: rng.choice(organ.we),
            "area": lambda: "全系统" if "department" in organ.flags and rng.random() < 0.2 else f"全{word}",
            "govshort": lambda: gov,
            "lv": lambda: word,
            "lv2": lambda: word,
            "lv3": lambda: word if "gov" in organ.flags else "年",
            "party": lambda: f"{word}委、{gov}" if word != "自治区" else "自治区党委、政府",
            "up": lambda: f"{gov}办公室",
            "site": lambda: site,
            "wx": lambda: (
                f"“{rng.choice((organ.stem, organ.stem, ('法治' if 'justice' in organ.flags else '微') + organ.stem))}"
                f"{organ.tail or organ.extra.get('tail') or rng.choice(('发布', '零距离'))}”微信公众号"
            ),
            "stem": lambda: organ.stem,
            "tail": lambda: organ.tail or organ.extra.get("tail", "发布"),
            "provstem": lambda: rng.choice(
                [s for p, s in data("places")["provinces"] if p == organ.chain[0]] or [organ.stem]
            ),
            "topic": self._topic,
            "topic2": self._topic,
            "topics": lambda: "、".join(rng.sample(organ.topics, rng.randint(2, min(4, len(organ.topics))))),
            "work": lambda: "，".join(rng.sample(organ.work, rng.randint(1, 2))),
            "caseload": lambda: rng.choice(organ.caseload),
            "doc_topic": lambda: rng.choice(("停车管理", "城市更新", "养老服务体系建设", "农村生活污水治理")),
            "newspaper": lambda: rng.choice(("人民日报", "法治日报", "中国青年报", "农民日报")),
            "newspaper2": lambda: f"《{rng.choice(('人民日报', '法治日报', '农民日报'))}》",
            "village": lambda: data("places")["villages"][rng.randrange(4)],
            "village2": lambda: data("places")["villages"][rng.randrange(4, 8)],
            "visited": lambda: mark(
                "visited", rng.choice([v for v in data("places")["visited"] if stranger_free(v, organ.chain)])
            ),
            "zonename": lambda: organ.extra.get("zonename", organ.place),
            "townword": lambda: organ.extra.get("townword", "镇"),
            "road": lambda: rng.choice(_ROADS),
            "domain": lambda: rng.choice(("xxgk", "zwgk", "zfb", "bgs")) + str(rng.randint(1, 99)),
            "u": lambda: self.unit,
            "pct": lambda: (
                f"{rng.randint(80, 99)}.{rng.randint(1, 99):02d}%" if rng.random() < 0.6 else f"{rng.randint(90, 100)}%"
            ),
            "wan": lambda: f"{rng.randint(1, 60)}.{rng.randint(1, 9)}",
            "wan2": lambda: f"{rng.randint(1, 600)}.{rng.randint(1, 9)}",
            "spirit": lambda: mark("expr", rng.choice(_SPIRIT[year])),
            "upnotice": lambda: f"等{rng.choice(('文件', '法规文件'))}",
            "outcomes": self._outcomes,
            "applicants": self._applicants,
            "channels": self._channels,
            "recon_outcomes": lambda: self._dispute("recon"),
            "lit_outcomes": lambda: self._dispute("lit"),
        }
        return words[name]()

    def _topic(self) -> str:
        """A topic other than the one named before it."""
        self.topic = self.rng.choice([t for t in self.organ.topics if t != self.topic])
        return self.topic

    def _slot_f(self, name: str) -> str:
        return mark(f"fact.{name}", self._number(self.figures.facts[name]))

    def _slot_h(self, name: str) -> str:
        number = self.figures.facts[name]
        return mark(f"fact.{name}", "两" if number == 2 else DIGITS[number])

    def _slot_p(self, pair: str) -> str:
        part, whole = (self.figures.facts[n] for n in pair.split("/"))
        digits = self.rng.choice((1, 2))
        return mark(f"share.{pair}", f"{100 * part / whole:.{digits}f}%")

    def _slot_n(self, bounds: str) -> str:
        low, high = sorted(int(b) for b in bounds.split("-"))
        return mark("number", str(self.rng.randint(low, high)))

    def _slot_m(self, name: str) -> str:
        return mark(f"money.{name}", "300")

    def _slot_other(self, name: str) -> str:
        return str(self.figures.facts[name] + self.rng.randint(1, 9))

    def _slot_e(self, text: str) -> str:
        return mark("expr", text)

    def _slot_law(self, key: str) -> str:
        return mark("law", data("laws")["laws"][key])

    def _slot_doc(self, key: str) -> str:
        return mark("document", data("laws")["documents"][key])

    def _slot_docfull(self, key: str) -> str:
        return f"《{self._slot_law(key)}》（{self._slot_doc(key)}）"

    def _slot_total(self, unit: str) -> str:
        """A total and its parts."""
        rng = self.rng
        total = rng.randint(20, 3000)
        if rng.random() < 0.3:
            return mark("number", str(total)) + unit
        names = rng.sample(_NEWS, rng.randint(2, 4))
        parts = [p + 1 for p in spread(rng, total - len(names), len(names))]
        listed = [f"{n}{mark('part', str(p))}{unit}" for n, p in zip(names, parts, strict=True)]
        between = rng.choice(("、", "，"))
        return f"{mark('total', str(total))}{unit}，其中{between.join(listed)}"

    def _number(self, number: int) -> str:
        if number >= 1000 and self.rng.random() < 0.15:
            return f"{number:,}"
        return str(number)

    def _outcomes(self) -> str:
        named = [(n, f) for f, n in _GROUP_NAMES.items() if self.figures.facts[f]]
        between = self.rng.choice(("、", "，"))
        return between.join(f"{n}{self._slot_f(f)}{self.unit}" for n, f in named)

    def _applicants(self) -> str:
        names = zip(
            ("natural_person", "company", "research", "public_welfare", "legal_service", "other"),
            ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"),
            strict=True,
        )
        return "、".join(
            f"{n}{self._slot_f(f'new_{k}')}{self.unit}" for k, n in names if self.figures.facts[f"new_{k}"]
        )

    def _channels(self) -> str:
        total = self.figures.facts["received"]
        names = self.rng.choice((("网络申请", "信函申请", "当面申请"), ("网上提交", "邮寄"), ("线上", "线下")))
        parts = spread(self.rng, total, len(names), 0.5)
        shown = [(n, p) for n, p in zip(names, parts, strict=True) if p]
        return "、".join(f"{n}{mark('channel', str(p))}{self.unit}" for n, p in shown)

    def _dispute(self, which: str) -> str:
        facts = self.figures.facts
        shown = [(n, f"{which}_{o}") for o, n in _OUTCOME_NAMES.items() if facts[f"{which}_{o}"]]
        return "、".join(f"{n}{self._slot_f(f)}件" for n, f in shown)
