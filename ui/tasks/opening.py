"""Opens, begins or invents an office, off the main thread; the store's packages are loaded here, when first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reception.app import Office, Surroundings
    from reception.kernel.progress import Progress
    from ui.tasks.workplace import Known

Around = Callable[[], "Surroundings"]
"""Makes the clock, the chance and the cost of a passphrase, once the packages they need may be loaded."""

KEY_FILE = "keys.json"
_OF_AN_OFFICE = (KEY_FILE, f"{KEY_FILE}.bak", "store-*.db")
"""Where one of these is, an office is: what is lost of it is said, and nothing is begun in its place."""


def real_world() -> Surroundings:
    """The clock of this PC, the system's chance, the full cost."""
    from reception.app import Surroundings  # noqa: PLC0415 - waits until the window is painted
    from reception.kernel.clock import SystemClock  # noqa: PLC0415 - as above

    return Surroundings(SystemClock())


def has_office(folder: Path) -> bool:
    """Whether there is an office in this folder, or what is left of one."""
    return any(any(folder.glob(name)) for name in _OF_AN_OFFICE)


def logins(folder: Path) -> list[str]:
    """The sign-in names of an office, in order; `Unable` where its key file is damaged or missing."""
    from reception.security.keyfile import KeyFile  # noqa: PLC0415 - waits until the window is painted

    return sorted(slot.login for slot in KeyFile.read(folder / KEY_FILE).slots)


def known_of(office: Office) -> Known:
    """What the window knows of an office from the moment it is opened; called on the lane that opened it."""
    from ui.tasks.workplace import Known  # noqa: PLC0415 - as above

    with office.reading() as reading:
        catalogue = office.catalogue(reading)
    return Known(catalogue, office.keeping(), office.press, office.is_demonstration())


def opened(folder: Path, login: str, passphrase: str, around: Around) -> tuple[Office, Known]:
    """The office, opened for one person, and what the window must know of it; called on the lane that writes."""
    from reception.app import open_office  # noqa: PLC0415 - as above

    office = open_office(folder, login=login, passphrase=passphrase, around=around())
    try:
        return office, known_of(office)
    except BaseException:
        office.close()
        raise


def begun(
    folder: Path, around: Around, *, office: str, letter: str, name: str, login: str, passphrase: str
) -> str:
    """A new office in this folder; returns its recovery code, which is shown once."""
    from reception.app import Newcomer, begin_office  # noqa: PLC0415 - as above

    first = Newcomer(name, login, passphrase)
    return begin_office(folder, office=office, letter=letter, first=first, around=around()).text


def given_new_passphrase(folder: Path, around: Around, *, login: str, code: str, passphrase: str) -> None:
    """Set a new passphrase by the recovery code."""
    from reception.app import recover  # noqa: PLC0415 - as above
    from reception.security.recovery import parse  # noqa: PLC0415
    from reception.security.sign_ins import SignInAsked  # noqa: PLC0415

    asked = SignInAsked(login, passphrase)
    recover(folder, code=parse(code), asked=asked, around=around())


def restored(source: Path, folder: Path, around: Around, *, code: str) -> None:
    """Lay a backup out as an office in a new folder."""
    from reception.app import restore_office  # noqa: PLC0415 - as above
    from reception.security.recovery import parse  # noqa: PLC0415

    restore_office(source, folder, code=parse(code), around=around())


def invented(folder: Path, around: Around, progress: Progress) -> tuple[Path, str, str]:
    """A demonstration office below this folder, made where there is none; its folder, sign-in name and passphrase."""
    from reception.demo.office import LOGIN, PASSPHRASE, make_demo  # noqa: PLC0415 - as above
    from reception.kernel.clock import today as day_of  # noqa: PLC0415 - as above

    store = folder / "store"
    if not (store / KEY_FILE).exists():
        world = around()
        make_demo(folder, today=day_of(world.clock), progress=progress, cost=world.cost)
    return store, LOGIN, PASSPHRASE
