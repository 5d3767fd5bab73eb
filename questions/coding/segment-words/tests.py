from math import log

from answer import segment
from handbook.judge import close, unchanged

COUNTS = {
    "the": 500,
    "theta": 4,
    "table": 60,
    "down": 80,
    "bled": 3,
    "own": 90,
    "able": 40,
    "model": 30,
}
COUNTS |= {
    "fits": 20,
    "a": 300,
    "to": 250,
    "get": 70,
    "her": 65,
    "together": 50,
    "here": 55,
    "at": 200,
}


def score(words, counts, penalty=2.3):
    """The log-probability of a split."""
    total = sum(counts.values())
    return sum(
        (log(counts[word]) if word in counts else -penalty * len(word)) - log(total)
        for word in words
    )


def test_known_words():
    """Words from the dictionary are found"""
    assert list(segment("themodelfits", COUNTS)) == ["the", "model", "fits"]


def test_the_longest_first_word_can_be_wrong():
    """ "thetabledown" starts with theta, but theta bled own is far less likely"""
    assert list(segment("thetabledown", COUNTS)) == ["the", "table", "down"]


def test_counts_decide():
    """together is one word or three, depending on how common each is"""
    assert list(segment("together", COUNTS)) == ["together"]
    assert list(
        segment("together", {"to": 500, "get": 499, "her": 1, "together": 0.001})
    ) == ["to", "get", "her"]


def test_an_unknown_name_stays_whole():
    """A word that nobody has seen is one word, not a row of letters, and its neighbors are still found"""
    assert list(segment("thezorbifits", COUNTS)) == ["the", "zorbi", "fits"]


def test_nothing_to_split():
    """An empty text has no words"""
    assert list(segment("", COUNTS)) == []


def test_a_long_text():
    """6,000 characters: the probability of the whole is far below the smallest float"""
    words = ["the", "table", "down", "model", "zorbi"] * 300
    found = list(segment("".join(words), COUNTS))
    assert "".join(found) == "".join(words)
    assert close(score(found, COUNTS), score(words, COUNTS))


def test_no_word_is_too_long():
    """An unknown stretch longer than the limit is cut into as few words as possible"""
    found = list(segment("x" * 50, COUNTS, longest=20))
    assert "".join(found) == "x" * 50
    assert len(found) == 3 and max(map(len, found)) <= 20


def test_counts_are_not_changed():
    """Looking a word up does not add it"""
    assert unchanged(segment, "thezorbifits", {"the": 5, "fits": 2})
