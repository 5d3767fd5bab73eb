from answer import pipeline_order
from handbook.judge import unchanged


def problem_with(result, inputs):
    """What is wrong with an (order, cycle) for features without a cycle; "" if nothing is."""
    order, cycle = result
    position = {feature: i for i, feature in enumerate(order)}
    everything = set(inputs).union(*inputs.values())
    if len(cycle):
        return f"a cycle is reported: {cycle}"
    if len(position) != len(order) or set(position) != everything:
        return f"{order} does not hold every feature once"
    for feature, needed in inputs.items():
        for source in needed:
            if position[source] > position[feature]:
                return f"{feature} comes before its input {source}"
    return ""


def is_cycle(cycle, inputs):
    """Whether each feature needs the next, the last needs the first, and none is repeated."""
    following = [*cycle[1:], *cycle[:1]]
    return len(cycle) > 0 and len(set(cycle)) == len(cycle) and all(b in inputs.get(a, ()) for a, b in zip(cycle, following))


def test_inputs_come_first():
    """A chain with a shortcut has one order"""
    inputs = {"score": ["ratio", "clicks"], "ratio": ["clicks", "views"], "clicks": ["views"]}
    order, cycle = pipeline_order(inputs)
    assert list(order) == ["views", "clicks", "ratio", "score"]
    assert list(cycle) == []


def test_shared_inputs_are_not_a_cycle():
    """Two features from one source, and one feature from both: a diamond is fine"""
    inputs = {"d": ["b", "c"], "b": ["a"], "c": ["a"], "a": []}
    assert problem_with(pipeline_order(inputs), inputs) == ""


def test_raw_columns_are_in_the_order():
    """A feature that only ever appears as an input is ordered too"""
    inputs = {"age": ["birthday", "now"], "hour": ["now"]}
    assert problem_with(pipeline_order(inputs), inputs) == ""


def test_a_cycle_is_reported():
    """a needs b, b needs c, c needs a; no order then"""
    inputs = {"a": ["b"], "b": ["c"], "c": ["a"]}
    order, cycle = pipeline_order(inputs)
    assert list(order) == []
    assert len(cycle) == 3
    assert is_cycle(list(cycle), inputs)


def test_only_the_cycle_is_reported():
    """Features before and after the cycle are not part of it"""
    inputs = {"z": ["y"], "y": ["b", "raw"], "b": ["c", "raw"], "c": ["b", "x"], "x": ["raw"]}
    cycle = list(pipeline_order(inputs)[1])
    assert sorted(cycle) == ["b", "c"]


def test_input_is_not_changed():
    """The caller's dict and lists stay as they were"""
    assert unchanged(pipeline_order, {"a": ["b"], "b": ["c"], "d": ["b", "a"]})
