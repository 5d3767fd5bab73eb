from random import Random

from answer import RateLimiter


class Moment(float):
    """A time that knows how many of its kind are in memory."""

    alive = most = 0

    def __new__(cls, value):
        Moment.alive += 1
        Moment.most = max(Moment.most, Moment.alive)
        return super().__new__(cls, value)

    def __del__(self):
        Moment.alive -= 1


def answers(limiter, key, times):
    return [bool(limiter.allow(key, now)) for now in times]


def test_simultaneous_requests():
    """Requests at the same instant count one by one"""
    assert answers(RateLimiter(3, 1), "k", [5, 5, 5, 5, 6, 6]) == [True, True, True, False, True, True]


def test_fractions_of_a_second():
    """A window of 0.5 s: time 0 counts until just before 0.5"""
    assert answers(RateLimiter(1, 0.5), "k", [0.0, 0.25, 0.4375, 0.5, 0.75, 1.0]) == [True, False, False, True, False, True]


def test_long_silence():
    """After a long silence the whole limit is available, and no more"""
    assert answers(RateLimiter(3, 10), "k", [0, 1, 2, 1000, 1001, 1002, 1003]) == [True, True, True, True, True, True, False]


def test_any_hashable_key():
    """Tuples and None are keys too, and a time of 0 is a time like any other"""
    limiter = RateLimiter(1, 2)
    assert answers(limiter, ("tenant", 7), [0, 1]) == [True, False]
    assert answers(limiter, None, [0, 1, 2]) == [True, False, True]


def test_agrees_with_counting_back():
    """Random requests of three keys, against a count of the allowed ones in the last window"""
    rng = Random(1)
    for limit, window in [(1, 3), (2, 7), (5, 16), (4, 1)]:
        limiter, allowed, now = RateLimiter(limit, window), [], 0.0
        for _ in range(400):
            now += rng.choice([0.0, 0.25, 0.5, 1.0, 2.5])
            key = rng.choice("abc")
            expected = sum(k == key and now - t < window for k, t in allowed) < limit
            assert bool(limiter.allow(key, now)) == expected
            if expected:
                allowed.append((key, now))


def test_memory_stays_at_the_limit():
    """Of 20,000 allowed times of a key no more than `limit` and a few are ever kept"""
    Moment.alive = Moment.most = 0
    limiter = RateLimiter(20, 10)
    assert all(limiter.allow("k", Moment(i)) for i in range(20_000))
    assert Moment.most <= 50


def test_a_hundred_thousand_requests():
    """100,000 requests with up to 20,000 in the window: looking through them at each request takes too long"""
    limiter, allowed = RateLimiter(20_000, 30_000), 0
    for now in range(100_000):
        allowed += bool(limiter.allow("k", now))
    assert allowed == 20_000 * 3 + 10_000
