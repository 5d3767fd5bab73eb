"""What each kind of parallelism holds and sends per GPU, for a 70-billion-parameter model on 64 GPUs."""

import numpy as np

# --8<-- [start:ring]
workers, size = 8, 800
rng = np.random.default_rng(0)
data = rng.normal(size=(workers, size))
total = data.sum(axis=0)
chunks = data.reshape(workers, workers, -1)  # worker, chunk, elements
sent = 0
for phase in ("reduce-scatter", "all-gather"):
    for step in range(workers - 1):
        first = 0 if phase == "reduce-scatter" else 1
        moves = [(w, (w + first - step) % workers) for w in range(workers)]
        messages = [chunks[worker, chunk].copy() for worker, chunk in moves]
        for (worker, chunk), message in zip(moves, messages):
            mine = chunks[(worker + 1) % workers, chunk]
            mine[:] = message + (mine if phase == "reduce-scatter" else 0)
        sent += messages[0].size  # by worker 0; the others send as much
print("every worker has the sum:", np.allclose(chunks.reshape(workers, -1), total))
#> every worker has the sum: True
print(f"each sends {sent / size} x its data; 2(N-1)/N = {2 * (workers - 1) / workers}")
#> each sends 1.75 x its data; 2(N-1)/N = 1.75
# --8<-- [end:ring]

# --8<-- [start:model]
# Llama 3.1 70B
layers, width, inner, kv_width, vocabulary = 80, 8192, 28_672, 1024, 128_256
attention = 2 * width * width + 2 * width * kv_width
parameters = layers * (attention + 3 * width * inner) + 2 * vocabulary * width
sequence, sequences, gpus = 8192, 256, 64
flops, inside, between = 400e12, 400e9, 40e9  # assumed: FLOP/s, bytes/s per GPU
seconds = 6 * parameters * sequence * sequences / (gpus * flops)
print(f"{parameters / 1e9:.1f}e9 parameters, {16 * parameters / 1e9:.0f} GB of state")
#> 70.6e9 parameters, 1129 GB of state
print(f"{sequence * sequences / 1e6:.1f}e6 tokens a step, {seconds:.0f} s of compute")
#> 2.1e6 tokens a step, 35 s of compute
# --8<-- [end:model]


# --8<-- [start:traffic]
def ring(size, n):
    """Bytes that each of n workers sends to gather, or to reduce and scatter."""
    return size * (n - 1) / n


weights = 2 * parameters  # bytes in 16 bits; gradients are as many
layer = sequence * width * 2  # output of one layer for one sequence
share = sequences / 8  # sequences for each group of 8 GPUs
tensor = layers * 4 * 2 * ring(layer * share, 8)  # 4 all-reduces a layer
rows = (  # bytes of state per parameter and GPU, bytes sent, bytes/s
    ("data, 64 copies", 16, 2 * ring(weights, 64), between),
    ("sharded over 64, 1 pass", 16 / 64, 3 * ring(weights, 64), between),
    ("sharded over 64, 4 passes", 16 / 64, 4 * 3 * ring(weights, 64), between),
    ("tensor 8, one machine", 16 / 8, tensor, inside),
    ("tensor 8, across machines", 16 / 8, tensor, between),
    ("  gradients of 8 copies", 16 / 8, 2 * ring(weights / 8, 8), between),
    ("pipeline of 8", 16 / 8, 2 * layer * share, between),
)
for name, state, sent, rate in rows:
    held = state * parameters / 1e9
    print(f"{name:25} {held:5.0f} GB, sends {sent / 1e9:5.0f} GB, {sent / rate:4.1f} s")
    #> data, 64 copies            1129 GB, sends   278 GB,  6.9 s
    #> sharded over 64, 1 pass      18 GB, sends   417 GB, 10.4 s
    #> sharded over 64, 4 passes    18 GB, sends  1667 GB, 41.7 s
    #> tensor 8, one machine       141 GB, sends  2405 GB,  6.0 s
    #> tensor 8, across machines   141 GB, sends  2405 GB, 60.1 s
    #>   gradients of 8 copies     141 GB, sends    31 GB,  0.8 s
    #> pipeline of 8               141 GB, sends     9 GB,  0.2 s
# --8<-- [end:traffic]

# --8<-- [start:bubble]
stages = 8
for micro in (8, 32, 128):
    idle = (stages - 1) / (micro + stages - 1)
    print(f"{micro:3} micro-batches, {stages} stages: idle {idle:.0%} of the step")
    #>   8 micro-batches, 8 stages: idle 47% of the step
    #>  32 micro-batches, 8 stages: idle 18% of the step
    #> 128 micro-batches, 8 stages: idle 5% of the step
# --8<-- [end:bubble]

# --8<-- [start:choice]
token = sequence * width  # one sequence
plans = {  # state, activations
    "sharded over 64, 2 sequences at a time, checkpointed": (
        16 / 64 * parameters, 2 * (2 * layers + 34) * token),
    "tensor 8, 8 copies with ZeRO-1, 1 at a time": (
        (4 + 12 / 8) * parameters / 8, 34 * layers * token / 8),
}
for name, (state, activations) in plans.items():
    print(f"{name}: {state / 1e9:.0f} + {activations / 1e9:.0f} GB")
    #> sharded over 64, 2 sequences at a time, checkpointed: 18 + 26 GB
    #> tensor 8, 8 copies with ZeRO-1, 1 at a time: 49 + 23 GB
# --8<-- [end:choice]
