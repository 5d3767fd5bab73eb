"""From an A/B test to a yearly figure with its range, and what remains after launch."""

from math import sqrt

# --8<-- [start:test]
visitors = 1_200_000  # in each arm
orders = {"old ranking": 28_800, "new ranking": 29_664}
before, after = (n / visitors for n in orders.values())
gain = after - before
error = sqrt((before * (1 - before) + after * (1 - after)) / visitors)
low, high = gain - 1.96 * error, gain + 1.96 * error
print(f"conversion {before:.2%} -> {after:.2%}")
#> conversion 2.40% -> 2.47%
print(f"gain {100 * gain:.3f} points (95%: {100 * low:.3f} to {100 * high:.3f})")
#> gain 0.072 points (95%: 0.033 to 0.111)
# --8<-- [end:test]

# --8<-- [start:holdout]
kept, others = 750_000, 6_750_000  # three months; 10% stay on the old ranking
remained, rate = 0.00050, 0.0240
new_rate = rate + remained
error = sqrt(rate * (1 - rate) / kept + new_rate * (1 - new_rate) / others)
ends = [100 * (remained + z * error) for z in (-1.96, 1.96)]
print(f"gain {100 * remained:.3f} points (95%: {ends[0]:.3f} to {ends[1]:.3f})")
#> gain 0.050 points (95%: 0.013 to 0.087)
print(f"price of the holdout: {kept * remained:,.0f} orders")
#> price of the holdout: 375 orders
# --8<-- [end:holdout]

# --8<-- [start:money]
visitors_a_year, margin, serving_cost = 30_000_000, 18.0, 60_000.0
effects = {"low": low, "middle": gain, "high": high, "holdout": remained}
for name, effect in effects.items():
    extra = visitors_a_year * effect
    net = extra * margin - serving_cost
    print(f"{name:8s}{extra:7,.0f} orders a year, ${net:,.0f} after serving cost")
    #> low       9,897 orders a year, $118,152 after serving cost
    #> middle   21,600 orders a year, $328,800 after serving cost
    #> high     33,303 orders a year, $539,448 after serving cost
    #> holdout  15,000 orders a year, $210,000 after serving cost
# --8<-- [end:money]
