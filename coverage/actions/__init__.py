"""Every change of coverage data, one function each."""

from coverage.actions.dated import add_eligible_workers
from coverage.actions.printed import ImportRefused, import_published
from coverage.actions.publishing import PublishingRefused, publish

__all__ = ["ImportRefused", "PublishingRefused", "add_eligible_workers", "import_published", "publish"]
