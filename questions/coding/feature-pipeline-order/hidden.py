from random import Random

from answer import pipeline_order


def breaks(result, inputs):
    """Whether an (order, cycle) is wrong for features without a cycle."""
    order, cycle = result
    position = {feature: i for i, feature in enumerate(order)}
    everything = set(inputs).union(*inputs.values())
    late = any(position.get(s, -1) > position.get(f, -1) for f, needed in inputs.items() for s in needed)
    return len(cycle) > 0 or len(order) != len(everything) or set(position) != everything or late


def closes(result, inputs):
    """Whether an (order, cycle) reports a true cycle and no order."""
    order, cycle = list(result[0]), list(result[1])
    following = [*cycle[1:], *cycle[:1]]
    linked = all(b in inputs.get(a, ()) for a, b in zip(cycle, following))
    return order == [] and len(cycle) > 0 and len(set(cycle)) == len(cycle) and linked


def test_a_feature_that_needs_itself():
    """The shortest cycle has one feature"""
    order, cycle = pipeline_order({"a": [], "b": ["a", "b"]})
    assert (list(order), list(cycle)) == ([], ["b"])


def test_an_input_listed_twice():
    """Listing an input twice is harmless"""
    for inputs in ({"b": ["a", "a"], "c": ["b", "a", "b"]}, {"c": ["a", "a", "b"], "b": ["z"], "z": ["y", "y"]}):
        assert not breaks(pipeline_order(inputs), inputs)


def test_nothing_to_order():
    """No features, and features without inputs"""
    order, cycle = pipeline_order({})
    assert (list(order), list(cycle)) == ([], [])
    assert not breaks(pipeline_order({"a": [], "b": []}), {"a": [], "b": []})


def test_separate_pipelines():
    """Unconnected parts share one order; a cycle in one of them is found"""
    inputs = {"b": ["a"], "q": ["p"], "c": ["b"], "r": ["q", "p"]}
    assert not breaks(pipeline_order(inputs), inputs)
    inputs["p"] = ["r"]
    assert closes(pipeline_order(inputs), inputs)


def test_random_graphs():
    """Random acyclic graphs get an order; after one added edge that closes a loop, a cycle is named"""
    rng = Random(6)
    for size in range(2, 40):
        names = [f"f{i}" for i in rng.sample(range(1_000), size)]
        inputs = {}
        for i in rng.sample(range(size), size):
            inputs[names[i]] = rng.sample(names[:i], min(i, rng.randrange(4)))
        assert not breaks(pipeline_order(inputs), inputs)
        user = rng.randrange(1, size)
        inputs[names[user]].append(names[user - 1])
        assert not breaks(pipeline_order(inputs), inputs)
        inputs[names[user - 1]].append(names[user])
        assert closes(pipeline_order(inputs), inputs)


def test_many_paths():
    """30 layers of three features, each needing all three below: 3**30 paths, 267 edges"""
    layers = [[(depth, i) for i in range(3)] for depth in range(30)]
    inputs = {feature: lower for lower, layer in zip(layers, layers[1:]) for feature in layer}
    assert not breaks(pipeline_order(inputs), inputs)


def test_a_very_long_chain():
    """30,000 features in a chain, the last one listed first"""
    inputs = {i: [i - 1] for i in range(30_000, 0, -1)}
    order, cycle = pipeline_order(inputs)
    assert list(order) == list(range(30_001))
    assert len(cycle) == 0


def test_a_very_long_cycle():
    """The same chain closed to a ring, with another chain that depends on it"""
    inputs = {i: [(i + 1) % 15_000] for i in range(15_000)}
    inputs |= {i: [i - 1] for i in range(29_999, 14_999, -1)}
    order, cycle = pipeline_order(inputs)
    assert list(order) == []
    assert sorted(cycle) == list(range(15_000))
    assert closes((order, cycle), inputs)
