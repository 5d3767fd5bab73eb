"""Two offers over four years as present values: cash, shares, options, and leaving."""

# --8<-- [start:assumptions]
cash_rate, option_rate = 0.05, 0.20  # a year
stay = 0.85  # chance of still being there a year later
public = {"base": 190_000, "bonus": 0.10, "sign_on": 10_000, "shares": 240_000}
startup = {"base": 200_000, "bonus": 0.0, "sign_on": 10_000}
options, strike = 60_000, 4.0
exits = {0.0: 0.60, 12.0: 0.30, 40.0: 0.10}  # share price in year 5, diluted: chance
# --8<-- [end:assumptions]


def cash(offer, stay):
    """Four years of pay, if one is there when the year starts, and the sign-on now."""
    yearly = offer["base"] * (1 + offer["bonus"])
    years = range(1, 5)
    return offer["sign_on"] + sum(
        yearly * stay ** (year - 1) / (1 + cash_rate) ** year for year in years
    )


# --8<-- [start:values]
def vested(stay):
    """Expected share of a four-year grant that vests, a quarter at each year's end."""
    return sum(stay**year for year in range(1, 5)) / 4


payoff = sum(max(price - strike, 0) * p for price, p in exits.items())
option_value = payoff / (1 + option_rate) ** 5  # per option, today
for label, chance in {"stays four years": 1.0, "may leave": stay}.items():
    a = cash(public, chance) + public["shares"] * vested(chance)
    b = cash(startup, chance) + options * option_value * vested(chance)
    print(f"{label:16s} public ${a:,.0f}   startup ${b:,.0f}   gap ${a - b:,.0f}")
    #> stays four years public $991,104   startup $863,866   gap $127,238
    #> may leave        public $768,737   startup $678,513   gap $90,224
# --8<-- [end:values]

# --8<-- [start:headline]
print(f"headline at $20 a share   ${options * (20.0 - strike):,.0f}")
#> headline at $20 a share   $960,000
print(f"expected in year 5        ${options * payoff:,.0f}")
#> expected in year 5        $360,000
print(f"the same today            ${options * option_value:,.0f}")
#> the same today            $144,676
# --8<-- [end:headline]

# --8<-- [start:breakeven]
gap = cash(public, stay) + public["shares"] * vested(stay) - cash(startup, stay)
needed = gap / (options * vested(stay))  # value of one option today that closes the gap
for rate in (0.10, 0.20, 0.30):
    at_exit = needed * (1 + rate) ** 5
    chance = (at_exit - 0.30 * 8) / 36  # of $40, if $12 keeps its 30%
    print(f"discount {rate:.0%}: the $40 exit must have a chance of {chance:.0%}")
    #> discount 10%: the $40 exit must have a chance of 14%
    #> discount 20%: the $40 exit must have a chance of 25%
    #> discount 30%: the $40 exit must have a chance of 41%
# --8<-- [end:breakeven]
