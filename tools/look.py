"""Contact sheets: every paper and workbook of a folder as one picture a file, to be looked at."""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

COLUMNS = 4
DOTS_PER_INCH = 60
GAP = 8
GREY = b"\xb0\xb0\xb0"


@dataclass(frozen=True)
class Picture:
    """Pixels of three bytes, row by row from the top."""

    width: int
    height: int
    pixels: bytes

    def row(self, y: int) -> bytes:
        """One row of pixels; grey below the picture."""
        start = y * self.width * 3
        return self.pixels[start : start + self.width * 3] if y < self.height else GREY * self.width


def read_ppm(path: Path) -> Picture:
    """The picture in a binary PPM file as `pdftoppm` writes it."""
    kind, width, height, _depth, pixels = path.read_bytes().split(maxsplit=4)
    if kind != b"P6":
        raise ValueError(f"{path} is not a binary PPM file")
    # The last split may eat leading pixels that look like spaces; the size says how many.
    size = int(width) * int(height) * 3
    return Picture(int(width), int(height), path.read_bytes()[-size:] if len(pixels) != size else pixels)


def joined(pages: list[Picture]) -> Picture:
    """All pages on one sheet, four in a row."""
    rows = [pages[start : start + COLUMNS] for start in range(0, len(pages), COLUMNS)]
    width = max(sum(page.width + GAP for page in row) for row in rows)
    lines = []
    for row in rows:
        for y in range(max(page.height for page in row) + GAP):
            line = b"".join(page.row(y) + GREY * GAP for page in row)
            lines.append(line + GREY * (width - len(line) // 3))
    return Picture(width, len(lines), b"".join(lines))


def png(picture: Picture) -> bytes:
    """The bytes of a PNG file."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + picture.row(y) for y in range(picture.height)), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pages_of(path: Path, work: Path) -> list[Picture]:
    """The pages of a paper or workbook as LibreOffice prints them."""
    profile = (work / "profile").resolve().as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", work, path], check=True, capture_output=True)
    pdf = work / f"{path.stem}.pdf"
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), pdf, work / "page"], check=True)
    pages = sorted(work.glob("page-*.ppm"))
    pictures = [read_ppm(page) for page in pages]
    for used in [pdf, *pages]:
        used.unlink()
    return pictures


def main(folders: list[str]) -> int:
    """Write `sheets/<name>.png` below each folder and print its path."""
    for folder in map(Path, folders):
        found = [path for path in sorted(folder.rglob("*")) if path.suffix in {".docx", ".xlsx"}]
        with tempfile.TemporaryDirectory() as work:
            for path in found:
                name = "-".join(path.relative_to(folder).parts) + ".png"
                sheet = folder / "sheets" / name
                sheet.parent.mkdir(exist_ok=True)
                sheet.write_bytes(png(joined(pages_of(path, Path(work)))))
                print(sheet)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
