"""Twenty steps at 95%: what fewer steps, checks and retries do, how failures end, and why reruns must repeat."""

import numpy as np

# --8<-- [start:compound]
rates = (0.90, 0.95, 0.98, 0.99)
print("steps   " + "   ".join(f"{p:.0%} a step" for p in rates))
#> steps   90% a step   95% a step   98% a step   99% a step
for steps in (5, 10, 20, 50):
    print(f"{steps:5}   " + "   ".join(f"{p**steps:10.2f}" for p in rates))
    #>     5         0.59         0.77         0.90         0.95
    #>    10         0.35         0.60         0.82         0.90
    #>    20         0.12         0.36         0.67         0.82
    #>    50         0.01         0.08         0.36         0.61
print(f"for 90% over 20 steps: {0.9 ** (1 / 20):.4f} a step")
#> for 90% over 20 steps: 0.9947 a step
# --8<-- [end:compound]


# --8<-- [start:checks]
def outcome(segments, catch, alarm=0.02, tries=3, steps=20, p=0.95):
    """Done, silently wrong, stopped, steps used; a check after each segment."""
    length = steps / segments
    good = p**length
    reject = good * alarm + (1 - good) * catch
    attempts = sum(reject**i for i in range(tries))  # expected number of tries
    right = good * (1 - alarm) * attempts
    wrong = (1 - good) * (1 - catch) * attempts
    done, passed = right**segments, (right + wrong) ** segments
    used = length * attempts * sum((right + wrong) ** i for i in range(segments))
    return done, passed - done, 1 - passed, used


cases = {
    "no check": (1, 0.0, 0.0, 1), "check at the end": (1, 0.8), "4 checks": (4, 0.8),
    "10 checks": (10, 0.8), "4 checks, blind": (4, 0.3), "4 checks, tests": (4, 0.98),
}  # fmt: skip
for name, case in cases.items():
    done, silent, stopped, used = outcome(*case)
    print(f"{name:17} done {done:.2f}   silently wrong {silent:.2f}"
          f"   stopped {stopped:.2f}   steps {used:4.1f}")
    #> no check          done 0.36   silently wrong 0.64   stopped 0.00   steps 20.0
    #> check at the end  done 0.63   silently wrong 0.23   stopped 0.14   steps 35.8
    #> 4 checks          done 0.77   silently wrong 0.20   stopped 0.03   steps 24.4
    #> 10 checks         done 0.80   silently wrong 0.19   stopped 0.01   steps 22.0
    #> 4 checks, blind   done 0.47   silently wrong 0.53   stopped 0.00   steps 21.8
    #> 4 checks, tests   done 0.93   silently wrong 0.02   stopped 0.05   steps 25.4
# --8<-- [end:checks]

# --8<-- [start:repeat]
# Two agents with 36% on average: every task at 36%, or a third of tasks nearly always.
alike, split = np.full(100, 0.36), np.repeat([0.95, 0.05], [34, 66])
print("                solved in all of k     solved in any of k    k = 1, 4, 8")
#>                 solved in all of k     solved in any of k    k = 1, 4, 8
for name, chance in {"all alike": alike, "easy and hard": split}.items():
    every = "  ".join(f"{np.mean(chance**k):.2f}" for k in (1, 4, 8))
    some = "  ".join(f"{np.mean(1 - (1 - chance) ** k):.2f}" for k in (1, 4, 8))
    print(f"{name:14}  {every}       {some}")
    #> all alike       0.36  0.02  0.00       0.36  0.83  0.97
    #> easy and hard   0.36  0.28  0.23       0.36  0.46  0.56
# --8<-- [end:repeat]
