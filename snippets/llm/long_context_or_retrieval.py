"""A 180,000-token handbook in every prompt, with and without a prefix cache, against retrieval. Prices assumed."""

# --8<-- [start:cost]
document, question, answer, passages = 180_000, 100, 300, 4_000  # tokens
price_in, price_cached, price_out = 0.50e-6, 0.05e-6, 1.50e-6  # dollars a token


def cents(fresh, cached=0):
    """Cents for one question."""
    tokens = fresh * price_in + cached * price_cached + answer * price_out
    return 100 * tokens


print(f"whole document     {cents(document + question):6.2f} cents")
#> whole document       9.05 cents
print(f"document cached    {cents(question, document):6.2f}")
#> document cached      0.95
print(f"retrieved passages {cents(passages + question):6.2f}")
#> retrieved passages   0.25
# --8<-- [end:cost]

# --8<-- [start:cache]
# The cache expires after five quiet minutes; the next question pays in full.
print("questions an hour   still cached   cents a question")
#> questions an hour   still cached   cents a question
for hourly in (2, 12, 60, 300):
    warm = 1 - 2.718281828 ** (-hourly * 5 / 60)  # random arrivals
    mean = warm * cents(question, document) + (1 - warm) * cents(document + question)
    print(f"{hourly:17} {warm:14.0%} {mean:18.2f}")
    #>                 2            15%               7.81
    #>                12            63%               3.93
    #>                60            99%               1.00
    #>               300           100%               0.95
# --8<-- [end:cache]

# --8<-- [start:time]
# Llama 3.1 8B as a stand-in: 15.0 GFLOP a token, attention 2 * 32 * 4096 * n^2, half of
# an H100's peak; 131,072 bytes of cache a token, 3.35 TB/s.
for name, tokens in {"whole document": document, "passages": passages}.items():
    seconds = (15.0e9 * tokens + 2 * 32 * 4096 * tokens**2) / (0.5 * 989e12)
    gigabytes = tokens * 131_072 / 1e9
    print(f"{name:15} prefill {seconds:5.2f} s, cache {gigabytes:5.1f} GB, "
          f"read in {gigabytes / 3.35:.1f} ms per new token")
    #> whole document  prefill 22.64 s, cache  23.6 GB, read in 7.0 ms per new token
    #> passages        prefill  0.13 s, cache   0.5 GB, read in 0.2 ms per new token
# --8<-- [end:time]

# --8<-- [start:quality]
# Measured on 200 labeled questions of each kind, say.
single = {"long": 0.86, "found": 0.92, "read": 0.95, "wrong": 0.02}
whole = {"long": 0.68, "found": 0.25, "read": 0.95, "wrong": 0.02}


def rag(kind):
    """Right if found and read; if not found, right by luck."""
    return kind["found"] * kind["read"] + (1 - kind["found"]) * kind["wrong"]


for share in (0.0, 0.1, 0.3, 0.6):
    long = (1 - share) * single["long"] + share * whole["long"]
    retrieval = (1 - share) * rag(single) + share * rag(whole)
    routed = (1 - share) * rag(single) + share * whole["long"]
    cost = (1 - share) * cents(passages + question) + share * cents(question, document)
    print(f"need it all {share:3.0%}: long {long:.2f}, retrieval {retrieval:.2f}, "
          f"routed {routed:.2f} at {cost:.2f} cents")
    #> need it all  0%: long 0.86, retrieval 0.88, routed 0.88 at 0.25 cents
    #> need it all 10%: long 0.84, retrieval 0.81, routed 0.86 at 0.32 cents
    #> need it all 30%: long 0.81, retrieval 0.69, routed 0.82 at 0.46 cents
    #> need it all 60%: long 0.75, retrieval 0.50, routed 0.76 at 0.67 cents
# --8<-- [end:quality]
