"""PostgreSQL refuses to run as root, so under root its files belong to a system user of their own.

That user must be able to reach both the programs and the data. A checkout in root's home is closed to it;
then programs and data live under /var/lib instead, in a folder named after the home they serve.
"""

import os
import pwd
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from streekpoort.embedded.home import Say, short_name

SYSTEM_USER = "streekpoort"
OPEN_GROUND = Path("/var/lib")


class CannotRunAsRoot(RuntimeError):
    """No user exists, or can be made, that PostgreSQL could run as."""


@dataclass(frozen=True)
class Account:
    """Whom PostgreSQL runs as; `uid` is None for "as whoever I am"."""

    uid: int | None = None
    gid: int | None = None

    def popen_arguments(self) -> dict[str, object]:
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def account() -> Account:
    """The present user, or under root the system user, made when it does not exist yet."""
    if os.geteuid() != 0:
        return Account()
    entry = _system_user()
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def _system_user() -> pwd.struct_passwd:
    with suppress(KeyError):
        return pwd.getpwnam(SYSTEM_USER)
    commands = (
        ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        ["adduser", "-S", "-D", "-H", SYSTEM_USER],
    )
    for command in commands:
        if shutil.which(command[0]):
            subprocess.run(command, check=False, capture_output=True)
            with suppress(KeyError):
                return pwd.getpwnam(SYSTEM_USER)
    for existing in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(existing)
    raise CannotRunAsRoot(
        "PostgreSQL refuses to run as root and no system user could be made. "
        f"Create one (useradd --system {SYSTEM_USER}), run as an ordinary user, or set DATABASE_URL."
    )


def reachable_by_others(path: Path) -> bool:
    """Whether any user may walk down to that path."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents) if folder.exists())


def base_folder(home: Path, who: Account, say: Say) -> Path:
    """Where the database of this home lives: in the home, or where the system user can reach it."""
    inside = home / "postgres"
    if who.uid is None or reachable_by_others(home):
        return inside
    outside = OPEN_GROUND / f"streekpoort-{short_name(home)}"
    if not outside.exists():
        say(f"{home} is closed to other users and PostgreSQL cannot run as root: its data go to {outside}")
    return outside


def programs_folder(package: Path, version: str, who: Account, say: Say) -> Path:
    """The PostgreSQL programs, copied to open ground when the system user cannot reach the package."""
    if who.uid is None or reachable_by_others(package):
        return package / "pginstall" / "bin"
    copy = OPEN_GROUND / f"streekpoort-postgresql-{version}"
    programs = copy / package.name / "pginstall" / "bin"
    if not programs.exists():
        say(f"Copying the PostgreSQL programs to {copy}")
        draft = copy.with_name(f"{copy.name}.{os.getpid()}.new")
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.exists():
                shutil.copytree(source, draft / source.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
        draft.chmod(0o755)
        try:
            draft.rename(copy)
        except OSError:
            shutil.rmtree(draft)
            if not programs.exists():
                raise
    return programs
