from answer import RateLimiter


def replies(limiter, key, times):
    """What the limiter says to requests of one key at these times, as a list of booleans."""
    return [bool(limiter.allow(key, now)) for now in times]


def test_up_to_the_limit():
    """Two requests in ten seconds are allowed, the third is not"""
    assert replies(RateLimiter(2, 10), "ann", [0, 1, 2]) == [True, True, False]


def test_the_window_slides():
    """The request of time 0 stops counting at time 10, that of time 6 at time 16"""
    assert replies(RateLimiter(2, 10), "ann", [0, 6, 9, 10, 15, 16]) == [True, True, False, True, False, True]


def test_a_burst_across_a_clock_boundary():
    """Requests at 9 and 11 are two seconds apart, whatever minute or slot they belong to"""
    assert replies(RateLimiter(2, 10), "ann", [8, 9, 11, 12]) == [True, True, False, False]


def test_refused_requests_do_not_count():
    """A client that keeps trying is let in as soon as the allowed requests have left the window"""
    assert replies(RateLimiter(1, 10), "ann", [0, 3, 6, 9, 10, 12]) == [True, False, False, False, True, False]


def test_keys_are_separate():
    """One client's requests do not use up another's"""
    limiter = RateLimiter(1, 10)
    assert replies(limiter, "ann", [0]) == [True]
    assert replies(limiter, "bob", [0, 1]) == [True, False]
    assert replies(limiter, "ann", [2, 10]) == [False, True]


def test_limiters_are_separate():
    """Two limiters share nothing"""
    assert replies(RateLimiter(1, 10), "ann", [0]) == [True]
    assert replies(RateLimiter(1, 10), "ann", [0]) == [True]
