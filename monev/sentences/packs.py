"""How acts about packs are told. Pure."""

from __future__ import annotations

from audit.telling import Details, Wording
from monev.vocabulary import Form, Span

_SPANS = {span.value: span.label.lower() for span in Span}
_FORMS = {form.value: form.label for form in Form}


def _requested(details: Details) -> str:
    words = "meminta paket monev"
    if details.get("release"):
        words += f" dari rilis {details['release']}"
    if details.get("span") in _SPANS:
        words += f", periode {_SPANS[str(details['span'])]}"
    regions = details.get("regions") or []
    if isinstance(regions, (list, tuple)) and regions:
        words += f", wilayah {', '.join(map(str, regions))}"
    if details.get("meeting"):
        words += f", untuk {details['meeting']}"
    forms = details.get("forms") or []
    if isinstance(forms, (list, tuple)) and forms:
        words += f"\nformat {', '.join(_FORMS.get(str(form), str(form)) for form in forms)}"
    return words


def _retried(details: Details) -> str:
    form = str(details.get("form", ""))
    return f"meminta format {_FORMS.get(form, form)} ditulis lagi"


SENTENCES: dict[str, Wording] = {
    "pack-requested": Wording("Minta paket monev", _requested),
    "pack-file-retried": Wording("Coba lagi format paket", _retried),
}
