"""Every change of the registers of monev, one function each."""

from monev.actions.benefits import record_benefits
from monev.actions.commitments import report_progress
from monev.actions.files import add_meeting_file, keep_file, withdraw_meeting_file
from monev.actions.meetings import add_addendum, change_meeting, conclude_meeting, record_meeting
from monev.actions.packs import request_pack, retry_pack_file
from monev.actions.recommendations import answer_recommendation
from monev.actions.refusal import RecordRefused
from monev.actions.regulations import add_regulation_step, record_regulation

__all__ = [
    "RecordRefused",
    "add_addendum",
    "add_meeting_file",
    "add_regulation_step",
    "answer_recommendation",
    "change_meeting",
    "conclude_meeting",
    "keep_file",
    "record_benefits",
    "record_meeting",
    "record_regulation",
    "report_progress",
    "request_pack",
    "retry_pack_file",
    "withdraw_meeting_file",
]
