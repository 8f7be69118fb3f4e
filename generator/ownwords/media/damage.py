"""A recording that cannot be read to its end. May not know what kind it is."""


class DamagedError(ValueError):
    """The recording is cut short, or is not what it says it is."""

    def __init__(self) -> None:
        super().__init__("the recording is damaged")
