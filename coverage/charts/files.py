"""Charts as pictures for documents: PNG from the SVG."""

from pathlib import Path
from typing import Any

from coverage.charts.svg.frame import size_of

FONTS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "public-sans"
_PNG_WIDTH = 1600


def write_png(svg: str) -> bytes:
    """A PNG 1600 pixels wide of a stand-alone SVG, in the site's own font."""
    # A large library that only pictures need.
    import typst

    points, _ = size_of(svg)
    page = f'#set page(width: {points:g}pt, height: auto, margin: 0pt)\n#set text(font: "Public Sans")\n'
    image = '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    options: Any = {
        "format": "png",
        "ppi": 72 * _PNG_WIDTH / points,
        "sys_inputs": {"svg": svg},
        "font_paths": [str(FONTS)],
        "ignore_system_fonts": True,
    }
    png: bytes = typst.compile((page + image).encode(), **options)
    return png
