from fractions import Fraction
from math import lcm


def permutation_p_value(x, y, draws, rng):
    """Decimal values as fractions, then as integers: ties are exact. Labels are
    permuted by sorting on random keys.
    """
    values = [Fraction(str(v)) for v in (*x, *y)]
    unit = lcm(*(v.denominator for v in values))
    values = [int(v * unit) for v in values]
    # The sum of label * value is the difference times nm.
    labels = [len(y)] * len(x) + [-len(x)] * len(y)
    observed = abs(sum(label * v for label, v in zip(labels, values)))
    at_least = 0
    for _ in range(draws):
        labels.sort(key=lambda label: rng.random())
        at_least += abs(sum(label * v for label, v in zip(labels, values))) >= observed
    return (at_least + 1) / (draws + 1)


def bootstrap_interval(x, y, draws, rng, level=0.95):
    """The counts of the values in a resample are multinomial: throw n balls into n
    bins.
    """
    found = []
    for _ in range(draws):
        difference = 0.0
        for group, sign in ((x, 1), (y, -1)):
            count = [0] * len(group)
            for _ in group:
                count[int(rng.random() * len(group))] += 1
            difference += sign * sum(c * v for c, v in zip(count, group)) / len(group)
        found.append(difference)
    found.sort()
    tail = (1 - level) / 2
    return found[round(tail * (draws - 1))], found[round((1 - tail) * (draws - 1))]
