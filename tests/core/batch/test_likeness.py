"""Reports that copy from each other or from last year's, whatever they call themselves."""

from __future__ import annotations

import random

from core.batch.likeness import Clause, alike, alike_last_year, alike_most, clauses, common_clauses
from core.check.example import model
from core.forms.model_draft import load_model
from core.load import load_text
from core.read import read_report


def words(seed: int, count: int = 30) -> list[str]:
    made = random.Random(seed)
    letters = "公开信息政府机关申请办理平台建设监督管理培训考核栏目发布解读回应群众企业服务审查制度机制责任检查整改落实"
    return ["".join(made.choice(letters) for _ in range(made.randint(9, 20))) for _ in range(count)]


def text(*seeds: int) -> tuple[Clause, ...]:
    return tuple(Clause(hash((seed, n)), len(word), word) for seed in seeds for n, word in enumerate(words(seed)))


def test_organ_place_year_and_numbers_are_left_out_of_account() -> None:
    one = load_model("2021").text()
    other = one.replace("澄阳县水务局", "青屿市财政局").replace("2024", "2023").replace("澄阳县", "青屿市")
    first, second = (clauses(read_report(load_text(draft))) for draft in (one, other))
    keys = {clause.key for clause in first}
    same = sum(clause.letters for clause in second if clause.key in keys)
    assert same > 0.9 * sum(clause.letters for clause in second)
    assert len(first) > 10


def test_a_copy_is_found_with_its_share_and_a_sentence() -> None:
    texts = [text(1), text(2), text(3), (*text(1)[:24], *text(4)[:6])]
    (pair,) = alike(texts)
    assert (pair.one, pair.other) == (0, 3)
    assert 0.7 < pair.share < 0.9
    assert pair.sample in words(1)
    assert pair.percent == int(max(pair.share, pair.share_of_other) * 100)


def test_what_half_of_all_have_is_the_words_of_the_genre() -> None:
    texts = [(*text(0), *text(seed)) for seed in range(1, 12)]
    assert common_clauses(texts) == {clause.key for clause in text(0)}
    assert alike(texts) == []


def test_reports_that_are_all_one_template_are_told() -> None:
    texts = [(*text(0), *text(seed)[:3]) for seed in range(1, 12)]
    found = alike_most(texts)
    assert [one.one for one in found] == list(range(11))
    assert {one.kind for one in found} == {"most"}
    assert all(one.share >= 0.7 for one in found)
    assert alike_most([(*text(0), *text(seed)) for seed in range(1, 12)]) == []


def test_two_reports_alone_have_no_words_of_the_genre() -> None:
    assert [pair.percent for pair in alike([text(1), text(1)])] == [100]


def test_a_short_report_is_no_copy() -> None:
    assert alike([text(1)[:3], text(1)]) == []


def test_last_years_report_copied() -> None:
    texts = [text(1), text(2), text(3)]
    (one,) = alike_last_year(texts, [(*text(1)[:25], *text(9)[:3]), None, text(8)])
    assert (one.one, one.other) == (0, None)
    assert one.percent >= 80


def test_the_examples_of_one_county_are_not_alike_for_their_lead_in() -> None:
    reports = [read_report(load_text(model(form=form).draft())) for form in ("2019", "2021")]
    assert all(pair.percent < 100 for pair in alike([clauses(report) for report in reports]))
