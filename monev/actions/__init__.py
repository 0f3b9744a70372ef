"""Every change of the registers of monev, one function each."""

from monev.actions.benefits import record_benefits
from monev.actions.files import keep_file
from monev.actions.recommendations import answer_recommendation
from monev.actions.refusal import RecordRefused
from monev.actions.regulations import add_regulation_step, record_regulation

__all__ = [
    "RecordRefused",
    "add_regulation_step",
    "answer_recommendation",
    "keep_file",
    "record_benefits",
    "record_regulation",
]
