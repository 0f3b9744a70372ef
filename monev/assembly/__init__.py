"""From a pack that was asked for to everything that its files say: one release, one scope, one period."""

from monev.assembly.document import assemble
from monev.assembly.reading import PackReading, read_pack
from monev.assembly.sheets import area_sheets

__all__ = ["PackReading", "area_sheets", "assemble", "read_pack"]
