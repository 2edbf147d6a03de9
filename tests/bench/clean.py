"""The maker of clean reports: everything in them is as a careful office would have it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from core.forms.spec import form_for_year
from tests.bench.draft import BenchDraft, Block, block, official_rows
from tests.bench.figures import leading_to, make_figures
from tests.bench.grammar import Note, mark, strip_marks
from tests.bench.organs import data, make_organ
from tests.bench.words import DIGITS, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ASPECTS = ("proactive", "requests", "management", "platforms", "oversight")


#: The year of the first report; the one before it is on no form that is known here.
FIRST_YEAR = 2019


def make_clean(seed: int) -> BenchDraft:
    """The clean report number ``seed``; the same number always makes the same report."""
    return _Maker(random.Random(f"clean {seed}")).make()


def make_pair(seed: int) -> tuple[BenchDraft, BenchDraft] | None:
    """Report number ``seed`` and one of the same organ for the year before, whose figures lead to it.

    None for a report of the first year.
    """
    maker = _Maker(random.Random(f"clean {seed}"))
    draft = maker.make()
    if draft.year == FIRST_YEAR:
        return None
    return draft, _Maker(random.Random(f"before {seed}"), (maker.organ, draft)).make()


class _Maker(Words):
    def make(self) -> BenchDraft:
        rng = self.rng
        if self.later:
            self.organ, self.year = self.later[0], self.later[1].year - 1
        else:
            self.year = rng.choice((2019, 2020, 2021, 2022, 2023, 2023, 2024, 2024, 2024, 2025))
            self.organ = make_organ(rng)
        form = form_for_year(self.year)
        flags = self.organ.flags
        regulations = {"gov", "city"} <= flags
        self.figures = make_figures(rng, form, regulations=regulations, quiet="town" in flags)
        if self.later:
            self.figures = leading_to(self.figures, self.later[1].figures)
        self.unit = rng.choice(("件", "件", "件", "件", "件", "份", "条", "宗"))
        self.title = f"{self.organ.title}{self.year}年政府信息公开工作年度报告"
        blocks = [*self._title(), *self._overview()]
        numerals = "一二三四五六"
        for number, section in enumerate(form.sections):
            if number:
                blocks.append(Block("heading", f"{numerals[number]}、{section.heading}", section.key))
            if section.table:
                blocks += self._above_table(section.key)
                blocks.append(Block("table", section=section.key, table=section.table))
        at = {b.section: i for i, b in enumerate(blocks) if b.kind == "heading"}
        blocks[at["other_matters"] + 1 :] = [*self._other(), *self._closing()]
        blocks[at["problems"] + 1 : at["other_matters"]] = self._problems()
        zero = "0"
        tables = {key: official_rows(form, self.figures, key, zero) for key in form.tables}
        facts = {
            "organ": self.organ.title,
            "dept": self.organ.dept,
            "place": self.organ.place,
            "stem": self.organ.stem,
            "chain": "|".join(self.organ.chain),
            "unit": self.unit,
            "kind": ",".join(sorted(flags)),
        }
        styled = tuple(self._habits(blocks))
        return BenchDraft(form, self.year, styled, self.figures, facts, tables)

    # --- parts of the report ---

    def _title(self) -> list[Block]:
        organ, tail = mark("organ", self.organ.title), "年政府信息公开工作年度报告"
        year = mark("year.title", str(self.year))
        draw = self.rng.random()
        if draw < 0.2:
            return [block("title", organ), block("title", year + tail)]
        if draw < 0.24:
            return [block("title", f"{year}年{organ}政府信息公开工作年度报告")]
        return [block("title", organ + year + tail)]

    def _overview(self) -> list[Block]:
        rng = self.rng
        pool = data("preface")
        first = self.say(self.pick(pool["basis"], 1)[0])
        draw = rng.random()
        if draw < 0.45:
            first += self.say(rng.choice(pool["parts"]))
        if draw < 0.93:
            first += self.say(rng.choice(pool["period"]))
        if rng.random() < 0.5:
            first += self.say(rng.choice(pool["contact"]))
        opening = self.say(self.pick(pool["opening"], 1)[0])
        heading = Block("heading", "一、总体情况", "overview")
        body = self._aspects()
        draw = rng.random()
        if draw < 0.55:
            return [block("preface", first, None, "preface"), heading, *self._maybe_opening(opening), *body]
        if draw < 0.9:
            return [heading, block("text", first, "overview", "preface"), *self._maybe_opening(opening), *body]
        return [heading, block("text", first + opening, "overview", "preface"), *body]

    def _maybe_opening(self, opening: str) -> list[Block]:
        return [block("text", opening, "overview", "opening")] if self.rng.random() < 0.8 else []

    def _aspects(self) -> list[Block]:
        rng = self.rng
        style = rng.choices(("tail", "own line", "verb", "arabic", "half", "listed"), (50, 20, 12, 6, 6, 6))[0]
        which = rng.randrange(6)
        order = list(_ASPECTS)
        if rng.random() < 0.06:
            order.insert(0, order.pop(2))
        blocks: list[Block] = []
        for number, key in enumerate(order):
            pool = data(key)
            head = rng.choice(pool["verb_heads"]) if style == "verb" else pool["heads"][which]
            body = self._requests() if key == "requests" else self._aspect(key, plain=style == "listed")
            label = f"aspect:{key}"
            bracketed = f"（{DIGITS[number + 1]}）{head}"
            if style == "half":
                bracketed = f"({DIGITS[number + 1]}){head}"
            elif style == "arabic":
                bracketed = f"{number + 1}.{head}"
            elif style == "listed":
                bracketed = f"{DIGITS[number + 1]}是{head}"
            if style in ("own line", "verb"):
                blocks.append(block("text", mark("head", bracketed), "overview", f"head:{key}"))
                for paragraph in body:
                    blocks.append(block("text", paragraph, "overview", label))
            else:
                text = mark("head", bracketed) + "。" + "".join(body)
                blocks.append(block("text", text, "overview", label))
        return blocks

    def _aspect(self, key: str, plain: bool) -> list[str]:
        rng, pool = self.rng, data(key)
        draw = 0.0 if plain else rng.random()
        if draw < 0.55:
            sentences = [self.sentence(t) for t in self.pick(pool["plain"], rng.choice((1, 2, 2, 3, 3, 4, 5)))]
            if len(sentences) > 3 and rng.random() < 0.3:
                return ["".join(sentences[:2]), "".join(sentences[2:])]
            return ["".join(sentences)]
        points = [self.sentence(t) for t in self.pick(pool["points"], rng.choice((2, 3, 3, 4)))]
        end, last = rng.choice((("。", "。"), ("；", "。")))
        listed = [
            mark("enum", f"{DIGITS[i + 1]}是") + p + (last if i == len(points) - 1 else end)
            for i, p in enumerate(points)
        ]
        text = "".join(listed)
        if draw > 0.8:
            text = "".join(self.sentence(t) for t in self.pick(pool["plain"], rng.choice((1, 1, 2)))) + text
        return [text]

    def _requests(self) -> list[str]:
        rng, pool, flags = self.rng, data("requests"), self.flags()
        parts = [self.sentence(t) for t in self.pick(pool["plain"], rng.choice((0, 1, 1, 2)))]
        if "received" in flags:
            parts += [self.sentence(t) for t in self.pick(pool["received"], 1)]
            parts += [self.sentence(t) for t in self.pick(pool["further"], rng.choice((0, 1, 2)))]
        else:
            parts += [self.sentence(t) for t in self.pick(pool["none"], 1)]
        if rng.random() < 0.15:
            parts += [self.sentence(t) for t in self.pick(pool["decoys"], 1)]
        if rng.random() < 0.75:
            fact = self.figures.facts
            which = {(0, 0): "peace", (1, 0): "recon_only", (0, 1): "lit_only", (1, 1): "both"}
            parts.append(self.sentence(rng.choice(pool[which[bool(fact["recon"]), bool(fact["lit"])]])))
        return ["".join(parts)]

    def _above_table(self, section: str) -> list[Block]:
        if self.rng.random() > 0.07:
            return []
        fact, text = self.figures.facts, ""
        if section == "requests" and fact["received"]:
            text = "{Y}年，{we}新收政府信息公开申请{f:received}{u}，办结{f:handled}{u}，具体情况见下表。"
        elif section == "proactive" and "nd_issued" in fact:
            text = "{Y}年，{we}制发行政规范性文件{f:nd_issued}件，废止{f:nd_repealed}件。"
        elif section == "review_litigation" and not fact["recon"] + fact["lit"]:
            text = "{Y}年，{we}未发生政府信息公开行政复议、行政诉讼。"
        return [block("text", self.sentence(text), section, "above table")] if text else []

    def _problems(self) -> list[Block]:
        rng, pool = self.rng, data("problems")
        lead = self.say(rng.choice(pool["lead"]))
        turn = self.say(rng.choice(pool["turn"]))
        count = rng.choice((2, 2, 3, 3, 4))
        faults = [self.say(t) for t in self.pick(pool["faults"], count)]
        cures = [self.say(t) for t in self.pick(pool["cures"], count)]
        stop = rng.choice("。；")
        draw = rng.random()

        def listed(items: list[str], numbers: Callable[[int], str]) -> str:
            stops = [stop] * (len(items) - 1) + ["。"]
            return "".join(
                mark("enum", numbers(i + 1)) + t + s for i, (t, s) in enumerate(zip(items, stops, strict=True))
            )

        is_one: Callable[[int], str] = lambda i: f"{DIGITS[i]}是"  # noqa: E731
        if draw < 0.3:
            made = [lead + listed(faults, is_one) + turn + listed(cures, is_one)]
        elif draw < 0.6:
            made = [lead + listed(faults, is_one), turn + listed(cures, is_one)]
        elif draw < 0.75:
            made = [
                "（一）存在的主要问题",
                listed(faults, is_one),
                rng.choice(("（二）改进情况", "（二）改进措施")),
                listed(cures, is_one),
            ]
        elif draw < 0.85:
            made = [
                lead,
                *(f"{i}.{t}。" for i, t in enumerate(faults, 1)),
                turn,
                *(f"{i}.{t}。" for i, t in enumerate(cures, 1)),
            ]
        else:
            plain = lead[:-1] if lead.endswith("：") else lead
            joined = (
                "，".join(faults[:2])
                if not plain.endswith(("是", "有", "在", "问题"))
                else "".join((faults[0], "，", faults[1]))
            )
            cured = turn.rstrip("：") + ("，" if not turn.rstrip("：").endswith(("措施", "情况")) else "：")
            made = [
                f"{plain}{'，' if plain.endswith(('不足', '差距', '环节', '问题', '短板')) else ''}{joined}。",
                f"{cured}{cures[0]}；{cures[1]}。",
            ]
            if plain.endswith(("存在的主要问题",)) or "表现在" in plain:
                made[0] = f"{lead}{joined}。"
        if rng.random() < 0.25:
            made.append("".join(self.say(t) for t in self.pick(pool["pairs"], 1)))
        return [block("text", m, "problems", "problems") for m in made]

    def _other(self) -> list[Block]:
        rng, pool = self.rng, data("other")
        if self.year < 2021:
            texts = [self.sentence(rng.choice(pool["early"]))]
        else:
            paid = self.figures.cells.get(("proactive", "fees", "amount"), 0) == "0.03"
            fee = self.sentence(rng.choice(pool["fee_some"] if paid else pool["fee"]))
            texts = [mark("fee", fee)]
            plain = strip_marks(fee)[0]
            if plain.startswith("（一）"):
                texts.append("（二）其他事项。" + self._more())
            elif plain.startswith("1."):
                texts.append("2." + self._more())
            elif "无其他" not in plain and rng.random() < 0.4:
                texts.insert(rng.randrange(2), self._more())
        return [block("text", t, "other_matters", "other") for t in texts]

    def _more(self) -> str:
        return self.sentence(self.pick([*data("other")["more"], "{Y}年，{we}其他工作均按计划完成。"], 1)[0])

    def _closing(self) -> list[Block]:
        if self.rng.random() < 0.5:
            return []
        month, day = self.rng.choice(
            ((1, self.rng.randint(4, 31)), (1, self.rng.randint(4, 31)), (3, self.rng.randint(1, 31)))
        )
        if month == 3 and "gov" not in self.organ.flags:
            month = 1
        date = block("closing", f"{mark('year.signature', str(self.year + 1))}年{month}月{day}日", None, "date")
        return [block("closing", mark("organ", self.organ.title), None, "organ"), date]

    # --- habits of writing that are no errors ---

    def _habits(self, blocks: list[Block]) -> Iterable[Block]:
        spaced = self.rng.random() < 0.15
        for made in blocks:
            yield _spaced(made) if spaced and made.kind in ("text", "preface", "title") else made


def _spaced(made: Block) -> Block:
    """A blank between Chinese and digits, as some word processors leave it."""
    places: list[int] = []
    text = made.text
    for i in range(1, len(text)):
        a, b = text[i - 1], text[i]
        if (a.isascii() and a.isdigit() and "\u4e00" <= b <= "\u9fff") or (
            b.isascii() and b.isdigit() and "\u4e00" <= a <= "\u9fff"
        ):
            places.append(i)
    out = "".join((" " if i in set(places) else "") + c for i, c in enumerate(text))

    def moved(offset: int, inclusive: bool) -> int:
        return offset + sum(1 for p in places if p < offset or (inclusive and p == offset))

    notes = tuple(Note(n.name, moved(n.start, True), moved(n.end, False)) for n in made.notes)
    return Block(made.kind, out, made.section, made.label, made.table, notes)
