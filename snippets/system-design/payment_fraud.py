"""Payment fraud, sized and priced: load, latency, late labels, decisions by cost.

Change the inputs and run the regions again. Prices, rates and model separations are
assumptions of the case, not measurements.
"""

import numpy as np

# --8<-- [start:inputs]
payments_day, peak_factor = 20_000_000, 4
fraud_rate, mean_amount = 0.0015, 80.0  # attempted fraud; dollars
dispute_fee = 20.0  # paid on top of the amount
lost_customer, fee_rate = 8.0, 0.03  # refusing a good buyer: goodwill, our fee
challenge_stops, challenge_loses = 0.70, 0.15  # fraud stopped, good buyers who give up
review_cost, review_catches, review_loses = 4.0, 0.85, 0.02
reviews_day = 4_000  # 40 analysts, 100 cases each
# --8<-- [end:inputs]

# --8<-- [start:sizing]
mean_rate = payments_day / 86_400
peak_rate = mean_rate * peak_factor
in_flight = peak_rate * 0.020  # Little's law; mean time of the budget below
cores = peak_rate * 0.006 / 0.5  # 6 ms of CPU a payment, run at 50% utilization
keys_read = peak_rate * 6  # card, device, IP address, e-mail, merchant, issuer
log_gb = payments_day * 2_000 / 1e9  # 2 kB of features and outcome a payment
state_gb = 400e6 * 250 * 3 / 1e9  # 400 million keys, 250 bytes each, three replicas
frauds = payments_day * fraud_rate * 180  # at most: a blocked one gets no label
rows = frauds + payments_day * (1 - fraud_rate) * 180 * 0.02  # keep 2% of the others
print(f"{mean_rate:.0f}/s mean, {peak_rate:.0f}/s peak, {in_flight:.0f} in flight")
#> 231/s mean, 926/s peak, 19 in flight
print(f"{cores:.0f} cores for scoring, {keys_read:,.0f} keys read a second")
#> 11 cores for scoring, 5,556 keys read a second
print(f"log {log_gb:.0f} GB/day, {log_gb * 548 / 1000:.0f} TB in 18 months")
#> log 40 GB/day, 22 TB in 18 months
print(f"online state {state_gb:.0f} GB")
#> online state 300 GB
print(f"training: {rows / 1e6:.0f}M rows, at most {frauds / 1e6:.1f}M of them fraud")
#> training: 77M rows, at most 5.4M of them fraud
print(f"          {rows * 800 / 1e9:.0f} GB at 200 floats of 4 bytes")
#>           62 GB at 200 floats of 4 bytes
# --8<-- [end:sizing]

# --8<-- [start:latency]
stages = {  # median, p99, deadline in ms; at the deadline we go on without the result
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
    if median:  # log-normal with that median and p99, each stage independent
        spread = np.log(p99 / median) / 2.326
        time = median * np.exp(spread * rng.standard_normal(len(total)))
        total += np.minimum(time, deadline)
print(f"deadlines add to {sum(s[2] for s in stages.values())} ms")
#> deadlines add to 100 ms
print(f"p99s add to {sum(s[1] for s in stages.values())} ms")
#> p99s add to 47 ms
p99, worst = np.quantile(total, 0.99), total.max()
print(f"simulated: mean {total.mean():.0f}, p99 {p99:.0f}, worst {worst:.0f} ms")
#> simulated: mean 20, p99 34, worst 58 ms
# --8<-- [end:latency]

# --8<-- [start:deadline]
print(f"later than 45 ms in all: {np.mean(total > 45):.2%} of payments")
#> later than 45 ms in all: 0.07% of payments
for name, median, p99, cut in (("reads", 6, 20, 18), ("model", 5, 10, 10)):
    time = median * np.exp(np.log(p99 / median) / 2.326 * rng.standard_normal(200_000))
    print(f"{name} cut off at {cut} ms: {np.mean(time > cut):.1%} go without")
    #> reads cut off at 18 ms: 1.7% go without
    #> model cut off at 10 ms: 1.0% go without
# --8<-- [end:deadline]

# --8<-- [start:labels]
reported = {7: 0.15, 30: 0.58, 60: 0.85, 120: 1.00}  # share of disputes in by that day
week, passed = 200_000, 0.0006  # one large merchant's payments; fraud that gets through
rng = np.random.default_rng(11)
for days, share in reported.items():
    seen = rng.binomial(week, passed * share)
    total_seen, error = seen / share, np.sqrt(seen) / share
    print(
        f"a week {days:3d} days old: {seen:3d} disputes so far, "
        f"{total_seen:3.0f} +- {error:.0f} to come in all"
    )
    #> a week   7 days old:  13 disputes so far,  87 +- 24 to come in all
    #> a week  30 days old:  68 disputes so far, 117 +- 14 to come in all
    #> a week  60 days old:  90 disputes so far, 106 +- 11 to come in all
    #> a week 120 days old: 107 disputes so far, 107 +- 10 to come in all
# --8<-- [end:labels]


# --8<-- [start:world]
def scored_day(separation, n=100_000, seed=3):
    """A day as rows: amount, fraud probability, payments that each row stands for.

    The score is N(0, 1) for legitimate and N(separation, 1) for fraudulent payments, so
    ROC-AUC = Phi(separation / sqrt 2). Rows are drawn half from each, so that the rare
    high scores are well covered; `payments` undoes that. Probabilities are exact.
    """
    rng = np.random.default_rng(seed)
    score = rng.standard_normal(2 * n) + separation * np.repeat([0, 1], n)
    spread = 1.25  # amounts are log-normal with the given mean
    amount = mean_amount * np.exp(spread * rng.standard_normal(2 * n) - spread**2 / 2)
    ratio = np.exp(separation * score - separation**2 / 2)  # of the densities
    density = (1 - fraud_rate) + fraud_rate * ratio
    payments = payments_day / n * density / (1 + ratio)
    return amount, fraud_rate * ratio / density, payments
# --8<-- [end:world]


# --8<-- [start:decide]
def cost_table(p, amount, queue_price=0.0, goodwill=lost_customer):
    """Expected dollars of (approve, challenge, review, block) at fraud chance p."""
    loss = amount + dispute_fee
    refused = goodwill + fee_rate * amount
    review = review_cost + queue_price
    return np.stack([
        p * loss,
        p * (1 - challenge_stops) * loss + (1 - p) * challenge_loses * refused,
        review + p * (1 - review_catches) * loss + (1 - p) * review_loses * refused,
        (1 - p) * refused,
    ])


def decide(amount, p, payments, capacity, **prices):
    """Cheapest action; a place in the queue gets dearer until the queue fits."""
    low, high = 0.0, 500.0
    for _ in range(20):  # bisection
        price = (low + high) / 2
        action = cost_table(p, amount, price, **prices).argmin(axis=0)
        full = payments[action == 2].sum() > capacity
        low, high = (price, high) if full else (low, price)
    return cost_table(p, amount, high, **prices).argmin(axis=0), high
# --8<-- [end:decide]


def bill(action, amount, p, payments, **prices):
    """Dollars a day."""
    return (cost_table(p, amount, **prices)[action, np.arange(len(p))] * payments).sum()


# --8<-- [start:actions]
day = amount, p, payments = scored_day(separation=3.0)
action, price = decide(*day, reviews_day)
for k, name in enumerate(("approve", "challenge", "review", "block")):
    n = payments * (action == k)
    fraud, mean = (n * p).sum(), (n * amount).sum() / n.sum()
    print(
        f"{name:9s} {n.sum():10,.0f} payments, mean ${mean:5,.0f}, "
        f"{fraud:6,.0f} of them fraud ({fraud / n.sum():.2%})"
    )
    #> approve   19,843,110 payments, mean $   80,  9,592 of them fraud (0.05%)
    #> challenge    129,534 payments, mean $  118,  9,633 of them fraud (7.44%)
    #> review         3,999 payments, mean $1,057,    242 of them fraud (6.06%)
    #> block         19,030 payments, mean $  118, 10,539 of them fraud (55.38%)
print(f"one more review would be worth ${price:.2f} above its ${review_cost:.0f}")
#> one more review would be worth $3.08 above its $4
# --8<-- [end:actions]


# --8<-- [start:policy]
costs = cost_table(p, amount)
cuts = np.linspace(0.01, 0.5, 50)
for name, policy_bill in (
    ("approve everything", bill(0 * action, *day)),
    ("block above the best fixed score", min(bill(3 * (p > c), *day) for c in cuts)),
    ("approve or block by expected cost", bill(3 * (costs[3] < costs[0]), *day)),
    ("cheapest of the four actions", bill(action, *day)),
):
    print(f"{name:33s} ${policy_bill / 1e6:.2f}M a day")
    #> approve everything                $3.02M a day
    #> block above the best fixed score  $1.77M a day
    #> approve or block by expected cost $1.69M a day
    #> cheapest of the four actions      $1.38M a day
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
    print(
        f"{name:32s} ${bill(choice, *other_day) / 1e6:.3f}M a day; "
        f"one more review is worth ${worth:.2f}"
    )
    #> rules as a score                 $2.563M a day; one more review is worth $4.07
    #> logistic model                   $1.894M a day; one more review is worth $3.81
    #> boosted trees                    $1.376M a day; one more review is worth $3.08
    #> boosted trees, half the analysts $1.384M a day; one more review is worth $4.98
# --8<-- [end:ladder]

# --8<-- [start:control]
cheap = (action == 3) & (amount < 100)  # would be blocked; we let 2% of these pass
dear = (action == 3) & (amount >= 100)
passes = 0.02 * payments[cheap].sum()
extra = 0.02 * ((costs[0] - costs[3]) * payments)[cheap].sum()
print(f"{passes:.0f} payments a day get a true label, for ${extra:,.0f}")
#> 249 payments a day get a true label, for $7,829
for name, rows in (("under $100", cheap), ("$100 and more", dear)):
    n = payments[rows].sum()
    good = ((1 - p) * payments)[rows].sum() / n
    print(f"blocks {name:13s} {n:6,.0f} a day, {good:.0%} of them good buyers")
    #> blocks under $100    12,446 a day, 38% of them good buyers
    #> blocks $100 and more  6,584 a day, 57% of them good buyers
# --8<-- [end:control]

# --8<-- [start:goodwill]
for goodwill in (8.0, 25.0):
    choice, _ = decide(*day, reviews_day, goodwill=goodwill)
    n = [payments[choice == k].sum() for k in range(4)]
    through = np.array([1, 1 - challenge_stops, 1 - review_catches, 0])[choice]
    lost = (through * p * payments).sum() / payments_day * 1e4
    total_bill = bill(choice, *day, goodwill=goodwill) / 1e6
    print(
        f"at ${goodwill:2.0f}: {n[3]:6,.0f} blocked, {n[1]:7,.0f} challenged, "
        f"{lost:.1f} frauds in 10,000 pass, ${total_bill:.2f}M a day"
    )
    #> at $ 8: 19,030 blocked, 129,534 challenged, 6.3 frauds in 10,000 pass, $1.38M a day
    #> at $25:  9,834 blocked,  57,982 challenged, 8.1 frauds in 10,000 pass, $1.65M a day
# --8<-- [end:goodwill]

# --8<-- [start:run_cost]
core_hour, memory_gb_hour, disk_gb_month = 0.05, 0.005, 0.02  # put your provider's here
machines = (cores * 3 + 64) * core_hour * 24  # scoring in three zones; 64 for the rest
memory = state_gb * memory_gb_hour * 24
disk = log_gb * 548 * disk_gb_month / 30
print(f"a day: machines ${machines:.0f}, memory ${memory:.0f}, log ${disk:.0f}")
#> a day: machines $117, memory $36, log $15
print(f"       analysts ${reviews_day * review_cost:,.0f}")
#>        analysts $16,000
# --8<-- [end:run_cost]

# --8<-- [start:outage]
normal = bill(action, *day)
rules_day = scored_day(separation=1.8)
outages = {
    "rules only": bill(decide(*rules_day, reviews_day)[0], *rules_day),
    "approve all": bill(0 * action, *day),
    "refuse all": bill(0 * action + 3, *day),
}
for name, cost in outages.items():
    print(f"{name:11s}: ${(cost - normal) / 1440:7,.0f} a minute more than normal")
    #> rules only : $    824 a minute more than normal
    #> approve all: $  1,139 a minute more than normal
    #> refuse all : $143,350 a minute more than normal
# --8<-- [end:outage]
