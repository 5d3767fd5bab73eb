"""Tabular Q-learning on a small grid: off-policy values, exploration, and how bootstrapping can diverge."""

import numpy as np

ROWS, COLUMNS = 4, 8  # start bottom left, goal bottom right, a cliff between them
MOVES = ((-1, 0), (0, 1), (1, 0), (0, -1))


def step(state, action):
    """Next state, reward, and whether the episode ends."""
    row = min(max(state[0] + MOVES[action][0], 0), ROWS - 1)
    column = min(max(state[1] + MOVES[action][1], 0), COLUMNS - 1)
    if row == ROWS - 1 and 0 < column < COLUMNS - 1:
        return (ROWS - 1, 0), -100.0, False  # fell: back to the start
    return (row, column), -1.0, (row, column) == (ROWS - 1, COLUMNS - 1)


def pick(q, state, epsilon, rng):
    if rng.random() < epsilon:
        return int(rng.integers(4))
    return int(np.argmax(q[state]))


# --8<-- [start:learn]
def learn(rule, epsilon, episodes=600, rate=0.3, seed=0, start_value=0.0, limit=200):
    """The learned table, and the mean return of the last 100 episodes."""
    rng, returns = np.random.default_rng(seed), []
    q = np.full((ROWS, COLUMNS, 4), start_value)
    for _ in range(episodes):
        state, total, done = (ROWS - 1, 0), 0.0, False
        action = pick(q, state, epsilon, rng)
        for _ in range(limit):
            after, reward, done = step(state, action)
            next_action = pick(q, after, epsilon, rng)
            ahead = q[after].max() if rule == "Q-learning" else q[after][next_action]
            q[state][action] += rate * (reward + (not done) * ahead - q[state][action])
            state, action, total = after, next_action, total + reward
            if done:
                break
        returns.append(total)
    return q, np.mean(returns[-100:])


# --8<-- [end:learn]


def greedy_return(q):
    state, total = (ROWS - 1, 0), 0.0
    for _ in range(100):
        state, reward, done = step(state, int(np.argmax(q[state])))
        total += reward
        if done:
            break
    return total


# --8<-- [start:compare]
for rule in ("Q-learning", "SARSA"):
    runs = [learn(rule, epsilon=0.1, seed=seed) for seed in range(3)]
    online, greedy = np.mean([(r, greedy_return(q)) for q, r in runs], axis=0)
    print(f"{rule}: while exploring {online:.0f}, greedy afterward {greedy:.0f}")
    #> Q-learning: while exploring -31, greedy afterward -9
    #> SARSA: while exploring -17, greedy afterward -13
# --8<-- [end:compare]


# --8<-- [start:explore]
def finds_the_end(epsilon, start_value, length=8, episodes=300, seed=0):
    """A corridor: leave at once for 0.1, or walk eight steps to a reward of 1."""
    rng, q = np.random.default_rng(seed), np.full((length + 1, 2), start_value)
    for _ in range(episodes):
        state = 0
        while state < length:
            action = (
                int(rng.integers(2))
                if rng.random() < epsilon
                else int(np.argmax(q[state]))
            )
            after = state + 1 if action == 1 else length  # leaving ends the episode
            reward = 0.1 if action == 0 else float(after == length)
            ahead = 0.0 if after == length else 0.99 * q[after].max()
            q[state, action] += 0.5 * (reward + ahead - q[state, action])
            state = after
    return q[0, 1] > q[0, 0]


for epsilon, start_value in ((0.0, 0.0), (0.1, 0.0), (0.5, 0.0), (0.0, 1.0)):
    found = np.mean(
        [finds_the_end(epsilon, start_value, seed=seed) for seed in range(6)]
    )
    print(
        f"random moves {epsilon:.0%}, all values start at {start_value:.0f}: "
        f"found {found:.0%}"
    )
    #> random moves 0%, all values start at 0: found 0%
    #> random moves 10%, all values start at 0: found 0%
    #> random moves 50%, all values start at 0: found 0%
    #> random moves 0%, all values start at 1: found 100%
# --8<-- [end:explore]

# --8<-- [start:triad]
# Two states with values w and 2w; the first leads to the second, all rewards are zero.
gamma, rate = 0.99, 0.1
for name, share_of_second in (
    ("only the first state updated", 0.0),
    ("as often as they are visited", 0.5),
):
    w = 1.0
    for _ in range(100):
        first = gamma * 2 * w - w  # error of the first state's bootstrapped target
        second = 0 - 2 * w  # after the second state the episode ends
        w += rate * ((1 - share_of_second) * first * 1 + share_of_second * second * 2)
    print(f"{name}: w after 100 updates {w:.2g}")
    #> only the first state updated: w after 100 updates 1.1e+04
    #> as often as they are visited: w after 100 updates 7.8e-08
# --8<-- [end:triad]

# --8<-- [start:maximum]
rng = np.random.default_rng(0)
estimates = rng.normal(0, 1, size=(100_000, 10))  # ten actions, all truly worth 0
other = rng.normal(0, 1, size=(100_000, 10))  # a second, independent table
chosen = estimates.argmax(axis=1)
double = other[np.arange(100_000), chosen]
print(
    f"mean of the maximum {estimates.max(axis=1).mean():.2f}, "
    f"double estimate {double.mean():.2f}"
)
#> mean of the maximum 1.54, double estimate -0.00
# --8<-- [end:maximum]
