"""At 0.5% prevalence accuracy prefers the worse of two fraud filters; money doesn't."""

transactions, prevalence = 1_000_000, 0.005
fraud = transactions * prevalence
legit = transactions - fraud

# --8<-- [start:counts]
# name: (recall, false-positive rate)
filters = {"nothing": (0.0, 0.0), "rules": (0.55, 0.001), "model": (0.80, 0.004)}

for name, (recall, fpr) in filters.items():
    caught, alarms = fraud * recall, legit * fpr
    accuracy = (caught + legit - alarms) / transactions
    precision = caught / (caught + alarms) if caught else float("nan")
    scores = f"recall {recall:.2f}  precision {precision:.2f}"
    print(f"{name:8} accuracy {accuracy:.4f}  {scores}")
    #> nothing  accuracy 0.9950  recall 0.00  precision nan
    #> rules    accuracy 0.9968  recall 0.55  precision 0.73
    #> model    accuracy 0.9950  recall 0.80  precision 0.50
# --8<-- [end:counts]

# --8<-- [start:money]
loss, review, friction = 120, 4, 15  # dollars: a miss, a review, an annoyed customer

for name, (recall, fpr) in filters.items():
    caught, alarms = fraud * recall, legit * fpr
    reviews = caught + alarms
    saved = caught * loss - reviews * review - alarms * friction
    print(f"{name:8} {reviews:5,.0f} reviews  saves ${saved:7,.0f} a million payments")
    #> nothing      0 reviews  saves $      0 a million payments
    #> rules    3,745 reviews  saves $300,095 a million payments
    #> model    7,980 reviews  saves $388,380 a million payments

break_even = (review + friction) / (loss + friction)
print(f"flag a payment when its fraud probability exceeds {break_even:.3f}")
#> flag a payment when its fraud probability exceeds 0.141
# --8<-- [end:money]
