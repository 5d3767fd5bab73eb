"""Filters against an attacker who tries again, and which tool sets let a hijacked agent leak or act."""

# --8<-- [start:filter]
# A filter stops 99% of attack texts; the attacker sends different ones.
print("tries    blocked 95%   99%   99.9%   (chance that one gets through)")
#> tries    blocked 95%   99%   99.9%   (chance that one gets through)
for tries in (1, 10, 100, 1_000):
    through = [1 - blocked**tries for blocked in (0.95, 0.99, 0.999)]
    print(f"{tries:5,}          {through[0]:.3f}  {through[1]:.3f}   {through[2]:.3f}")
    #>     1          0.050  0.010   0.001
    #>    10          0.401  0.096   0.010
    #>   100          0.994  0.634   0.095
    #> 1,000          1.000  1.000   0.632
# An honest inbox: 2% false alarms at 200 mails a day, one attack in 10,000.
alarms, hits = 200 * 0.02, 200 * 1e-4 * 0.99
print(f"alarms a day {alarms:.0f}, of which attacks {hits / (alarms + hits):.2%}")
#> alarms a day 4, of which attacks 0.49%
# --8<-- [end:filter]

# --8<-- [start:tools]
# What each tool brings: untrusted text in, private data, a way out, or an action.
tools = {
    "read mail": {"untrusted", "private"},
    "browse web": {"untrusted", "out"},  # an address can carry data out
    "search contracts": {"private"},
    "send mail": {"out", "act"},
    "draft mail": set(),  # a person sends it
    "pay invoice": {"act"},
    "fetch listed sites": {"untrusted"},  # fixed addresses, nothing in the query
    "show images": {"out"},  # the answer's images are loaded from any address
}
# --8<-- [end:tools]


# --8<-- [start:risks]
def risks(names):
    """What a hijacked agent with these tools could do."""
    powers = set().union(*(tools[name] for name in names))
    if "untrusted" not in powers:
        return set()
    leak = {"leak"} if {"private", "out"} <= powers else set()
    return leak | ({"act"} & powers)


for names in (
    ("read mail", "browse web", "search contracts", "send mail"),
    ("read mail", "browse web"),
    ("read mail", "search contracts", "draft mail", "show images"),
    ("read mail", "search contracts", "draft mail"),
    ("fetch listed sites", "search contracts", "draft mail"),
    ("search contracts", "send mail"),
):
    print(f"{', '.join(names):54} {', '.join(sorted(risks(names))) or 'neither'}")
    #> read mail, browse web, search contracts, send mail     act, leak
    #> read mail, browse web                                  leak
    #> read mail, search contracts, draft mail, show images   leak
    #> read mail, search contracts, draft mail                neither
    #> fetch listed sites, search contracts, draft mail       neither
    #> search contracts, send mail                            neither
# --8<-- [end:risks]
