"""Payment fraud, sized and priced: load, latency, late labels, and a decision by expected cost.

Change the inputs and run the regions again. Prices and rates are assumptions of the case, not measurements.
"""

import numpy as np

# --8<-- [start:inputs]
payments_day, peak_factor = 20_000_000, 4
fraud_rate, mean_amount = 0.0015, 80.0  # attempted fraud, dollars
dispute_fee = 20.0  # paid on top of the amount
lost_customer, fee_rate = 8.0, 0.03  # what refusing a good payment costs: goodwill, and our fee on the amount
challenge_stops, challenge_loses = 0.70, 0.15  # fraud stopped, good buyers who give up
review_cost, review_catches, review_loses = 4.0, 0.85, 0.02
reviews_day = 4_000  # 40 analysts, 100 cases each
# --8<-- [end:inputs]

# --8<-- [start:sizing]
mean_rate = payments_day / 86_400
peak_rate = mean_rate * peak_factor
in_flight = peak_rate * 0.020  # Little's law: arrivals a second x 20 ms mean time in the service (budget below)
cores = peak_rate * 0.006 / 0.5  # 6 ms of CPU a payment, run at 50% utilization
keys_read = peak_rate * 6  # card, device, IP address, e-mail, merchant, issuer
log_gb_day = payments_day * 2_000 / 1e9  # 2 kB of features and outcome a payment
state_gb = 400e6 * 250 * 3 / 1e9  # 400 million keys, 250 bytes each, three replicas
frauds_180d = payments_day * fraud_rate * 180
train_rows = frauds_180d + payments_day * (1 - fraud_rate) * 180 * 0.02  # keep 2% of legitimate payments
print(f"{mean_rate:.0f}/s mean, {peak_rate:.0f}/s peak, {in_flight:.0f} in flight, {cores:.0f} cores, {keys_read:,.0f} keys/s")
#> 231/s mean, 926/s peak, 19 in flight, 11 cores, 5,556 keys/s
print(f"log {log_gb_day:.0f} GB/day ({log_gb_day * 548 / 1000:.0f} TB in 18 months), online state {state_gb:.0f} GB")
#> log 40 GB/day (22 TB in 18 months), online state 300 GB
print(f"training: {train_rows / 1e6:.0f}M rows, {frauds_180d / 1e6:.1f}M of them fraud, {train_rows * 800 / 1e9:.0f} GB at 200 floats")
#> training: 77M rows, 5.4M of them fraud, 62 GB at 200 floats
# --8<-- [end:sizing]

# --8<-- [start:latency]
stages = {  # median, 99th percentile, deadline in ms; at the deadline the stage answers without its result
    "gateway and parsing": (4, 9, 15),
    "feature reads, one parallel multi-get": (6, 20, 35),
    "request features": (2, 5, 10),
    "model": (5, 10, 20),
    "rules and decision": (1, 3, 10),
    "reserve": (0, 0, 10),
}
rng = np.random.default_rng(7)
total = np.zeros(200_000)
for median, p99, deadline in stages.values():
    if median:
        spread = np.log(p99 / median) / 2.326  # log-normal with that median and 99th percentile
        total += np.minimum(median * np.exp(spread * rng.standard_normal(len(total))), deadline)
print(f"deadlines add to {sum(s[2] for s in stages.values())} ms; p99s add to {sum(s[1] for s in stages.values())} ms")
#> deadlines add to 100 ms; p99s add to 47 ms
print(f"simulated: mean {total.mean():.0f} ms, p99 {np.quantile(total, 0.99):.0f} ms, worst {total.max():.0f} ms")
#> simulated: mean 20 ms, p99 34 ms, worst 58 ms
# --8<-- [end:latency]

# --8<-- [start:labels]
reported = {7: 0.15, 14: 0.30, 30: 0.58, 45: 0.75, 60: 0.85, 90: 0.96, 120: 1.00}  # share of disputes in by day d
merchant_payments, fraud_passed = 200_000, 0.0006  # one large merchant's week; fraud that gets through
rng = np.random.default_rng(11)
for days in (7, 30, 60, 120):
    seen = rng.binomial(merchant_payments, fraud_passed * reported[days])
    corrected, error = seen / reported[days], np.sqrt(seen) / reported[days]
    print(f"a week {days:3d} days old: {seen:3d} disputes so far, {corrected:3.0f} +- {error:.0f} to come in all")
    #> a week   7 days old:  13 disputes so far,  87 +- 24 to come in all
    #> a week  30 days old:  68 disputes so far, 117 +- 14 to come in all
    #> a week  60 days old:  90 disputes so far, 106 +- 11 to come in all
    #> a week 120 days old: 107 disputes so far, 107 +- 10 to come in all
# --8<-- [end:labels]

# --8<-- [start:world]
def scored_day(separation, n=100_000, seed=3):
    """A day as rows: amount, fraud probability, and how many payments each row stands for.

    The score is N(0, 1) for legitimate and N(separation, 1) for fraudulent payments (ROC-AUC = Phi(separation / sqrt 2)),
    drawn half from each so that the rare high scores are well covered; `payments` undoes that. Probabilities are exact.
    """
    rng = np.random.default_rng(seed)
    score = rng.standard_normal(2 * n) + separation * np.repeat([0, 1], n)
    amount = mean_amount * np.exp(1.25 * rng.standard_normal(2 * n) - 1.25**2 / 2)  # log-normal with that mean
    ratio = np.exp(separation * score - separation**2 / 2)  # density under fraud over density under legitimate
    density = (1 - fraud_rate) + fraud_rate * ratio
    return amount, fraud_rate * ratio / density, payments_day / n * density / (1 + ratio)
# --8<-- [end:world]


# --8<-- [start:decide]
def cost_table(p, amount, queue_price=0.0):
    """Expected dollars of (approve, challenge, review, block) at fraud probability p."""
    loss = amount + dispute_fee
    refused = lost_customer + fee_rate * amount
    return np.stack([
        p * loss,
        p * (1 - challenge_stops) * loss + (1 - p) * challenge_loses * refused,
        review_cost + queue_price + p * (1 - review_catches) * loss + (1 - p) * review_loses * refused,
        (1 - p) * refused,
    ])


def decide(amount, p, payments, capacity):
    """Cheapest action; the price of a place in the queue rises until the queue fits (bisection)."""
    low, high = 0.0, 500.0
    for _ in range(20):
        price = (low + high) / 2
        action = cost_table(p, amount, price).argmin(axis=0)
        low, high = (price, high) if payments[action == 2].sum() > capacity else (low, price)
    return cost_table(p, amount, high).argmin(axis=0), high
# --8<-- [end:decide]


def bill(action, amount, p, payments):
    """Dollars a day."""
    return (cost_table(p, amount)[action, np.arange(len(p))] * payments).sum()


# --8<-- [start:policy]
day = amount, p, payments = scored_day(separation=3.0)
action, price = decide(*day, reviews_day)
print(f"approve everything: ${bill(0 * action, *day) / 1e6:.2f}M a day")
#> approve everything: $3.02M a day
for k, name in enumerate(("approve", "challenge", "review", "block")):
    n, fraud = payments[action == k].sum(), (payments * p)[action == k].sum()
    print(f"{name:9s} {n:12,.0f} payments, {fraud:7,.0f} of them fraud ({fraud / n:.2%})")
    #> approve     19,843,110 payments,   9,592 of them fraud (0.05%)
    #> challenge      129,534 payments,   9,633 of them fraud (7.44%)
    #> review           3,999 payments,     242 of them fraud (6.06%)
    #> block           19,030 payments,  10,539 of them fraud (55.38%)
one_cut = min(bill(np.where(p > cut, 3, 0), *day) for cut in np.linspace(0.01, 0.5, 50))
costs = cost_table(p, amount)
print(f"approve or block at the best fixed score: ${one_cut / 1e6:.2f}M a day")
#> approve or block at the best fixed score: $1.77M a day
print(f"approve or block by expected cost:        ${bill(np.where(costs[3] < costs[0], 3, 0), *day) / 1e6:.2f}M a day")
#> approve or block by expected cost:        $1.69M a day
print(f"cheapest of the four actions:             ${bill(action, *day) / 1e6:.2f}M a day")
#> cheapest of the four actions:             $1.38M a day
print(f"one more review would be worth ${price:.2f}")
#> one more review would be worth $3.08
# --8<-- [end:policy]

# --8<-- [start:ladder]
for name, separation, capacity in (
    ("rules as a score", 1.8, reviews_day),
    ("logistic model", 2.5, reviews_day),
    ("boosted trees", 3.0, reviews_day),
    ("boosted trees, half the analysts", 3.0, reviews_day // 2),
):
    other_day = scored_day(separation)
    choice, worth = decide(*other_day, capacity)
    print(f"{name:33s} ${bill(choice, *other_day) / 1e6:.3f}M a day; one more review is worth ${worth:.2f}")
    #> rules as a score                  $2.563M a day; one more review is worth $4.07
    #> logistic model                    $1.894M a day; one more review is worth $3.81
    #> boosted trees                     $1.376M a day; one more review is worth $3.08
    #> boosted trees, half the analysts  $1.384M a day; one more review is worth $4.98
# --8<-- [end:ladder]

# --8<-- [start:control]
held = (action == 3) & (amount < 100)  # would be blocked, small enough to let 2% of them through
let_through = 0.02 * payments[held].sum()
price_of_truth = 0.02 * ((costs[0] - costs[3]) * payments)[held].sum()
print(f"{let_through:.0f} payments a day get a true label, for ${price_of_truth:,.0f}")
#> 249 payments a day get a true label, for $7,829
# --8<-- [end:control]

# --8<-- [start:run_cost]
core_hour, memory_gb_hour, disk_gb_month = 0.05, 0.005, 0.02  # dollars; put your provider's here
machines = (cores * 3 + 64) * core_hour * 24  # scoring in three zones, 64 cores of stream and batch jobs
memory = state_gb * memory_gb_hour * 24
disk = log_gb_day * 548 * disk_gb_month / 30
print(f"a day: machines ${machines:.0f}, memory ${memory:.0f}, log ${disk:.0f}, analysts ${reviews_day * review_cost:,.0f}")
#> a day: machines $117, memory $36, log $15, analysts $16,000
# --8<-- [end:run_cost]

# --8<-- [start:outage]
normal = bill(action, *day)
rules_day = scored_day(separation=1.8)
by_rules = bill(decide(*rules_day, reviews_day)[0], *rules_day)
outages = {"rules only": by_rules, "approve all": bill(0 * action, *day), "refuse all": bill(0 * action + 3, *day)}
for name, cost in outages.items():
    print(f"model down, {name:11s}: ${(cost - normal) / 1440:,.0f} a minute more than normal")
    #> model down, rules only : $824 a minute more than normal
    #> model down, approve all: $1,139 a minute more than normal
    #> model down, refuse all : $143,350 a minute more than normal
# --8<-- [end:outage]
