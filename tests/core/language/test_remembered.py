"""What is found in paragraphs and kept."""

from collections.abc import Iterator

from core.language import remembered
from core.language.remembered import remembered_of


class Table:
    def __init__(self, sign: str) -> None:
        self.sign = sign
        self.asked: list[str] = []

    @remembered_of
    def places(self, text: str, first: int = 0) -> Iterator[int]:
        self.asked.append(text)
        yield from (at for at in range(first, len(text)) if text[at] == self.sign)


def test_each_table_is_asked_once_for_a_text_and_what_goes_with_it() -> None:
    comma, stop = Table("，"), Table("。")
    text = "收到15件，办结13件。"
    for _ in range(2):
        assert [*comma.places(text)] == [5]
        assert [*stop.places(text)] == [11]
        assert [*comma.places(text, first=6)] == []
    assert (comma.asked, stop.asked) == ([text, text], [text])


def test_what_is_kept_is_bounded_and_long_texts_are_not_kept() -> None:
    remembered.forget()
    table = Table("，")
    for number in range(2_500):
        assert [*table.places(f"第{number}段，")] == [len(f"第{number}段")]
    assert max(len(store) + len(store.earlier) for store in remembered._stores) <= 2_000
    table.asked.clear()
    for _ in range(2):
        assert next(table.places("段" * 3_000), None) is None
    assert len(table.asked) == 2
    remembered.forget()
    assert not any(remembered._stores)


def test_what_is_asked_for_again_stays_while_others_come_and_go() -> None:
    remembered.forget()
    table = Table("，")
    for number in range(2_500):
        assert [*table.places("各部门按规定公开，")] == [8]
        assert [*table.places(f"第{number}段，")] == [len(f"第{number}段")]
    assert table.asked.count("各部门按规定公开，") == 1


def test_a_long_draft_is_remembered_by_each_of_many_tables() -> None:
    remembered.forget()
    tables = [Table(sign) for sign in "，。；："]
    for _ in range(2):
        for table in tables:
            for number in range(900):
                assert [*table.places(f"第{number}段")] == []
    assert [len(table.asked) for table in tables] == [900] * 4


def test_tables_that_come_and_go_are_not_kept_for_ever() -> None:
    remembered.forget()
    before = len(remembered._stores)
    for _ in range(500):
        assert [*Table("，").places("公开，")] == [2]
    assert len(remembered._stores) <= before + 100
    remembered.forget()
    assert not any(remembered._stores)
