"""The walls of the house: who may import whom, how rules are filed, what must not stand in any file."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.support import walls

ROOT = Path(__file__).resolve().parent.parent
OWN = ("core", "gui", "resources", "tests")
SOURCES = sorted(p for folder in ("core", "gui", "tests", "tools", ".ci") for p in (ROOT / folder).rglob("*.py"))
SHIPPED = [p for p in SOURCES if p.relative_to(ROOT).parts[0] in ("core", "gui")]
RULES = [p for p in (ROOT / "core" / "check" / "rules").glob("*.py") if p.stem != "__init__"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


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


@pytest.mark.parametrize("path", SHIPPED, ids=name_of)
def test_imports_keep_to_their_side(path: Path) -> None:
    assert walls.breaches(name_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SHIPPED, ids=name_of)
def test_sentences_are_made_once(path: Path) -> None:
    """What a finding says comes in parts; nobody but the composing module takes a sentence apart."""
    if name_of(path) != walls.COMPOSER and not name_of(path).startswith("core/load/"):  # loaders know of no findings
        assert walls.cut_sentences(path.read_text("utf-8")) == []


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
    needs = {m: (walls.imported(p.read_text("utf-8"), "") & paths.keys()) - {m} for m, p in paths.items()}
    assert sum(map(len, needs.values())) > len(paths)
    assert len(list(TopologicalSorter(needs).static_order())) == len(paths)  # raises CycleError where there is one


def test_imports_are_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {d.split(">")[0].split("[")[0].lower().replace("_", "-") for d in project["dependencies"]}
    names = {n for p in SHIPPED for n in walls.imported(p.read_text("utf-8"), "")}
    distributions = packages_distributions()
    for module in sorted(walls.third_party(names, sys.stdlib_module_names, OWN)):
        owners = {d.lower().replace("_", "-") for d in distributions.get(module, [module])}
        assert owners & declared, f"{module} ({', '.join(owners)}) is imported but not declared"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SHIPPED, ids=name_of)
def test_public_names_are_documented(path: Path) -> None:
    assert list(walls.undocumented(path.read_text("utf-8"))) == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in SHIPPED}
    assert [name_of(f) for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_one_rule_one_module(path: Path) -> None:
    assert walls.misnamed(path.stem, path.read_text("utf-8")) is None


def test_rule_codes_are_unique() -> None:
    codes = Counter(code for path in RULES for code in walls.registered(path.read_text("utf-8")))
    assert [code for code, count in codes.items() if count > 1] == []


@pytest.mark.parametrize("path", sorted((ROOT / "resources").rglob("*.toml")), ids=name_of)
def test_resources_parse(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))


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
    assert [name_of(p) for p in tracked() if p.stat().st_size > 600_000] == []


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
        ("gui/app/application.py", "from core.load.word import docx"),
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
        ("gui/app/application.py", "from core.load.pages import page_pictures"),
        ("gui/app/application.py", "from core.load.pages.page_pictures import PageImages"),
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
