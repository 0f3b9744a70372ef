"""The colours of the house for office files, those of coverage/documents/look.py, as hexadecimal digits. Pure."""

INK = "10202E"
MUTED = "4C5B69"
BRAND = "12436D"
RULE = "D3DBE3"
TINT = "EAF1F8"
PAPER = "FFFFFF"
CAUTION_INK = "5C4200"
CAUTION_PAPER = "FFF4D6"
# From "sangat rendah" to "tinggi": light to dark, so that grey paper keeps their order.
CATEGORIES = {1: "CFE3F5", 2: "6BACE6", 3: "2073BC", 4: "12436D"}
UNCLASSED = "4F86B8"
REST = "E3EAF1"
SERIES = ("12436D", "B86E00", "0F9C8E", "7C19E6", "3A3330", "E04AC0")
PUBLISHED = "B3560F"
# Every office has it, under this name or with the same widths as Liberation Sans: what fits here fits there.
FONT = "Arial"
