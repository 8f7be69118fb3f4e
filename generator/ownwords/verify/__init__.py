"""Finished bytes against everything withheld. Knows plain values; nothing else of ownwords."""

from ownwords.verify.needles import Known, Secret
from ownwords.verify.scan import Finding, UnreadableSite, scan

__all__ = ["Finding", "Known", "Secret", "UnreadableSite", "scan"]
