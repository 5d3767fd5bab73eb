"""Compute-optimal model size and tokens from a fitted loss, two published fits, and what serving changes."""

# --8<-- [start:optimum]
# Loss = floor + A / N**alpha + B / D**beta for N parameters and D tokens.
fits = {  # floor, A, B, alpha, beta
    "Hoffmann 2022": (1.69, 406.4, 410.7, 0.34, 0.28),
    "Besiroglu 2024": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),
}


def loss(fit, N, D):
    floor, A, B, alpha, beta = fit
    return floor + A / N**alpha + B / D**beta


def optimum(fit, compute):
    """Parameters and tokens that minimize the loss at 6 N D = compute."""
    _, A, B, alpha, beta = fit
    ratio = (alpha * A / (beta * B)) ** (1 / (alpha + beta))
    N = ratio * (compute / 6) ** (beta / (alpha + beta))
    return N, compute / 6 / N
# --8<-- [end:optimum]


# --8<-- [start:budgets]
for name, fit in fits.items():
    for compute in (1e21, 1e23, 1e25):
        N, D = optimum(fit, compute)
        print(f"{name:14} {compute:.0e}   N {N / 1e9:6.1f}B   D {D / 1e12:6.2f}T"
              f"   D/N {D / N:4.0f}")
        #> Hoffmann 2022  1e+21   N    1.8B   D   0.09T   D/N   50
        #> Hoffmann 2022  1e+23   N   14.6B   D   1.14T   D/N   78
        #> Hoffmann 2022  1e+25   N  116.8B   D  14.27T   D/N  122
        #> Besiroglu 2024 1e+21   N    2.8B   D   0.06T   D/N   22
        #> Besiroglu 2024 1e+23   N   29.4B   D   0.57T   D/N   19
        #> Besiroglu 2024 1e+25   N  312.1B   D   5.34T   D/N   17
# --8<-- [end:budgets]

# --8<-- [start:smaller]
def tokens_for(fit, N, target):
    """Training tokens with which N parameters reach the target loss, if they can."""
    floor, A, B, alpha, beta = fit
    gap = target - floor - A / N**alpha
    return (B / gap) ** (1 / beta) if gap > 0 else float("inf")


fit = fits["Besiroglu 2024"]
N_best, D_best = optimum(fit, 1e23)
target = loss(fit, N_best, D_best)
for share in (2, 1, 0.5, 0.25):
    D = tokens_for(fit, share * N_best, target)
    compute = share * D / D_best
    print(f"{share:4.2f} of the size   {D / 1e12:6.2f}T tokens  {compute:.2f}x compute")
    #> 2.00 of the size     0.32T tokens  1.15x compute
    #> 1.00 of the size     0.57T tokens  1.00x compute
    #> 0.50 of the size     1.43T tokens  1.26x compute
    #> 0.25 of the size    10.11T tokens  4.47x compute
# --8<-- [end:smaller]

# --8<-- [start:serving]
for served in (0, 1e12, 1e13):
    totals = {}
    for percent in range(20, 201):
        N = N_best * percent / 100
        totals[6 * N * tokens_for(fit, N, target) + 2 * N * served] = N
    total, plain = min(totals), 6 * N_best * D_best + 2 * N_best * served
    N = totals[total]
    ratio = tokens_for(fit, N, target) / N
    print(f"{served / 1e12:2.0f}T served   N {N / 1e9:4.1f}B   D/N {ratio:3.0f}"
          f"   saves {1 - total / plain:.0%} of training plus serving")
    #>  0T served   N 29.4B   D/N  19   saves 0% of training plus serving
    #>  1T served   N 19.7B   D/N  46   saves 8% of training plus serving
    #> 10T served   N 11.5B   D/N 206   saves 43% of training plus serving
# --8<-- [end:serving]
