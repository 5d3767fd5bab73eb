"""Adjusting for a confounder repairs an effect; adjusting for a mediator or a collider breaks it."""

import numpy as np

# --8<-- [start:simpson]
#                (called, churned of these, not called, churned of these)
groups = {"low risk": (200, 6, 1800, 90), "high risk": (800, 240, 200, 80)}
everybody = np.sum(list(groups.values()), axis=0)
for name, (called, churned, others, lost) in (groups | {"all": everybody}).items():
    print(f"{name:9} called {churned / called:.1%}, not called {lost / others:.1%}")
    #> low risk  called 3.0%, not called 5.0%
    #> high risk called 30.0%, not called 40.0%
    #> all       called 24.6%, not called 8.5%

size = {name: called + others for name, (called, _, others, _) in groups.items()}
effect = sum(
    size[name] / sum(size.values()) * (churned / called - lost / others)
    for name, (called, churned, others, lost) in groups.items()
)
print(f"adjusted for risk: {effect:+.1%}")
#> adjusted for risk: -4.7%
# --8<-- [end:simpson]

rng = np.random.default_rng(0)


def effect_of_first(outcome, *columns):
    """Coefficient of the first column in a least-squares fit."""
    X = np.column_stack([np.ones(len(outcome)), *columns])
    return np.linalg.lstsq(X, outcome, rcond=None)[0][1]


# --8<-- [start:roles]
n = 500_000
noise = rng.normal(size=(5, n))
need = noise[0]  # causes both: a confounder
call = 1.0 * need + noise[1]
use = 0.5 * call + noise[2]  # the way the call works: a mediator
stays = 1.0 * use + 0.5 * call - 3.0 * need + noise[3]
survey = call + stays + noise[4]  # caused by both: a collider
for name, adjust in (
    ("nothing", ()),
    ("need", (need,)),
    ("need and use", (need, use)),
    ("need and survey", (need, survey)),
):
    print(f"adjusting for {name:15} {effect_of_first(stays, call, *adjust):+.2f}")
    #> adjusting for nothing         -0.50
    #> adjusting for need            +1.00
    #> adjusting for need and use    +0.50
    #> adjusting for need and survey -0.33
# --8<-- [end:roles]

# --8<-- [start:m]
hidden_1, hidden_2 = rng.normal(size=(2, n))
before = (
    hidden_1 + hidden_2 + rng.normal(size=n)
)  # measured before the call, causes nothing
call = hidden_1 + rng.normal(size=n)
stays = 1.0 * call + hidden_2 + rng.normal(size=n)
print(f"adjusting for nothing {effect_of_first(stays, call):+.2f}")
#> adjusting for nothing +1.00
print(f"adjusting for before  {effect_of_first(stays, call, before):+.2f}")
#> adjusting for before  +0.80
# --8<-- [end:m]
