"""A picture that fits its place until it is zoomed, and is then moved about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.25, 0.05, 8.0


class PictureArea(QScrollArea):
    """Shows one picture."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Begin empty; `name` is what a screen reader says."""
        super().__init__(parent)
        self._image = QImage()
        self._zoom = 0.0
        self._label = QLabel(self)
        self._label.setAccessibleName(name)
        self.setAccessibleName(name)
        self.setWidget(self._label)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def shown_width(self) -> int:
        """How many points wide the picture is shown."""
        return self._label.width() if not self._image.isNull() else 0

    def show_image(self, image: QImage) -> None:
        """Show another picture, as large as the last one was zoomed."""
        self._image = image
        self._draw()

    def larger(self) -> None:
        """Show it larger."""
        self._zoom_by(ZOOM_STEP)

    def smaller(self) -> None:
        """Show it smaller."""
        self._zoom_by(1 / ZOOM_STEP)

    def fit(self) -> None:
        """Show the whole of it."""
        self._zoom = 0.0
        self._draw()

    def _zoom_by(self, step: float) -> None:
        self._zoom = min(max((self._zoom or self._fitting()) * step, LEAST_ZOOM), MOST_ZOOM)
        self._draw()

    def _fitting(self) -> float:
        room = self.maximumViewportSize()
        if self._image.isNull():
            return 1.0
        return min(1.0, room.width() / self._image.width(), room.height() / self._image.height())

    def _draw(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = self._image.size() * (self._zoom or self._fitting()) * ratio
        keeps, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        drawn = QPixmap.fromImage(self._image.scaled(size, keeps, smooth))
        drawn.setDevicePixelRatio(ratio)
        self._label.setPixmap(drawn)
        self._label.adjustSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        super().resizeEvent(event)
        if not self._zoom:
            self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, as other programs do; else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y():
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
