"""What is wrong with a file somebody gave, in a facilitator's words. May not know which story."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Objection:
    """One reason why a file cannot be published."""

    fault: str
    remedy: str
