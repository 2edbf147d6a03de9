"""The walls of the house: who may import whom, how rules are filed, what must not stand in any file."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import patterns, walls
from tests.support.assertions import without_assertion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent.parent
OWN = ("core", "gui", "resources", "tests")
SOURCES = sorted(p for folder in ("core", "gui", "tests", "tools", ".ci") for p in (ROOT / folder).rglob("*.py"))
SHIPPED = [p for p in SOURCES if p.relative_to(ROOT).parts[0] in ("core", "gui")]
RULES = [p for p in SHIPPED if p.parent == ROOT / "core" / "check" / "rules" and p.stem != "__init__"]

#: Modules outside ``core/language`` that write down numerals and the like all the same, and why they may.
LANGUAGE_ELSEWHERE = {
    "core/forms/spec.py": "writes the numbers of the form's sections, and stands on a floor below",
    "core/load/word/docx/numerals.py": "writes numbers in Word's formats (ECMA-376), reads none",
    "core/model/normalise.py": "counts the zeros 〇 and ○ among the Chinese characters, and stands on a floor below",
}

#: The homes of numbers and characters that a draft declares, and readings elsewhere that cannot go wrong.
READERS = ("core/load/charsets.py",)
CHECKED_READINGS = {
    "int(code, 16)": "a hexadecimal number of any length, what is none caught",
    "int(d)": "one digit of a number of our own",
    "int(flag(operand))": "a truth value",
    "int(style.hidden)": "a truth value",
    "int(getattr(root, 'size', 0))": "a number that the library made",
    "int(digits)": "a pattern of bytes, ten digits at most",
    "int(match['hex'], 16)": "a pattern of bytes, two digits",
    "int(m[1])": "one digit by its pattern",
    "int(m['count'])": "three digits at most by its pattern",
    "int(line.text)": "four digits at most by its pattern",
    "int(match[1])": "a year by its pattern",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def source_of(path: Path) -> str:
    return path.read_text("utf-8")


def bad(paths: Iterable[Path], problems: Callable[[Path], object]) -> dict[str, object]:
    """What is wrong, by the file it is wrong in; one test over all files is far quicker than one for each."""
    return {name_of(path): wrong for path in paths if (wrong := problems(path))}


def tracked() -> list[Path]:
    """Files of the project, as git knows them."""
    try:
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [p for name in listed.stdout.decode().split("\0") if name and (p := ROOT / name).is_file()]


def test_there_is_something_to_guard() -> None:
    assert len(SHIPPED) > 30
    assert len(RULES) > 10


def test_imports_keep_to_their_side() -> None:
    assert bad(SHIPPED, lambda path: walls.breaches(name_of(path), source_of(path))) == {}


def test_sentences_are_made_once() -> None:
    """What a finding says comes in parts; nobody but the composing module takes a sentence apart."""
    others = [p for p in SHIPPED if name_of(p) != walls.COMPOSER and not name_of(p).startswith("core/load/")]
    assert bad(others, lambda path: walls.cut_sentences(source_of(path))) == {}  # loaders know of no findings


@pytest.mark.parametrize(
    ("code", "cuts"),
    [
        ("first.message.removeprefix(system.title)", ["line 1: removeprefix of message"]),
        ("finding.message.rstrip('。') + words", ["line 1: rstrip of message"]),
        ("where, _, value = location.description.partition('：')", ["line 1: partition of description"]),
        ("words = entry.place.split(' · ')", ["line 1: split of place"]),
        ("relation.place.text.removeprefix(title)", ["line 1: removeprefix of place"]),
        ("f'{reason[:-1]}，没有作历年对照。'", ["line 1: slice of reason"]),
        ("replace(finding, message=finding.message)", []),
        ("view.text.split()", []),
        ("finding.place.text + finding.message", []),
        ("reason[0]", []),
    ],
)
def test_the_wall_sees_a_sentence_cut(code: str, cuts: list[str]) -> None:
    assert walls.cut_sentences(code) == cuts


def test_no_circle() -> None:
    """No two modules need each other, not even for a name of a type."""
    paths = {name_of(p).removesuffix(".py").replace("/", "."): p for p in SHIPPED}
    needs = {m: (walls.imported(source_of(p), "") & paths.keys()) - {m} for m, p in paths.items()}
    assert sum(map(len, needs.values())) > len(paths)
    assert len(list(TopologicalSorter(needs).static_order())) == len(paths)  # raises CycleError where there is one


def test_imports_are_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {d.split(">")[0].split("[")[0].lower().replace("_", "-") for d in project["dependencies"]}
    names = {n for p in SHIPPED for n in walls.imported(source_of(p), "")}
    distributions = packages_distributions()
    for module in sorted(walls.third_party(names, sys.stdlib_module_names, OWN)):
        owners = {d.lower().replace("_", "-") for d in distributions.get(module, [module])}
        assert owners & declared, f"{module} ({', '.join(owners)}) is imported but not declared"


def test_modules_are_short() -> None:
    lengths = {name_of(path): len(source_of(path).splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_public_names_are_documented() -> None:
    assert bad(SHIPPED, lambda path: list(walls.undocumented(source_of(path)))) == {}


def test_only_one_home_of_language() -> None:
    """Numerals, endings of organs, dates and ends of sentences are asked of ``core/language``."""
    others = [
        p for p in SHIPPED if not name_of(p).startswith("core/language/") and name_of(p) not in LANGUAGE_ELSEWHERE
    ]
    assert bad(others, lambda path: patterns.own_language(source_of(path))) == {}


def test_what_a_draft_declares_has_one_reader() -> None:
    """Digits to Python are no numbers to ``int``, names of codecs no character sets: ``integer`` and ``charsets``."""
    loaders = [p for p in SHIPPED if name_of(p).startswith(("core/load/", "core/read/")) and name_of(p) not in READERS]
    assert bad(loaders, lambda path: set(walls.unchecked_readings(source_of(path))) - set(CHECKED_READINGS)) == {}


def test_checked_readings_are_needed() -> None:
    sources = [source_of(p) for p in SHIPPED if name_of(p).startswith(("core/load/", "core/read/"))]
    assert set(CHECKED_READINGS) <= {reading for source in sources for reading in walls.unchecked_readings(source)}


@pytest.mark.parametrize("source", ["int(text)", "int(cell.get('rowspan'))", "data.decode(label)", "int(value[:7])"])
def test_unchecked_readings_are_seen(source: str) -> None:
    assert walls.unchecked_readings(source) == [source]
    assert walls.unchecked_readings("data.decode('utf-8', 'replace') or int(a * b) or int(a == b)") == []


@pytest.mark.parametrize("name", LANGUAGE_ELSEWHERE)
def test_exceptions_are_needed(name: str) -> None:
    assert patterns.own_language((ROOT / name).read_text("utf-8"))


def test_long_patterns_are_verbose() -> None:
    assert bad(SHIPPED, lambda path: patterns.long_patterns(source_of(path))) == {}


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in SHIPPED}
    assert [name_of(f) for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


def test_one_rule_one_module() -> None:
    assert bad(RULES, lambda path: walls.misnamed(path.stem, source_of(path))) == {}


def test_traits_of_rules_are_declared_not_guessed() -> None:
    assert bad(SHIPPED, lambda path: walls.guesses_from_code(source_of(path))) == {}


@pytest.mark.parametrize("source", ['x.rule.startswith("W")', 'f.rule in ("M103",)', "rule[0]", "f.code[:1]"])
def test_guesses_are_seen(source: str) -> None:
    assert walls.guesses_from_code(source)
    assert walls.guesses_from_code('@rule("T301", "x")\ndef check(report, outcomes): ...') == []


def test_rule_codes_are_unique() -> None:
    codes = Counter(code for path in RULES for code in walls.registered(source_of(path)))
    assert [code for code, count in codes.items() if count > 1] == []


def test_resources_parse() -> None:
    files = sorted((ROOT / "resources").rglob("*.toml"))
    assert len(files) > 10
    assert bad(files, lambda path: not tomllib.loads(source_of(path))) == {}


def test_no_path_of_one_machine() -> None:
    found: list[str] = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}: {hit}" for hit in walls.machine_paths(text)]
    assert found == []


def test_no_large_file() -> None:
    """Only the counts of strings are larger; all tables of slips together keep to six megabytes."""
    slips = ROOT / "resources" / "slips"
    assert [name_of(p) for p in tracked() if p.stat().st_size > 600_000 and p.parent != slips] == []
    assert sum(p.stat().st_size for p in slips.iterdir()) < 6_000_000


# The guards themselves must be able to fail.


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/check/engine.py", "from PySide6.QtCore import QObject"),
        ("core/check/engine.py", "def f():\n    import gui.app.application"),
        ("core/load/pages/pdf.py", "from core.check import rules"),
        ("core/load/pages/pdf.py", "from ...read import read_report"),
        ("core/check/rules/t301_x.py", "from core.load.pages.pdf import chars"),
        ("gui/app/application.py", "import re"),
        ("gui/app/application.py", "import re as regular"),
        ("gui/app/application.py", "from core.check.rules.t301_x import check"),
        ("gui/app/application.py", "from core.check.leftovers.places import names"),
        ("core/check/leftovers/places/names.py", "from core.check.rules.t301_x import check"),
        ("core/check/wording/grammar/frames.py", "from core.check.leftovers.places import names"),
        ("gui/app/application.py", "from core.load.word import docx"),
        ("gui/views/page_renderer.py", "from core.load.pages.page_pictures import PagePictures"),
        ("core/model/report.py", "from core.language import letters"),
        ("core/read/reader.py", "from core.load import load"),
        ("gui/views/text.py", "from PySide6.QtCore import QRegularExpression"),
        ("gui/style/theme.py", "from gui.views.desk import Desk"),
        ("gui/state/session.py", "import gui.app.main_window"),
        ("gui/features/help/window.py", "from gui.features.settings.dialog import SettingsDialog"),
    ],
)
def test_breaches_are_seen(path: str, source: str) -> None:
    assert walls.breaches(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/check/engine.py", "import re"),
        ("core/check/engine.py", "from core.model import report"),
        ("core/read/reader.py", "from core.read.tables import tokens"),
        ("gui/app/application.py", "from core.load import formats"),
        ("gui/app/application.py", "from core.load.formats import dialog_filter"),
        ("gui/app/application.py", "from core.check.registry import get_rule"),
        ("gui/app/application.py", "from core.pipeline.check_draft import Checked"),
        ("gui/views/desk.py", "from gui.state.session import Session"),
        ("gui/features/help/window.py", "from gui.features.help.guide import guide_page"),
        ("gui/features/help/controller.py", "from gui.features.feature import Feature"),
    ],
)
def test_open_doors_are_open(path: str, source: str) -> None:
    assert walls.breaches(path, source) == []


def test_bad_rule_modules_are_seen() -> None:
    one = '@rule("T301", "x")\ndef check(report, found): ...\n'
    assert walls.misnamed("t301_row_total", one) is None
    assert walls.misnamed("t302_row_total", one)
    assert walls.misnamed("t301_row_total", "x = 1")
    assert walls.misnamed("t301_row_total", one + one.replace("T301", "T302"))
    assert walls.misnamed("_shared", one)
    assert walls.misnamed("_shared", "x = 1") is None


def test_missing_docstrings_are_seen() -> None:
    assert list(walls.undocumented("def f(): ...\nclass C: ...\ndef _g(): ...")) == ["module", "f", "C"]
    assert list(walls.undocumented('"""m"""\ndef f():\n    """d"""')) == []


def test_machine_paths_are_seen() -> None:
    assert walls.machine_paths("see /" + "tmp/x and '/" + "home/me/y'")
    assert walls.machine_paths("https://example.org/home/x ./tmp/y usr/tmp/z") == []


@pytest.mark.parametrize(
    "source",
    [
        '_A = re.compile(r"^[一二三四五六七八九十]、")',
        '_A = "一二三四五六"',
        '_A = re.compile(r"二[〇○零]{2}年")',
        '_A = re.compile(r"[\\u4e00-\\u9fff]{2,9}(?:局|厅|委员会)")',
        'x = re.search("县政府|市政府|办公室$", text)',
        '_A = re.compile(rf"(?P<organ>{_HAN}+?(?: 局 | 人民政府 | 中心 ))")',
        '_A = re.compile(r"(20\\d\\d)年\\d{1,2}月\\d{1,2}日")',
        '_A = re.compile(f"{_YEAR}年({_NUMBER})月({_NUMBER})日")',
        'x = re.split("[。；]", text)',
        '_A = re.compile(r"[^。;!?]+[。;!?]?")',
        'x = any(c in text for c in "。!?;")',
        '_ENDS = frozenset("。！？\\n")',
    ],
)
def test_language_outside_its_home_is_seen(source: str) -> None:
    assert patterns.own_language(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""Numbers 一二三, dates 2024年1月1日."""',
        '_A = re.compile(rf"^[{ORDINALS}]、")',
        'message = f"报告应在{year}年{month}月31日前公布。"',
        '_A = re.compile(r"[^,。;]{0,8}(?:局|厅)")',
        'words = ("人民政府", "管委会", "办公室")',
        'x = view.text.strip("：。")',
    ],
)
def test_other_strings_are_not_taken_for_language(source: str) -> None:
    assert patterns.own_language(source) == []


def test_long_patterns_are_seen() -> None:
    long = "一" * 101
    assert patterns.long_patterns(f'_A = re.compile(r"{long}")')
    assert patterns.long_patterns(f'x = re.search(r"{long[:60]}" + r"{long[:60]}", text)')
    assert patterns.long_patterns(f'_A = re.compile(rf"{long}{{_B}}", re.I)')
    assert not patterns.long_patterns(f'_A = re.compile(r"(?ix) {long}")')
    assert not patterns.long_patterns(f'_A = re.compile(r"{long}", re.VERBOSE)')
    assert not patterns.long_patterns(f'_A = re.compile(r"{long[:100]}")')
    assert not patterns.long_patterns(f'x = text.split("{long}")')


@pytest.mark.slow
def test_every_test_can_fail() -> None:
    assert without_assertion([source_of(p) for p in SOURCES if p.is_relative_to(ROOT / "tests")]) == []


def test_tests_that_cannot_fail_are_seen() -> None:
    source = """
def helper(x): assert x
def outer(x): helper(x)
def test_by_itself(): assert 1
def test_by_a_helper(): outer(1)
def test_that_raises():
    with pytest.raises(ValueError): f()
def test_that_only_calls(): print(1)
"""
    assert without_assertion([source]) == ["test_that_only_calls"]


def test_tests_lie_where_what_they_test_lies() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    assert [f for f in folders if f.parts[:1] not in ((), ("bench",)) and not (ROOT / f).is_dir()] == []
