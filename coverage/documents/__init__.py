"""Documents that are carried away: the share card and the pocket sheet, from plain records to bytes. Pure."""

from coverage.documents.card import card_png
from coverage.documents.front import Front, front_of
from coverage.documents.imprint import Imprint
from coverage.documents.sheet import Block, Grid, Sheet, sheet_pdf, sheets_pdf

__all__ = ["Block", "Front", "Grid", "Imprint", "Sheet", "card_png", "front_of", "sheet_pdf", "sheets_pdf"]
