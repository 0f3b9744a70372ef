"""Every change of the registers of monev, one function each."""

from monev.actions.files import keep_file
from monev.actions.refusal import RecordRefused

__all__ = ["RecordRefused", "keep_file"]
