"""Own Words: recovery stories, published exactly as each storyteller agreed, and provably so."""

__version__ = "0.1.0"
