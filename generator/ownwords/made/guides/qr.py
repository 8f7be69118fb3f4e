"""An address as a QR code, for paper."""

from __future__ import annotations

import io

import segno


def qr_code(address: str) -> str:
    """Inline SVG, black on white, without size: the stylesheet gives it one."""
    drawn = io.BytesIO()
    # Weighing up all eight masks takes longer than everything else; any of them can be read.
    segno.make(address, micro=False, error="m", mask=3).save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, nl=False, svgclass="qr"
    )
    return drawn.getvalue().decode()
