"""Builtins as they were when the judge was imported.

A function looks builtins up in its module's `__builtins__`. Modules of the judge import this one, so that a learner who
rebinds `len` or `print` breaks their own code only.
"""

import builtins

__builtins__ = dict(vars(builtins))
