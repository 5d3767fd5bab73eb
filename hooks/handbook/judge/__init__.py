"""Judges a learner's code with an exercise's tests: standard library only, the same under CPython and in the browser.

Every test runs on a fresh copy of the learner's module and of its own, with the same random seeds and with builtins and
library modules as they were, so that no test can change another's outcome.
"""

from handbook.judge.helpers import close, gradient_check, raises, unchanged
from handbook.judge.run import judge

__all__ = ["close", "gradient_check", "judge", "raises", "unchanged"]
