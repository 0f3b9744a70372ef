"""From a pack that was asked for to everything that its files say: one release, one scope, one period."""

from monev.assembly.document import assemble, stem_of
from monev.assembly.reading import PackReading, PackRefused, read_pack
from monev.assembly.sheets import area_sheets

__all__ = ["PackReading", "PackRefused", "area_sheets", "assemble", "read_pack", "stem_of"]
