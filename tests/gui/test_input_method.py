"""Which input method Qt is told to use (gui/app/input_method.py)."""

from __future__ import annotations

import os

import pytest

from gui.app import input_method

PLUGINS = ["libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so"]
PORTAL = {"IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULE": "", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "x"}, {"QT_IM_MODULES": "wayland;ibus", **PORTAL}),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, {}),
        ({"XMODIFIERS": "@im=ibus"}, {}),
        ({}, {}),
    ],
)
def test_a_desktop_with_fcitx_is_asked_as_ibus(environment: dict[str, str], told: dict[str, str]) -> None:
    assert input_method.by_ibus(environment, PLUGINS) == told
    assert input_method.by_ibus(environment, [*PLUGINS, "libfcitx5platforminputcontextplugin.so"]) == {}


def test_programs_started_later_find_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """WPS has fcitx's own plugin and must go on using it."""
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.delenv("IBUS_USE_PORTAL", raising=False)
    before = dict(os.environ)
    with input_method._set({"QT_IM_MODULE": "ibus", **PORTAL}):
        assert (os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"]) == ("ibus", "1")
    assert dict(os.environ) == before
