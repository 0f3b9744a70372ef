"""One gunicorn, as script/server starts it: how long it takes to answer, what it holds in memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
LONGEST_START = 60  # seconds


class StartFailed(Exception):
    """The server ended or did not answer in time; the text ends with its last words."""


@dataclass(frozen=True)
class Memory:
    """Megabytes of a server with its workers. ``shared_out`` (PSS) divides shared pages among their users."""

    resident: float
    shared_out: float


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[bytes]
    port: int
    imports: Path
    seconds_to_start: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def heavy_imports(self) -> list[str]:
        """What bench/gunicorn_hooks.py wrote down; to be asked when the server has ended."""
        return sorted(set(self.imports.read_text().split())) if self.imports.exists() else []

    def memory(self) -> Memory | None:
        """None where the system keeps no such account (other than Linux)."""
        resident = shared_out = 0
        try:
            for pid in [self.process.pid, *_children(self.process.pid)]:
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
                amounts = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
                resident += amounts["Rss"]
                shared_out += amounts["Pss"]
        except OSError:
            return None
        return Memory(resident / 1024, shared_out / 1024)


@contextmanager
def running(
    application: str, *, port: int, first_path: str, environment: Mapping[str, str], threads: int, folder: Path
) -> Iterator[Server]:
    """Start, wait for the first whole answer, stop in the end. ``folder`` takes the log and the list of imports."""
    log = folder / f"{port}.log"
    imports = folder / f"{port}.imports"
    command = [sys.executable, "-m", "gunicorn", application, "--config", "bench/gunicorn_hooks.py"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(threads)]
    command += ["--no-control-socket", "--log-level", "warning"]
    begun = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment, "BENCH_IMPORTS": str(imports)},
            stdout=output,
            stderr=output,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}{first_path}", process, log)
        yield Server(process, port, imports, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.perf_counter() + LONGEST_START
    while True:
        try:
            with urllib.request.urlopen(url, timeout=LONGEST_START) as answer:
                answer.read()
            return
        except urllib.error.HTTPError as error:
            raise StartFailed(f"{url}: {error}\n{_last_words(log)}") from error
        except OSError as error:
            if process.poll() is not None or time.perf_counter() > limit:
                raise StartFailed(f"{url}: {error}\n{_last_words(log)}") from error
        time.sleep(0.02)


def _last_words(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-5:])


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
