"""Valid output by retrying or by masking: what each costs, and how greedy masking bends the distribution."""

# --8<-- [start:decay]
# Chance that every field is well formed, if each is with the same probability.
for field in (0.999, 0.99, 0.95):
    valid = [field**count for count in (5, 20, 60)]
    cells = "   ".join(f"{v:.3f} ({1 / v:.1f})" for v in valid)
    print(f"per field {field:.3f}   5, 20, 60 fields: {cells}")
    #> per field 0.999   5, 20, 60 fields: 0.995 (1.0)   0.980 (1.0)   0.942 (1.1)
    #> per field 0.990   5, 20, 60 fields: 0.951 (1.1)   0.818 (1.2)   0.547 (1.8)
    #> per field 0.950   5, 20, 60 fields: 0.774 (1.3)   0.358 (2.8)   0.046 (21.7)
# --8<-- [end:decay]

# --8<-- [start:retry]
# Up to four attempts at 90% valid: independent ones, and 5% of requests never work.
for hard in (0.0, 0.05):
    fail = (0.10 - hard) / (1 - hard)  # of the other requests; 90% valid overall
    left = [hard + (1 - hard) * fail**attempts for attempts in (1, 2, 4)]
    calls = hard * 4 + (1 - hard) * (1 + fail + fail**2 + fail**3)
    row = ", ".join(f"{share:.4f}" for share in left)
    print(f"{hard:.0%} never work   left after 1, 2, 4 tries: {row}  calls {calls:.2f}")
    #> 0% never work   left after 1, 2, 4 tries: 0.1000, 0.0100, 0.0001  calls 1.11
    #> 5% never work   left after 1, 2, 4 tries: 0.1000, 0.0526, 0.0500  calls 1.20
# --8<-- [end:retry]

# --8<-- [start:mask]
# Reason for a return, two tokens. The model would like "da|ys late": not in the list.
model = {"da|ys late": 0.54, "da|maged": 0.06, "wrong| item": 0.28, "wrong| size": 0.12}
valid = ["wrong| item", "wrong| size", "da|maged"]
in_list = sum(model[text] for text in valid)
for text in valid:
    first, _ = text.split("|")
    same = [t for t in model if t.startswith(first + "|")]
    start = sum(model[t] for t in same)  # the first token is allowed, so unchanged
    masked = start * model[text] / sum(model[t] for t in same if t in valid)
    name = text.replace("|", "")
    print(f"{name:10}   wanted {model[text] / in_list:.2f}   masked {masked:.2f}")
    #> wrong item   wanted 0.61   masked 0.28
    #> wrong size   wanted 0.26   masked 0.12
    #> damaged      wanted 0.13   masked 0.60
# --8<-- [end:mask]

# --8<-- [start:cost]
# Cost of one step: 128,256 tokens to allow or forbid.
vocabulary, steps = 128_256, 400
print(f"mask as bits: {vocabulary / 8 / 1024:.1f} KiB a step")
#> mask as bits: 15.7 KiB a step
for check in (100e-9, 1e-9):  # seconds to test a token: by a parser, from a table
    print(f"{check * 1e9:5.0f} ns a token: {vocabulary * check * 1e3:6.2f} ms a step,"
          f" {vocabulary * check * steps:.2f} s for {steps} tokens")
    #>   100 ns a token:  12.83 ms a step, 5.13 s for 400 tokens
    #>     1 ns a token:   0.13 ms a step, 0.05 s for 400 tokens
# --8<-- [end:cost]
