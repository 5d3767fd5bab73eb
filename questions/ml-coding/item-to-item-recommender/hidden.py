import math
import random

from answer import recommend, similarities
from handbook.judge import close


def shop(users=60, items=12, seed=0):
    """Random histories of one to five items."""
    draw = random.Random(seed)
    return [draw.choices(range(items), k=draw.randint(1, 5)) for _ in range(users)]


def cosine(histories, a, b):
    """From the definition: cosine of two 0/1 columns."""
    n_a, n_b = (sum(item in history for history in histories) for item in (a, b))
    both = sum(a in history and b in history for history in histories)
    return both / math.sqrt(n_a * n_b)


def test_agrees_with_the_definition():
    """Every pair of items in random histories; pairs that never met are absent"""
    histories = shop()
    found, items = similarities(histories), range(12)
    for a in items:
        expected = {b: cosine(histories, a, b) for b in items if b != a}
        assert close(found[a], {b: value for b, value in expected.items() if value > 0})


def test_scores_are_sums_over_the_basket():
    """Random baskets: right scores, falling order, and nothing better left out"""
    histories = shop(seed=1)
    similar, draw = similarities(histories), random.Random(2)
    for _ in range(20):
        basket = draw.sample(range(12), 3)
        scores = {c: sum(cosine(histories, c, b) for b in basket) for c in range(12)}
        found = recommend(similar, basket, 4)
        assert len(found) == 4
        assert not {item for item, _ in found} & set(basket)
        assert close([score for _, score in found], [scores[item] for item, _ in found])
        best = sorted((scores[c] for c in scores if c not in basket), reverse=True)
        assert close([score for _, score in found], best[:4])


def test_two_weak_links_beat_a_strong_one():
    """0.5 + 0.5 ranks above 0.75"""
    similar = {"a": {"x": 0.75, "y": 0.5}, "b": {"y": 0.5}}
    similar |= {"x": {"a": 0.75}, "y": {"a": 0.5, "b": 0.5}}
    assert close(recommend(similar, ["a", "b"], 2), [("y", 1.0), ("x", 0.75)])


def test_unknown_items_in_the_basket():
    """An item without history is ignored; a basket of such items gives nothing"""
    similar = similarities([["a", "b"], ["c"]])
    assert close(recommend(similar, ["new", "a"], 3), [("b", 1.0)])
    for basket in (["new"], ["c"], []):
        assert len(recommend(similar, basket, 3)) == 0


def test_fewer_candidates_than_asked_for():
    """Only related items are returned, and none when k is 0"""
    similar = similarities([["a", "b", "c"], ["d", "e"]])
    assert close(recommend(similar, ["a"], 10), [("b", 1.0), ("c", 1.0)])
    assert len(recommend(similar, ["a"], 0)) == 0
    assert close(recommend(similar, ["a"], 1), [("b", 1.0)])


def test_an_item_that_was_always_alone():
    """It has an entry without neighbors, and is not its own; empty histories pass"""
    similar = similarities([["a"], [], ["b", "c"], ["c", "b"]])
    assert close(similar, {"a": {}, "b": {"c": 1.0}, "c": {"b": 1.0}})
    assert len(similarities([])) == 0


def test_ten_thousand_users():
    """10,000 users, 4 items each out of 4,000: only pairs that occur are looked at"""
    draw = random.Random(3)
    histories = [[draw.randrange(4_000) for _ in range(4)] for _ in range(10_000)]
    similar = similarities(histories)
    assert len(recommend(similar, histories[0], 5)) == 5
    for a, b in [(x, y) for x in histories[1] for y in histories[1] if x < y]:
        assert close(similar[a][b], cosine(histories, a, b))
