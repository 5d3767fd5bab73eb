"""Where predictions get lost: what the caller sees, what NaN does on its way out, and
an answer that is never silent. The requests are invented."""

import json
import math
import random
from collections import Counter

# --8<-- [start:requests]
random.seed(8)
CATEGORIES = {"books": 0.2, "shoes": 0.5, "toys": -0.1}  # what training knew


def request():
    """One call: old clients omit age, a category is new, some users have no history."""
    old_client = random.random() < 0.02
    return {
        "client": "2.9" if old_client else "3.1",
        "age": None if old_client else random.randint(18, 80),
        "category": random.choices([*CATEGORIES, "garden"], [40, 35, 24, 1])[0],
        "orders": random.choices([0, random.randint(1, 20)], [3, 97])[0],
        "returned": random.randint(0, 1),
        "slow": random.random() < 0.004,  # the feature store misses its deadline
    }


calls = [request() for _ in range(50_000)]
# --8<-- [end:requests]


# --8<-- [start:silent]
def silent_service(call):
    """The service as it was: every way of failing looks like nothing."""
    if call["slow"]:
        return None
    try:
        orders = call["orders"]
        return_rate = call["returned"] / orders if orders else float("nan")
        logit = -1.0 + CATEGORIES[call["category"]] + 0.01 * call["age"] - return_rate
        return 1 / (1 + math.exp(-logit))
    except (KeyError, TypeError):
        return None


def seen(score):
    """What the caller sees: nothing, a value that is no number, or a score."""
    return "nothing" if score is None else "NaN" if math.isnan(score) else "score"


print(Counter(seen(silent_service(c)) for c in calls))
#> Counter({'score': 46784, 'nothing': 1728, 'NaN': 1488})
# --8<-- [end:silent]

# --8<-- [start:nan]
nan = float("nan")
print("block above 0.8:", "blocked" if nan > 0.8 else "let through")
#> block above 0.8: let through
print("show from 0.1:", "shown" if nan >= 0.1 else "hidden")
#> show from 0.1: hidden
print("sorted:", sorted([0.3, nan, 0.1, 0.2]))
#> sorted: [0.3, nan, 0.1, 0.2]
print(json.dumps({"score": nan}), "is what Python sends, and not JSON")
#> {"score": NaN} is what Python sends, and not JSON
try:
    json.dumps({"score": nan}, allow_nan=False)
except ValueError:
    print("with allow_nan=False it raises ValueError instead")
    #> with allow_nan=False it raises ValueError instead
# --8<-- [end:nan]


# --8<-- [start:typed]
def service(call, prior=0.30):
    """Always an answer: a probability, its source, and why it is not the model's."""
    checks = {
        "feature_timeout": call["slow"],
        "missing:age": call["age"] is None,
        "unknown:category": call["category"] not in CATEGORIES,
        "no_history": not call["orders"],
    }
    reason = next((name for name, failed in checks.items() if failed), None)
    score = silent_service(call) if reason is None else prior
    assert 0.0 <= score <= 1.0, call
    source = "model" if reason is None else "prior"
    return {"score": score, "source": source, "reason": reason, "model": "2026-11-02"}


answers = [service(c) for c in calls]
json.dumps(answers, allow_nan=False)
reasons = Counter(a["reason"] or "scored" for a in answers)
for reason, n in reasons.most_common():
    print(f"{reason:17s} {n:6,} {n / len(calls):6.2%}")
    #> scored            46,784 93.57%
    #> no_history         1,488  2.98%
    #> missing:age        1,054  2.11%
    #> unknown:category     464  0.93%
    #> feature_timeout      210  0.42%
assert sum(reasons.values()) == len(calls)  # what comes in goes out
# --8<-- [end:typed]

# --8<-- [start:who]
lost = [seen(silent_service(c)) != "score" for c in calls]
for name, member in (
    ("client 2.9", lambda c: c["client"] == "2.9"),
    ("garden", lambda c: c["category"] == "garden"),
    ("first order", lambda c: not c["orders"]),
    ("everybody", lambda c: True),
):
    group = [gone for gone, c in zip(lost, calls) if member(c)]
    share = sum(group) / len(group)
    print(f"{name:11s} {len(group):6,} calls, {share:4.0%} without a score")
    #> client 2.9   1,056 calls, 100% without a score
    #> garden         477 calls, 100% without a score
    #> first order  1,536 calls, 100% without a score
    #> everybody   50,000 calls,   6% without a score
# --8<-- [end:who]
