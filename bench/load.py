"""Readers who keep their connection and ask for page after page. Loopback only; one failed view ends the run."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost")
LONGEST_VIEW = 30  # seconds


class ViewFailed(Exception):
    """An answer that was no whole page; the text says which."""


@dataclass
class Measured:
    """What one group of readers saw: seconds of each view, and bytes on the wire with headers."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def views_per_second(self) -> float:
        return len(self.times) / self.seconds

    @property
    def bytes_per_view(self) -> float:
        return sum(self.sizes) / len(self.sizes)

    def milliseconds(self, percent: int) -> float:
        """The time within which this percentage of the views came."""
        return sorted(self.times)[min(len(self.times) - 1, len(self.times) * percent // 100)] * 1000


def middle(rounds: Sequence[Measured]) -> Measured:
    """The round in the middle, by views a second."""
    return sorted(rounds, key=lambda measured: measured.views_per_second)[len(rounds) // 2]


def middle_ratio(ours: Sequence[Measured], theirs: Sequence[Measured]) -> float:
    """Views a second, round by round beside the other: what disturbs the machine disturbs both."""
    return median(our.views_per_second / their.views_per_second for our, their in zip(ours, theirs, strict=True))


def measure(urls: Sequence[str], *, readers: int, seconds: float) -> Measured:
    """Let ``readers`` read ``urls`` in turn for so many seconds. ViewFailed at the first answer that is not 200."""
    return asyncio.run(_measure(urls, readers, seconds))


async def _measure(urls: Sequence[str], readers: int, seconds: float) -> Measured:
    measured = Measured()
    addresses = itertools.cycle(urls)
    begun = time.perf_counter()
    await asyncio.gather(*(_read(addresses, begun + seconds, measured) for _ in range(readers)))
    measured.seconds = time.perf_counter() - begun
    return measured


async def _read(addresses: Iterator[str], until: float, measured: Measured) -> None:
    reader = _Reader()
    try:
        while time.perf_counter() < until:
            url = next(addresses)
            begun = time.perf_counter()
            size = await asyncio.wait_for(reader.view(url), LONGEST_VIEW)
            measured.times.append(time.perf_counter() - begun)
            measured.sizes.append(size)
    finally:
        reader.leave()


class _Reader:
    """One connection, opened when needed and kept as long as the server keeps it."""

    def __init__(self) -> None:
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def view(self, url: str) -> int:
        """The bytes of the answer."""
        parts = urlsplit(url)
        if parts.scheme != "http" or parts.hostname not in LOOPBACK:
            raise ViewFailed(f"{url}: only addresses of this machine (http://127.0.0.1:PORT/) are read.")
        kept = self.streams is not None
        try:
            return await self._exchange(url, parts.path, parts.hostname, parts.port or 80)
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            self.leave()
            # A server may end a kept connection between two views; on a new one it is a failure.
            if not kept or getattr(error, "partial", b""):
                raise ViewFailed(f"{url}: the connection broke off ({error}).") from error
        return await self._exchange(url, parts.path, parts.hostname, parts.port or 80)

    async def _exchange(self, url: str, path: str, host: str, port: int) -> int:
        if self.streams is None:
            self.streams = await asyncio.open_connection(host, port, limit=1 << 20)
        receive, send = self.streams
        send.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip, br\r\n\r\n".encode())
        head = await receive.readuntil(b"\r\n\r\n")
        status, _, lines = head.decode("latin-1").partition("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines.split("\r\n"))
        }
        if status.split()[1] != "200" or "content-length" not in headers:
            raise ViewFailed(f"{url}: {status}")
        length = int(headers["content-length"])
        await receive.readexactly(length)
        if headers.get("connection", "").lower() == "close":
            self.leave()
        return len(head) + length

    def leave(self) -> None:
        if self.streams is not None:
            self.streams[1].close()
        self.streams = None
