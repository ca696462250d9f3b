"""The style sheet: what Fusion cannot say by a palette alone. A widget's `role` is what it asks for."""

from __future__ import annotations

from ui.style.arrows import arrow_address
from ui.style.colours import Colours

# Without own colours, in Windows' high contrast, only sizes and weights are ours.
_SHAPES = """
QLabel[role="title"] { font-size: %(title).1fpt; font-weight: 600; }
QLabel[role="subtitle"] { font-size: %(subtitle).1fpt; font-weight: 600; }
QLabel[role="number"] { font-size: %(number).1fpt; font-weight: 600; }
QLabel[role="fault"], QLabel[role="safety"], *[role="safety"] QLabel { font-weight: 600; }
QPushButton, QComboBox, QAbstractSpinBox, QLineEdit { min-height: %(field)dpx; }
QToolButton { min-height: %(tool)dpx; min-width: %(tool)dpx; }
QLineEdit QToolButton { min-height: 0; min-width: 0; }
QCheckBox, QRadioButton { min-height: %(field)dpx; spacing: 8px; }
"""

_COLOURS = """
QLabel[role="subtitle"] { color: %(text)s; }
QLabel[role="hint"] { color: %(muted)s; }
QLabel[role="fault"] { color: %(fault)s; background: %(fault_wash)s; border-left: 3px solid %(fault)s;
    border-radius: 3px; padding: 3px 8px; }
QLabel[role="safety"], QFrame[role="safety"] { color: %(on_safety)s; background: %(safety)s; border-radius: 6px;
    padding: 6px 12px; }
*[role="safety"] QLabel { color: %(on_safety)s; background: transparent; }
QLabel[role="warning"] { color: %(warning)s; background: %(warning_wash)s; border-radius: 4px; padding: 4px 8px; }
QFrame[role="card"] { background: %(base)s; border: 1px solid %(hairline)s; border-radius: 8px; }
QFrame[role="rail"] { background: %(hover)s; border: 0; border-right: 1px solid %(hairline)s; }
QFrame[role="message"] { background: %(chosen)s; border: 0; border-top: 1px solid %(hairline)s; }
QFrame[role="message"][tone="fault"] { background: %(fault_wash)s; }

QPushButton, QToolButton { border: 1px solid %(edge)s; border-radius: 6px; background: %(raised)s; }
QPushButton { padding: 0 14px; icon-size: %(icon)dpx; }
QToolButton { padding: 0 5px; icon-size: %(icon)dpx; }
QPushButton:hover, QToolButton:hover { background: %(hover)s; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: %(chosen)s; }
QPushButton:focus, QToolButton:focus { border: 2px solid %(focus)s; padding: 0 13px; }
QToolButton:focus { padding: 0 4px; }
QPushButton:disabled, QToolButton:disabled { color: %(faint)s; border-color: %(hairline)s; }
QPushButton[role="primary"], QPushButton:default[role="primary"] { background: %(accent)s; color: %(on_accent)s;
    border-color: %(accent)s; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: %(accent_hover)s; }
QPushButton[role="primary"]:focus { border: 2px solid %(text)s; }
QPushButton[role="primary"]:disabled { background: %(hover)s; color: %(faint)s; border-color: %(hairline)s; }
QPushButton[role="danger"] { color: %(fault)s; border-color: %(fault)s; }
QPushButton[role="quiet"], QToolButton[role="quiet"], QToolButton[role="page"] { background: transparent;
    border-color: transparent; }
QPushButton[role="quiet"] { padding: 0 8px; color: %(link)s; }
QPushButton[role="quiet"]:focus { padding: 0 7px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover, QToolButton[role="page"]:hover {
    background: %(hover)s; }
QToolButton[role="page"] { text-align: left; padding: 2px 10px; min-height: %(page)dpx; border-radius: 6px;
    icon-size: %(page_icon)dpx; }
QToolButton[role="page"]:hover { background: %(window)s; }
QToolButton[role="page"]:checked { background: %(chosen)s; color: %(link)s; font-weight: 600; }
*[role="quiet"]:focus, *[role="page"]:focus { border: 2px solid %(focus)s; }
*[role="quiet"]:disabled { color: %(faint)s; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(%(down)s); width: 12px; height: 12px;
    subcontrol-position: right center; right: 6px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit, QPlainTextEdit { background: %(base)s; color: %(text)s;
    border: 1px solid %(edge)s; border-radius: 5px; padding: 0 6px; placeholder-text-color: %(muted)s;
    selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QTextEdit, QPlainTextEdit { padding: 3px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QTextEdit:focus, QPlainTextEdit:focus {
    border: 2px solid %(focus)s; padding: 0 5px; }
QTextEdit:focus, QPlainTextEdit:focus { padding: 2px; }
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only { background: %(window)s;
    border-color: %(hairline)s; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QTextEdit:disabled, QPlainTextEdit:disabled {
    background: %(window)s; color: %(faint)s; border-color: %(hairline)s; }
*[fault="true"] { border-color: %(fault)s; background: %(fault_wash)s; }
QLineEdit QToolButton, QLineEdit QToolButton:focus { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox QLineEdit { margin-left: 5px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url(%(down)s); width: %(icon)dpx; height: %(icon)dpx; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 22px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url(%(up)s); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(%(down)s); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %(base)s; border: 1px solid %(edge)s; padding: 3px; }
QListView::item { min-height: %(field)dpx; padding: 0 6px; }
QListView::item:selected { background: %(chosen)s; color: %(text)s; border-radius: 4px; }
QListView::item:hover:!selected { background: %(hover)s; border-radius: 4px; }

QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: %(icon)dpx; height: %(icon)dpx;
    border: 1px solid %(edge)s; background: %(base)s; border-radius: 4px; }
QRadioButton::indicator { border-radius: %(round)dpx; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: %(accent)s;
    border-color: %(accent)s; image: url(%(tick)s); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: %(accent)s;
    border-color: %(accent)s; image: url(%(dash)s); }
QRadioButton::indicator:checked { border: %(ring)dpx solid %(accent)s; width: %(dot)dpx; height: %(dot)dpx; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: %(focus)s; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid %(focus)s; border-radius: 4px; }
QCheckBox, QRadioButton { border: 1px solid transparent; padding: 0 2px; }

QTableView, QListView, QTreeView { border: 1px solid %(hairline)s; border-radius: 6px; background: %(base)s;
    alternate-background-color: %(stripe)s; gridline-color: %(hairline)s; outline: 0;
    selection-background-color: %(chosen)s; selection-color: %(text)s; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid %(focus)s; }
QHeaderView { background: %(window)s; border: 0; }
QHeaderView::section { background: %(window)s; color: %(muted)s; border: 0; padding: 5px 4px;
    border-bottom: 1px solid %(hairline)s; border-right: 1px solid %(hairline)s; }
QHeaderView::section:hover { background: %(hover)s; color: %(text)s; }
QHeaderView::up-arrow { image: url(%(up)s); }
QHeaderView::down-arrow { image: url(%(down)s); }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: top center; width: 11px; height: 9px; }
QTableCornerButton::section { background: %(window)s; border: 0; }
QMenu { background: %(raised)s; border: 1px solid %(edge)s; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: %(chosen)s; color: %(text)s; }
QMenu::item:disabled { color: %(faint)s; }
QMenu::separator { height: 1px; background: %(hairline)s; margin: 4px 8px; }
QToolTip { background: %(raised)s; color: %(text)s; border: 1px solid %(edge)s; padding: 4px 6px; }
QStatusBar { background: %(hover)s; border-top: 1px solid %(hairline)s; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { padding: 3px 8px; }
QTabWidget::pane { border: 0; border-top: 1px solid %(hairline)s; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { padding: 7px 14px; border: 0; border-bottom: 2px solid transparent; color: %(muted)s; }
QTabBar::tab:hover { color: %(text)s; background: %(hover)s; }
QTabBar::tab:selected { color: %(text)s; border-bottom-color: %(accent)s; }
QTabBar::tab:focus { border: 1px solid %(focus)s; }
QGroupBox { border: 1px solid %(hairline)s; border-radius: 8px; margin-top: 1.2em; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: %(muted)s; font-weight: 600; }
QProgressBar { border: 1px solid %(edge)s; border-radius: 5px; background: %(base)s; text-align: center;
    color: %(text)s; }
QProgressBar::chunk { background: %(chosen)s; border-right: 3px solid %(focus)s; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: %(hairline)s; }
QScrollArea { border: 0; background: transparent; }
QAbstractScrollArea::corner { border: 0; background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: %(edge)s; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %(muted)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def sheet_of(colours: Colours | None, *, points: float) -> str:
    """The style sheet of a theme for text of so many points.

    Without colours it has only the shapes, as Windows' high contrast wants it.
    """
    sizes = _sizes(points)
    if colours is None:
        return _SHAPES % sizes
    drawings = {
        "down": arrow_address("chevron-down", colours.muted),
        "up": arrow_address("chevron-up", colours.muted),
        "tick": arrow_address("check", colours.on_accent),
        "dash": arrow_address("minus", colours.on_accent),
    }
    return (_SHAPES + _COLOURS) % (colours._asdict() | drawings | sizes)


def _sizes(points: float) -> dict[str, float]:
    """What grows with the text: points of letters, and pixels of what they stand in or beside."""
    icon = round(points * 1.6)
    dot = icon // 2
    ring = (icon + 2 - dot) // 2
    return {
        "title": points * 1.5,
        "subtitle": points * 1.12,
        "number": points * 1.9,
        "field": max(28, round(points * 2.8)),  # 28 pixels are what a hand that trembles can hit
        "tool": max(28, round(points * 2.8)) - 3,  # Qt adds three of its own
        "page": round(points * 3.4),
        "page_icon": round(points * 2),
        "icon": icon,
        "round": (icon + 2) // 2,
        "ring": ring,
        "dot": dot,
    }
