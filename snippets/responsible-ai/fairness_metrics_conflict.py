"""Calibrated in both groups means unequal error rates when base rates differ."""

good_profit, bad_loss = 100.0, 300.0  # dollars per repaid and per defaulted loan
scores = [0.05, 0.20, 0.50]  # in both groups exactly this share of a bin defaults
people = {"A": [700, 200, 100], "B": [300, 400, 300]}

# --8<-- [start:one_threshold]
for group, counts in people.items():
    defaults = [n * s for n, s in zip(counts, scores)]
    base_rate = sum(defaults) / sum(counts)
    true_pos = defaults[2]  # decline the 50% bin only
    false_pos = counts[2] - true_pos
    repaid = sum(counts) - sum(defaults)
    print(
        f"{group}: base rate {base_rate:.3f}   PPV {true_pos / counts[2]:.3f}   "
        f"FPR {false_pos / repaid:.3f}   FNR {1 - true_pos / sum(defaults):.3f}"
    )
    #> A: base rate 0.125   PPV 0.500   FPR 0.057   FNR 0.600
    #> B: base rate 0.245   PPV 0.500   FPR 0.199   FNR 0.388
# --8<-- [end:one_threshold]


# --8<-- [start:equal_errors]
def ppv(base_rate, tpr, fpr):
    """Share of the declined who would have defaulted, by Bayes' rule."""
    return base_rate * tpr / (base_rate * tpr + (1 - base_rate) * fpr)


for group, base_rate in {"A": 0.125, "B": 0.245}.items():
    print(f"{group}: TPR 0.60, FPR 0.10  ->  PPV {ppv(base_rate, 0.60, 0.10):.3f}")
    #> A: TPR 0.60, FPR 0.10  ->  PPV 0.462
    #> B: TPR 0.60, FPR 0.10  ->  PPV 0.661
# --8<-- [end:equal_errors]

# --8<-- [start:price]
value = [good_profit * (1 - s) - bad_loss * s for s in scores]  # of one loan, by bin
profit = sum(n * v for group in people.values() for n, v in zip(group[:2], value[:2]))
print(f"one threshold: profit ${profit:,.0f}")
#> one threshold: profit $92,000

approve = 2 * (150 - 50 / 875 * 755)  # of B's 50% bin, until B's FPR is A's
print(f"raise B: {approve:.0f} more loans, {approve / 2:.0f} of them default")
#> raise B: 214 more loans, 107 of them default
print(f"         costs ${-approve * value[2]:,.0f}; PPV A 0.50, B 0.50")
#>          costs $21,371; PPV A 0.50, B 0.50
print(f"         TPR A {50 / 125:.2f}, B {(150 - approve / 2) / 245:.2f}")
#>          TPR A 0.40, B 0.18

decline = (150 / 755 * 875 - 50) / 0.80  # of A's 20% bin, until A's FPR is B's
ppv_a = (50 + scores[1] * decline) / (100 + decline)
print(f"lower A: {decline:.0f} fewer loans, {decline * 0.8:.0f} of them would repay")
#> lower A: 155 fewer loans, 124 of them would repay
print(f"         costs ${decline * value[1]:,.0f}; PPV A {ppv_a:.2f}, B 0.50")
#>          costs $3,096; PPV A 0.32, B 0.50
# --8<-- [end:price]

# --8<-- [start:information]
clearer, murkier = 150, 150  # B's 50% bin, split by new data into 20% and 80% risks
declined_good = murkier * (1 - 0.80)
print(f"approve the clearer half: {clearer * 0.80:.0f} more good people in B")
#> approve the clearer half: 120 more good people in B
print(f"B's FPR {declined_good / 755:.3f}, profit +${clearer * value[1]:,.0f}")
#> B's FPR 0.040, profit +$3,000
# --8<-- [end:information]
