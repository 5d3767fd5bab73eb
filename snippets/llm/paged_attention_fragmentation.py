"""How much KV-cache memory holds tokens: contiguous reservation, blocks of several sizes, shared prefixes."""

import numpy as np

rng = np.random.default_rng(0)
LIMIT, POOL = 8192, 427_000  # tokens a request may reach; tokens of cache memory
prompts = np.clip(rng.lognormal(np.log(600), 0.9, 20_000), 20, 6000).astype(int)
answers = np.clip(rng.lognormal(np.log(200), 0.9, 20_000), 5, 2000).astype(int)
# A running sequence seen at a random moment; long answers are seen more often.
seen = rng.choice(answers.size, 20_000, p=answers / answers.sum())
held = prompts[seen] + (rng.random(seen.size) * answers[seen]).astype(int) + 1

# --8<-- [start:waste]
def reserve(policy):
    """Tokens of memory that each running sequence occupies."""
    final = prompts[seen] + answers[seen]
    return {
        "limit, contiguous": np.full(held.size, LIMIT),
        "final length known": final,
        "blocks of 256": -(-held // 256) * 256,
        "blocks of 16": -(-held // 16) * 16,
    }[policy]


print(f"a running sequence holds {held.mean():.0f} tokens on average")
#> a running sequence holds 1190 tokens on average
policies = "limit, contiguous", "final length known", "blocks of 256", "blocks of 16"
for policy in policies:
    taken = reserve(policy)
    print(f"{policy:19} in use {held.sum() / taken.sum():5.1%}   "
          f"sequences that fit {POOL / taken.mean():3.0f}")
    #> limit, contiguous   in use 14.5%   sequences that fit  52
    #> final length known  in use 79.5%   sequences that fit 285
    #> blocks of 256       in use 90.4%   sequences that fit 324
    #> blocks of 16        in use 99.4%   sequences that fit 357
# --8<-- [end:waste]

# --8<-- [start:prefix]
system, block, users = 1500, 16, 200  # a shared system prompt
shared = system // block  # only full blocks can be shared
own = held[:users] + system - shared * block  # the rest of the prompt stays private
copied = (-(-(held[:users] + system) // block)).sum()
once = shared + (-(-own // block)).sum()
print(f"{users} sequences: prompt copied {copied * block:,} tokens, "
      f"shared {once * block:,}")
#> 200 sequences: prompt copied 521,136 tokens, shared 225,024
# --8<-- [end:prefix]


# --8<-- [start:overcommit]
def preemptions(reserve, finish=4000, block=16):
    """Admit while memory beyond the reserve is free; drop the newest if needed."""
    pool, running, queue = POOL // block, [], 0  # running: [blocks now, at the end]
    done = dropped = 0
    while done < finish:
        for sequence in running:
            sequence[0] += 1  # 16 tokens later
        done += sum(now >= end for now, end in running)
        running = [s for s in running if s[0] < s[1]]
        used = sum(now for now, _ in running)
        while used > pool:
            used, dropped = used - running.pop()[0], dropped + 1
        while used + prompts[queue] // block + 1 <= pool * (1 - reserve):
            start, end = prompts[queue] // block + 1, answers[queue] // block + 1
            running.append([start, start + end])
            used, queue = used + start, (queue + 1) % prompts.size
    return dropped / done, used / pool


for reserve in (0.0, 0.01, 0.03, 0.05):
    dropped, used = preemptions(reserve)
    print(f"reserve {reserve:3.0%}   preempted {1000 * dropped:4.1f} of 1,000   "
          f"in use {used:.0%}")
    #> reserve  0%   preempted  3.2 of 1,000   in use 100%
    #> reserve  1%   preempted  1.2 of 1,000   in use 99%
    #> reserve  3%   preempted  0.0 of 1,000   in use 97%
    #> reserve  5%   preempted  0.0 of 1,000   in use 95%
# --8<-- [end:overcommit]
