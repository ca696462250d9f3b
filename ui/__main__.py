"""`python -m ui`: opens the window; without a display it says so and exits 3."""

from __future__ import annotations

import argparse
import builtins
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reception.kernel.i18n import Translator, language_of
from reception.kernel.i18n import mark as _
from ui.tasks.display import has_display

if TYPE_CHECKING:
    from ui.application import Application

UNABLE = 3
PRESS = "--press"
"""As the core's `press.starting` has it, which is not loaded for this alone."""


def main(arguments: list[str]) -> int:
    """Run the window until it is closed; the exit code: 0, or 3 where there is no display or the self-test fails."""
    if arguments == [PRESS]:
        from reception.documents.press.child import serve  # noqa: PLC0415 - the window starts this program once more

        serve()
        return 0
    asked = _parser().parse_args(arguments)
    words = Translator(language_of(asked.lang or "") or "ru")
    if asked.self_test:
        from ui.self_test import run  # noqa: PLC0415 - the window does not need it

        return run(sys.stdout, words=words)
    if not has_display():
        sys.stderr.write(
            words(_("There is no display here. The command line does all this too: reception --help.")) + "\n"
        )
        return UNABLE
    return _show(asked, words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="reception-window", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the office lies")
    parser.add_argument("--lang", choices=("ru", "ky", "en"))
    parser.add_argument(
        "--demonstration",
        type=Path,
        metavar="DIR",
        help="an invented office, made in DIR where there is none",
    )
    parser.add_argument("--self-test", action="store_true", help="check this copy of the program and exit")
    parser.add_argument("--quit-after-paint", action="store_true", help=argparse.SUPPRESS)
    return parser


@contextmanager
def plain_imports() -> Iterator[None]:
    """Leave `import` as it is: PySide's own, for names it does not use here, reads the source of every module."""
    kept = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = kept


def _show(asked: argparse.Namespace, words: Translator) -> int:
    with plain_imports():
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - its libraries may be missing

    from ui.application import Application, Prefilled  # noqa: PLC0415
    from ui.tasks.instance import raise_other  # noqa: PLC0415
    from ui.tasks.memory import Memory  # noqa: PLC0415
    from ui.tasks.opening import real_world  # noqa: PLC0415
    from ui.tasks.quiet import dump_no_memory  # noqa: PLC0415
    from ui.tasks.runner import ThreadRunner  # noqa: PLC0415
    from ui.tasks.sweeping import Sweeper  # noqa: PLC0415

    dump_no_memory()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("reception")
    app.setDesktopFileName("reception")
    prefilled = None
    folder = asked.folder or _data_folder()
    if asked.demonstration:
        made = _invent(asked.demonstration, words)
        if made is None:
            return UNABLE
        folder, prefilled = made[0], Prefilled(*made[1:])
    if raise_other(folder):
        return 0
    runner = ThreadRunner()
    memory = Memory((folder if asked.demonstration else _settings_folder()) / "window.json")
    if asked.lang:
        memory.keep("language", asked.lang)
    shown = Application(app, folder, memory=memory, runner=runner, around=real_world, prefilled=prefilled)
    _catch_faults(shown)
    shown.start()
    if asked.quit_after_paint:
        shown.quit_after_paint()
    Sweeper(app)
    code = app.exec()
    runner.close()
    return code


def _invent(folder: Path, words: Translator) -> tuple[Path, str, str] | None:
    """An invented office below this folder; None where it could not be made, which is said."""
    from reception.kernel.errors import Trouble  # noqa: PLC0415 - seldom asked for
    from reception.kernel.progress import Silent  # noqa: PLC0415
    from reception.kernel.telling import sentences  # noqa: PLC0415
    from ui.tasks.opening import invented, real_world  # noqa: PLC0415

    sys.stdout.write(words(_("An office is being invented…")) + "\n")
    sys.stdout.flush()
    try:
        return invented(folder, real_world, Silent())
    except Trouble as trouble:
        sys.stderr.write("\n".join(sentences(trouble, words)) + "\n")
        return None


def _data_folder() -> Path:
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415 - its libraries may be missing

    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "reception" / "office"


def _settings_folder() -> Path:
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415 - as above

    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "reception"


def _catch_faults(shown: Application) -> None:
    """What nobody expected becomes a dialog, never a line of text with its values; the window lives on."""
    from shiboken6 import isValid  # noqa: PLC0415 - its libraries may be missing

    from ui.tasks.quiet import say_nothing_outside  # noqa: PLC0415

    def tell(fault: BaseException | None) -> None:
        if fault is not None and isValid(shown):
            shown.faulted.emit(fault)

    sys.excepthook = lambda _kind, fault, _trace: tell(fault)
    threading.excepthook = lambda args: tell(args.exc_value)
    say_nothing_outside(tell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
