"""Names that places no longer have."""

from core.language.divisions import gazetteer
from core.language.former_places import find_former, former_names, in_name


def test_every_present_name_exists_and_no_former_name_does() -> None:
    names = former_names()
    assert len(names) > 300
    for former in names:
        assert any(d.name == former.present for d in gazetteer().named(former.present))
        assert all(d.name != former.name for d in gazetteer().named(former.name))
        assert 1995 <= former.year <= 2030


def test_former_names_in_a_text() -> None:
    text = "会同襄樊市、澄阳县和江干区公布"
    assert [(at, f.name, f.present) for at, f in find_former(text)] == [
        (2, "襄樊市", "襄阳市"),
        (10, "江干区", "上城区"),
    ]


def test_in_an_organ_name() -> None:
    assert [f.present for f in in_name("洛阳市孟津县水务局")] == ["孟津区"]
    assert list(in_name("洛阳市孟津区水务局")) == []
