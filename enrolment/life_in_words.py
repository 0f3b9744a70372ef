"""The life of a report drawn from its table: the page docs/alur-pengajuan.md. Pure."""

from __future__ import annotations

from accounts.roles import Role
from enrolment.workflow import LIFE, Act, Status, Step, acts_for

# What a person reads on the arrow; the labels of the acts are written for sentences ("tidak dapat diajukan").
_ARROWS = {
    Act.START: "mulai mengisi",
    Act.SAVE: "simpan",
    Act.SUBMIT: "ajukan",
    Act.WITHDRAW: "tarik kembali",
    Act.START_REVIEW: "mulai periksa",
    Act.RETURN: "kembalikan",
    Act.VERIFY: "verifikasi",
    Act.SUPERSEDE: "revisi berikutnya diverifikasi",
    Act.REVISE: "buka revisi",
}
_NOTHING = "–"
_BEFORE_ALL = "Belum ada"
_HEAD = """# Alur pengajuan

Digambar dari tabel di `enrolment/workflow.py` dengan `manage.py draw_life`. Ubah tabelnya, bukan halaman ini.
"""
_REMARKS = """
Selain peran dan status:

- petugas input mengisi laporan kantornya sendiri; verifikator memeriksa laporan kantornya dan kantor di bawahnya;
- angka sendiri tidak diverifikasi sendiri: siapa pun yang menulis satu sel, mengentri, atau mengajukan laporan itu
  tidak dapat memeriksa, mengembalikan, atau memverifikasinya;
- membuka revisi membuat konsep baru di samping laporan terverifikasi, yang berlaku sampai revisi diverifikasi;
- setelah tenggat, isian yang belum pernah diajukan dapat terkunci; pengecualian diberikan administrator;
- pembaca, penerbit, administrator, dan auditor tidak mengubah laporan.
"""


def life_page() -> str:
    """The whole page, in Indonesian: a picture and the table role by status by act."""
    return "\n".join([_HEAD, "```mermaid", *_picture(), "```", "", *_table(), _REMARKS])


def _picture() -> list[str]:
    lines = ["stateDiagram-v2", *(f'    state "{status.label}" as {status}' for status in Status)]
    return [*lines, *(f"    {_from(step)} --> {step.after}: {_arrow(step)}" for step in LIFE)]


def _from(step: Step) -> str:
    return "[*]" if step.before is None else str(step.before)


def _arrow(step: Step) -> str:
    return f"{_ARROWS[step.act]} ({step.role.label.lower()})"


def _table() -> list[str]:
    lines = [
        "| Status | " + " | ".join(role.label for role in Role) + " |",
        "|" + "---|" * (len(Role) + 1),
    ]
    for status in (None, *Status):
        cells = [_acts(role, status) for role in Role]
        lines.append(f"| {_BEFORE_ALL if status is None else status.label} | " + " | ".join(cells) + " |")
    return lines


def _acts(role: Role, status: Status | None) -> str:
    acts = acts_for(role, status)
    return ", ".join(_ARROWS[act] for act in Act if act in acts) or _NOTHING
