"""How acts about meetings, regulations, benefits and packs are told. Pure."""

from __future__ import annotations

from audit.telling import Wording
from monev.sentences import meetings, packs, registers

SENTENCES: dict[str, Wording] = {**meetings.SENTENCES, **registers.SENTENCES, **packs.SENTENCES}
