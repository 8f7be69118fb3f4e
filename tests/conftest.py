"""For every test: Hypothesis tries the same examples each time, however busy the machine is."""

from hypothesis import settings

settings.register_profile("ownwords", deadline=None, derandomize=True, database=None)
settings.load_profile("ownwords")
