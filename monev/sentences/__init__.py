"""How acts about meetings, regulations and benefits are told. Pure."""

from __future__ import annotations

from audit.telling import Wording
from monev.sentences import meetings, registers

SENTENCES: dict[str, Wording] = {**meetings.SENTENCES, **registers.SENTENCES}
