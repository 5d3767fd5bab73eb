"""Says what went wrong in the learner's own lines."""

import builtins
import difflib
import linecache

from handbook.judge.pristine import __builtins__  # noqa: F401
from handbook.judge.show import show_error
from handbook.judge.suite import ANSWER_FILE

FRAMES = 10


def _traces(error):
    trace = error.__traceback__
    while trace:
        yield trace, trace.tb_frame.f_code.co_filename
        trace = trace.tb_next


def _line(trace):
    """The line a traceback entry stands at; a jump back to a loop's head has none of its own, so the one before it counts."""
    if trace.tb_lineno is not None:
        return trace.tb_lineno
    code = trace.tb_frame.f_code
    before = [line for start, _, line in code.co_lines() if line is not None and start <= trace.tb_lasti]
    return before[-1] if before else code.co_firstlineno


def frames(error):
    """The learner's own frames, outermost first; repeats and long chains are cut."""
    found = []
    for trace, file in _traces(error):
        if file == ANSWER_FILE:
            line = _line(trace)
            frame = {"line": line, "code": linecache.getline(file, line).strip(), "function": trace.tb_frame.f_code.co_qualname}
            if found[-2:] != [frame, frame]:
                found.append(frame)
    return found if len(found) <= FRAMES else found[: FRAMES // 2] + found[-FRAMES // 2 :]


def place(error, file):
    """The innermost line in that file of tests or None, and whether the learner's code was left again after it."""
    line, outside = None, True
    for trace, name in _traces(error):
        if name == file:
            line, outside = _line(trace), True
        elif name == ANSWER_FILE:
            outside = False
    return line, outside


def sentence(error):
    """What an exception means, for somebody who would rather not read a traceback."""
    own = frames(error)
    at = f" at line {own[-1]['line']}" if own else ""
    if isinstance(error, RecursionError):
        return f"Your code calls itself too deeply{at}: which case ends the recursion?"
    if isinstance(error, SystemExit):
        return f"Your code ended the program{at}: return instead"
    if isinstance(error, MemoryError):
        return f"Your code ran out of memory{at}"
    if not own:
        return f"The test ended with {show_error(error)}"
    text = f"Your code raised {show_error(error)} ({at.strip()})"
    if isinstance(error, NameError):
        frame = [trace.tb_frame for trace, _ in _traces(error)][-1]
        text += suggestion(error.name, [*frame.f_locals, *frame.f_globals, *vars(builtins)])
    return text


def suggestion(name, known):
    """A tail for a message, naming what was probably meant."""
    near = difflib.get_close_matches(str(name), [str(other) for other in known], 1)
    return f" - did you mean {near[0]}?" if near else ""
