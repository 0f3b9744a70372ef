"""Configuration of a measured gunicorn: each worker writes down, as it ends, which heavy packages it came to import."""

import os
import sys
from pathlib import Path

HEAVY = ("numpy", "pandas", "plotly", "typst", "xlsxwriter")


def worker_exit(server: object, worker: object) -> None:
    with Path(os.environ["BENCH_IMPORTS"]).open("a") as report:
        report.write("".join(f"{name}\n" for name in HEAVY if name in sys.modules))
