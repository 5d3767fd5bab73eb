"""Cost of a request, hosted API against own GPUs, and the volume where they meet. All prices are assumptions."""

from math import ceil

# --8<-- [start:api]
tokens_in, prefix, tokens_out = 2_000, 1_200, 250  # the prefix is the same in all calls
price_in, price_cached, price_out = 0.50, 0.05, 1.50  # $ a million tokens, assumed


def api(hit_rate):
    """Dollars for 1,000 requests; a cached prefix is cheaper to read."""
    cached = prefix * hit_rate
    full = tokens_in - cached
    return (full * price_in + cached * price_cached + tokens_out * price_out) / 1000


for hit_rate in (0.0, 0.9):
    print(f"prefix cached in {hit_rate:3.0%} of calls: ${api(hit_rate):.2f} per 1,000")
    #> prefix cached in  0% of calls: $1.38 per 1,000
    #> prefix cached in 90% of calls: $0.89 per 1,000
# --8<-- [end:api]

# --8<-- [start:own]
def own(daily, gpu_hour=3.0, capacity=9.0, peak=3.0, headroom=0.7, staff=12_000):
    """GPUs, dollars a month, and how much of the capacity is used on average."""
    mean = daily / 86_400  # requests a second; the busiest hour has `peak` times that
    gpus = ceil(mean * peak / (capacity * headroom)) + 1  # one may fail
    return gpus, gpus * gpu_hour * 730 + staff, mean / (gpus * capacity)


print("requests a day   GPUs   used   own per 1,000    API")
#> requests a day   GPUs   used   own per 1,000    API
for daily in (10_000, 100_000, 500_000, 2_000_000, 10_000_000):
    gpus, dollars, used = own(daily)
    each = 1000 * dollars / (daily * 365 / 12)
    print(f"{daily:14,} {gpus:6} {used:6.0%} {each:15.2f} {api(0.9):6.2f}")
    #>         10,000      2     1%           53.85   0.89
    #>        100,000      2     6%            5.39   0.89
    #>        500,000      4    16%            1.37   0.89
    #>      2,000,000     13    20%            0.67   0.89
    #>     10,000,000     57    23%            0.45   0.89
# --8<-- [end:own]

# --8<-- [start:breakeven]
def breakeven(discount=1.0, **change):
    """Smallest volume, in steps of 10,000 a day, from which own GPUs stay cheaper."""
    volumes = range(10_000, 20_000_000, 10_000)
    dearer = [d for d in volumes
              if own(d, **change)[1] > d * 365 / 12 * api(0.9) * discount / 1000]
    last = dearer[-1]
    return f"{last + 10_000:,}" if last < 19_000_000 else "none up to 20 million"


for name, change in {
    "as assumed": {}, "GPU at $2": {"gpu_hour": 2.0},
    "staff $30,000": {"staff": 30_000},
    "4 requests/s": {"capacity": 4.0}, "peak 6 x mean": {"peak": 6.0},
    "API at half price": {"discount": 0.5},
}.items():
    print(f"{name:18} {breakeven(**change)}")
    #> as assumed         1,100,000
    #> GPU at $2          770,000
    #> staff $30,000      2,250,000
    #> 4 requests/s       none up to 20 million
    #> peak 6 x mean      5,550,000
    #> API at half price  11,260,000
# --8<-- [end:breakeven]

# --8<-- [start:cascade]
small, large, checks = 0.89, 8.90, 0.10  # $ per 1,000: models, judge; assumed
for escalated in (0.1, 0.3, 0.6, 0.9):
    total = small + checks + escalated * large
    print(f"escalated {escalated:.0%}: ${total:.2f} per 1,000")
    #> escalated 10%: $1.88 per 1,000
    #> escalated 30%: $3.66 per 1,000
    #> escalated 60%: $6.33 per 1,000
    #> escalated 90%: $9.00 per 1,000
# --8<-- [end:cascade]
