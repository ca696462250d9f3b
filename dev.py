"""Sets up a fresh clone and works in it: `dev.py run`, `dev.py test`, `dev.py words`, `dev.py look FOLDER`.

Standard library only. On Windows: `py dev.py run`.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed-from"
LOWEST_PYTHON = (3, 11)
UNABLE = 3

# What Qt opens at run time, and the Debian package that brings it; the lower half only for a real window.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What some tests call, and the packages that bring it. LibreOffice substitutes Tinos for Times New Roman.
TEST_TOOLS = {
    "soffice": ["libreoffice-writer-nogui", "libreoffice-calc-nogui"],
    "pdftoppm": ["poppler-utils"],
    "age": ["age"],
    "zstd": ["zstd"],
    "fc-match": ["fontconfig"],
}
TINOS = Path("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf")


def main(arguments: list[str]) -> int:
    """Do one of the four things; the exit code of the program that was run, or 3 where it cannot be done."""
    if sys.version_info < LOWEST_PYTHON:
        print("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".", file=sys.stderr)
        return UNABLE
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "run", help="alone: the window on an invented office; with more words: what `reception` takes"
    )
    test = commands.add_parser("test", help="linters, types, walls and tests; more words go to pytest")
    test.add_argument("--acceptance", action="store_true", help="only what the issues promise, as a table")
    test.add_argument("--long", action="store_true", help="also what takes minutes: random walks, power cuts")
    test.add_argument("--nothing-left-out", action="store_true", help="fail where a tool is missing")
    commands.add_parser("words", help="bring the catalogues up to the code and list what is untranslated")
    commands.add_parser("look", help="contact sheets of the papers and workbooks of a folder")
    options, rest = parser.parse_known_args(arguments[:1] if arguments[:1] == ["run"] else arguments)
    rest = arguments[1:] if options.command == "run" else [word for word in rest if word != "--"]
    try:
        set_up(for_tests=options.command == "test")
        if options.command == "run":
            return in_venv("-m", "reception", *rest) if rest else show_demonstration()
        if options.command == "test":
            return run_tests(options, rest)
        return in_venv("-m", f"tools.{options.command}", *rest)
    except subprocess.CalledProcessError as trouble:
        print(f"This failed: {' '.join(map(str, trouble.cmd))}", file=sys.stderr)
        return UNABLE


def set_up(*, for_tests: bool) -> None:
    """Bring the machine's packages and the virtual environment up to what the clone asks for."""
    wanted = missing_packages(for_tests=for_tests)
    if wanted:
        install_packages(wanted)
    if STAMP.is_file() and PYTHON.is_file() and STAMP.read_text(encoding="ascii") == fingerprint():
        return
    print(f"Setting up {VENV} …", flush=True)
    if not has_pip():
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--require-hashes", "-r", LOCK], check=True)
    subprocess.run([*pip, "install", "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    STAMP.write_text(fingerprint(), encoding="ascii")


def has_pip() -> bool:
    """Whether the environment stands and can install; one begun without `ensurepip` cannot."""
    if not PYTHON.is_file():
        return False
    return (
        subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


def fingerprint() -> str:
    """What the environment depends on: the files that name its packages, and the Python that runs them."""
    sources = (ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes() + sys.version.encode()
    return hashlib.sha256(sources).hexdigest()


def missing_packages(*, for_tests: bool) -> list[str]:
    """The Debian packages that this machine lacks; none are known for other systems."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None and not has_pip():
        wanted.append("python3-venv")
    if for_tests:
        wanted += [
            name for tool, packages in TEST_TOOLS.items() if not shutil.which(tool) for name in packages
        ]
        wanted += [] if TINOS.is_file() else ["fonts-croscore"]
    return wanted


def loads(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> None:
    """Install them as root on Debian; otherwise print the line that does, and go on where one can."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        print(" ".join(line), flush=True)
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        if subprocess.run([*line, "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return
    print(f"This machine lacks some packages. On Debian:\n  sudo {' '.join(line)}", flush=True)


def in_venv(*arguments: str | Path) -> int:
    """Run the environment's Python from the clone and return its exit code."""
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, check=False).returncode


def show_demonstration() -> int:
    """Open the window on an invented office; without a display do the main job there and print what it made."""
    if has_display():
        return in_venv("-m", "ui", "--demonstration", standing_folder())
    folder = fresh_folder()
    code = in_venv("-m", "reception", "demo", folder)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        print(path)
    return code


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def standing_folder() -> Path:
    """Where the invented office of the window stays from one run to the next."""
    folder = ROOT / "build" / "demonstration"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="reception-")) / "demonstration"
    return folder


def fresh_folder() -> Path:
    """A folder that does not exist yet: in `build`, or a temporary one where the clone is read-only."""
    build = ROOT / "build"
    try:
        build.mkdir(exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="reception-")) / "demo-office"
    names = ["demo-office", *(f"demo-office-{n}" for n in range(2, 1000))]
    return next(build / name for name in names if not (build / name).exists())


def run_tests(options: argparse.Namespace, rest: list[str]) -> int:
    """Run the linters, then pytest, whose last line closes; the first exit code that is not 0."""
    checks = {
        "style": ["-m", "ruff", "check", "--quiet", "."],
        "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
        "types": ["-m", "mypy", "--no-error-summary"],
        "walls": ["-c", "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(no_logo=True))"],
    }
    unclean = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if in_venv(*command):
            unclean.append(name)
    print("== tests", flush=True)
    words = [f"--unclean={' '.join(unclean)}"] if unclean else []
    if options.nothing_left_out:
        words.append("--nothing-left-out")
    if options.acceptance:
        words += ["--acceptance", "tests/acceptance"]
    if options.long:
        words += ["--long", f"--hypothesis-seed={secrets.randbelow(2**32)}"]
    # A worker for each core; a file stays with one, and with the office that it makes.
    workers = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    return in_venv("-m", "pytest", "-q", *workers, *words, *rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
