"""A silent suite: no network, no home folder, no display; a test whose tool is missing is named last."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.printing import Printer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHONUTF8", "1")

# The same examples every time: a red build must mean the change, not the day. `--long` looks for new ones.
settings.register_profile(
    "short", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "long", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
LEFT_OUT = pytest.StashKey[dict[str, list[str]]]()
DESELECTED = pytest.StashKey[list[str]]()
LONGEST = ("tests/whole/", "tests/acceptance/")
QT_NEEDS = ("libglib-2.0.so.0", "libGL.so.1", "libEGL.so.1", "libxkbcommon.so.0", "libfontconfig.so.1")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `dev.py test` says to pytest."""
    group = parser.getgroup("reception")
    group.addoption("--long", action="store_true", help="also run what takes minutes")
    group.addoption("--acceptance", action="store_true", help="end with the table of what the issues promise")
    group.addoption("--nothing-left-out", action="store_true", help="fail where a tool is missing")
    group.addoption("--unclean", default="", help="the linters that found something before the tests began")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples Hypothesis tries."""
    settings.load_profile("long" if config.getoption("--long") else "short")
    config.stash[LEFT_OUT] = {}
    config.stash[DESELECTED] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out long tests unless asked for, and by name those whose tools this machine lacks."""
    kept: list[pytest.Item] = []
    out: list[pytest.Item] = []
    for item in items:
        missing = [tool for mark in item.iter_markers("needs") for tool in mark.args if not has(tool)]
        for tool in missing:
            config.stash[LEFT_OUT].setdefault(tool, []).append(item.nodeid)
        is_too_long = item.get_closest_marker("long") is not None and not config.getoption("--long")
        (out if missing or is_too_long else kept).append(item)
        said = getattr(getattr(item, "function", None), "__doc__", None) or item.name
        item.user_properties.append(("promise", " ".join(said.split())))
    # Between workers whole files are shared out in this order: what takes long must not be begun last.
    is_worker = hasattr(config, "workerinput")
    items[:] = sorted(kept, key=lambda item: is_worker and not item.nodeid.startswith(LONGEST))
    config.hook.pytest_deselected(items=out)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Keep the names for the controller, whoever leaves tests out."""
    for item in items:
        item.config.stash[DESELECTED].append(item.nodeid)


def has(tool: str) -> bool:
    """Whether the machine has a program, or the libraries that Qt opens."""
    if tool != "qt":
        return shutil.which(tool) is not None
    if not sys.platform.startswith("linux"):
        return True
    try:
        for library in QT_NEEDS:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take from a worker that ends what it left out: each collects every test, so all say the same."""
    told = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_OUT].update(told.get("left_out", {}))
    reporter = node.config.pluginmanager.get_plugin("terminalreporter")
    reporter.stats["deselected"] = [SimpleNamespace(nodeid=name) for name in told.get("deselected", [])]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that was told to leave nothing out and did, or whose linters found something."""
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput |= {"left_out": config.stash[LEFT_OUT], "deselected": config.stash[DESELECTED]}
    is_short = config.getoption("--nothing-left-out") and config.stash[LEFT_OUT]
    if (is_short or config.getoption("--unclean")) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The last lines: promises kept, the seed of a long run, linters that failed, tests left out."""
    say = terminalreporter.write_line
    if config.getoption("--acceptance"):
        show_promises(terminalreporter)
    if config.getoption("--long"):
        say(f"seed {config.getoption('--hypothesis-seed')}, {settings().max_examples} examples a property")
    if config.getoption("--unclean"):
        say(f"not clean: {config.getoption('--unclean')}", red=True)
    for tool, names in config.stash[LEFT_OUT].items():
        say(f"left out, {tool} is missing: {', '.join(names)}", yellow=True)


def show_promises(terminalreporter: pytest.TerminalReporter) -> None:
    """A line a promise: kept or not, its words, and the files that a test named with `record_property`."""
    reports = [
        report
        for outcome in ("passed", "failed", "error")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call" or report.failed
    ]
    for report in sorted(reports, key=lambda report: (report.location[0], report.location[1] or 0)):
        said = dict(report.user_properties)
        evidence = f" [{said['evidence']}]" if "evidence" in said else ""
        terminalreporter.write_line(f"{report.outcome}: {said['promise']}{evidence}")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Whatever tries to reach another machine fails; sockets between our own processes work."""

    def refuse(_self: socket.socket, address: object) -> NoReturn:
        raise AssertionError(f"a test reached for the network: {address}")

    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            refuse(self, address)
        connect(self, address)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_only)
        patch.setattr(socket.socket, "connect_ex", local_only)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small invented office, made once: its store is to be copied, or only read."""
    from reception.demo.office import make_demo
    from reception.kernel.progress import Silent
    from reception.security.keys import Cost

    folder = tmp_path_factory.mktemp("offices") / "demo"
    cheap = Cost(19 * 1024, 2, 1)
    make_demo(folder, people=30, seed=1, today=date(2026, 11, 24), progress=Silent(), cost=cheap)
    return folder


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """LibreOffice of this worker: `pdfs([paper, workbook])` gives their PDFs; its test is marked to need `soffice`."""
    from tests.printing import Printer

    return Printer(tmp_path_factory.mktemp("printing"))


@pytest.fixture(autouse=True)
def empty_screen() -> Iterator[None]:
    """The windows that a test closed are destroyed with it, and do not slow all that come after."""
    yield
    core, widgets = sys.modules.get("PySide6.QtCore"), sys.modules.get("PySide6.QtWidgets")
    if core is not None and widgets is not None and widgets.QApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session", autouse=True)
def strange_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder of the suite's own: the real one is never read or written, by child processes either."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in [name for name in os.environ if name.startswith("RECEPTION_")]:
            patch.delenv(name)
        yield home
