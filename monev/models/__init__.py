from monev.models.benefits import BenefitAmount, BenefitCount
from monev.models.commitments import Commitment, CommitmentStep
from monev.models.files import StoredFile
from monev.models.meetings import Addendum, Attendance, Conclusion, FileWithdrawal, Handover, Meeting, MeetingFile
from monev.models.packs import Pack, PackFile
from monev.models.recommendations import Recommendation
from monev.models.regulations import LocalRegulation, RegulationStep

__all__ = [
    "Addendum",
    "Attendance",
    "BenefitAmount",
    "BenefitCount",
    "Commitment",
    "CommitmentStep",
    "Conclusion",
    "FileWithdrawal",
    "Handover",
    "LocalRegulation",
    "Meeting",
    "MeetingFile",
    "Pack",
    "PackFile",
    "Recommendation",
    "RegulationStep",
    "StoredFile",
]
