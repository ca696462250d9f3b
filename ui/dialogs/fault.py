"""Shows a fault of the program, with a report to copy: where in the code it happened, and nothing of any client."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.tasks.quiet import give_to_paste


def report_of(fault: BaseException, program: str) -> str:
    """What went wrong as frames and kinds of faults: no message and no value, for either may name a client."""
    lines = [program, f"{platform.system()} {platform.release()}, Python {platform.python_version()}"]
    seen: BaseException | None = fault
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [f"  {frame}" for frame in _frames(seen.__traceback__)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"{'/'.join(frame.filename.replace(chr(92), '/').split('/')[-3:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


class FaultDialog(QDialog):
    """Says that something went wrong, that nothing was lost, and offers the report."""

    def __init__(self, words: Translator, report: str, parent: QWidget | None = None) -> None:
        """Show this report; the window behind it lives on."""
        super().__init__(parent)
        self.setWindowTitle(words(_("A fault of the program")))
        said = QLabel(
            words(
                _(
                    "Something went wrong in the program itself. What was saved is safe, and drafts are kept. "
                    "Please send the report below to those who look after the program: it names places in the code "
                    "and no client."
                )
            )
        )
        said.setWordWrap(True)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(_("Report")))
        copy = QPushButton(words(_("Copy the report")))
        copy.clicked.connect(lambda: give_to_paste(report))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (said, self.text, buttons):
            column.addWidget(part)
        self.resize(640, 420)
