import math

from answer import recommend, similarities
from handbook.judge import close, unchanged

SHOP = [["milk", "bread"], ["milk", "bread", "jam"], ["jam", "milk"], ["milk"]]


def test_cosines_by_hand():
    """Milk has 4 buyers, bread and jam 2 each: 2 / sqrt(8), 2 / sqrt(8) and 1 / 2"""
    found = similarities(SHOP)
    assert close(found["milk"], {"bread": 2 / math.sqrt(8), "jam": 2 / math.sqrt(8)})
    assert close(found["bread"], {"milk": 2 / math.sqrt(8), "jam": 0.5})
    assert close(found["jam"], {"milk": 2 / math.sqrt(8), "bread": 0.5})


def test_best_first():
    """With bread in the basket, milk comes before jam"""
    found = recommend(similarities(SHOP), ["bread"], 2)
    assert close(found, [("milk", 2 / math.sqrt(8)), ("jam", 0.5)])


def test_what_is_in_the_basket_is_not_recommended():
    """Bread and milk in the basket leave jam, with the sum of both cosines"""
    found = recommend(similarities(SHOP), ["bread", "milk"], 5)
    assert close(found, [("jam", 0.5 + 2 / math.sqrt(8))])


def test_popular_items_do_not_win_by_popularity():
    """A bag that all 100 users bought is less similar to a book than its sequel"""
    histories = [["bag", "volume 1", "volume 2"]] * 5 + [["bag"]] * 95
    found = recommend(similarities(histories), ["volume 1"], 2)
    assert close(found, [("volume 2", 1.0), ("bag", 5 / math.sqrt(500))])


def test_ties_go_to_the_smaller_item():
    """Items 10, 9 and 2 with the same score come as 2, 9, 10"""
    # The same counts, 1 of 3 and 1, so the same score in any arithmetic.
    found = recommend(similarities([[5, 10], [9, 5], [5, 2]]), [5], 3)
    assert [item for item, _ in found] == [2, 9, 10]


def test_buying_twice_counts_once():
    """A repeated item in a history, or in the basket, changes nothing"""
    again = [["milk", "bread", "milk"], ["jam", "milk", "bread", "jam"], *SHOP[2:]]
    assert close(similarities(again), similarities(SHOP))
    similar = similarities(SHOP)
    found = recommend(similar, ["bread", "bread"], 2)
    assert close(found, recommend(similar, ["bread"], 2))


def test_inputs_are_not_changed():
    """Histories, similarities and basket stay as they were"""
    assert unchanged(similarities, [list(history) for history in SHOP])
    assert unchanged(recommend, {"a": {"b": 0.5}, "b": {"a": 0.5}}, ["a", "a"], 3)
