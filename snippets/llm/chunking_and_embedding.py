"""Chunk size on toy manuals: short chunks lose their subject, long ones blur, headings and parents repair both."""

import numpy as np

rng = np.random.default_rng(0)
manuals, sentences, size = 60, 160, 256
product = np.arange(manuals)  # word ids: products, then details, then filler
details, filler = manuals + np.arange(100), manuals + 100 + np.arange(600)

# A manual: sections of 5 to 11 sentences. Only a section's first names the product.
text = rng.choice(filler, (manuals, sentences, 8))
text[:, :, :2] = rng.choice(details, (manuals, sentences, 2))
section = np.zeros((manuals, sentences), dtype=int)
for manual in range(manuals):
    start = 0
    while start < sentences:
        text[manual, start, 7] = product[manual]
        end = start + rng.integers(5, 12)
        section[manual, start:end] = start
        start = end

# A toy embedding: random word vectors, weighted by inverse document frequency, summed.
words = manuals + 700
count = np.bincount(text.ravel(), minlength=words)
vectors = rng.standard_normal((words, size)) * np.log(text.size / (1 + count))[:, None]
vectors = vectors.astype(np.float32)
sentence_vectors = vectors[text].sum(axis=2)  # manuals x sentences x size
title = vectors[product]  # added to each chunk of its manual

# Questions name the product and the two details of a sentence. The answer is in it and
# in the next one of its section.
pairs = np.argwhere(section[:, :-1] == section[:, 1:])
asked = tuple(rng.choice(pairs, 300).T)
questions = vectors[text[asked][:, :2]].sum(axis=1) + vectors[product[asked[0]]]


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


# --8<-- [start:search]
def found(spans, extra=0.0, budget=16, parent=False):
    """Share of questions for which both sentences are in the chunks sent.

    Spans are (start, end) of chunks; extra is added to each embedding, as a title is.
    """
    embedded = [sentence_vectors[:, a:b].sum(axis=1) + extra for a, b in spans]
    chunks = unit(np.stack(embedded, axis=1))  # manuals x chunks x size
    score = unit(questions) @ chunks.reshape(-1, size).T
    k = budget // (8 if parent else spans[0][1])  # chunks, or sections of about eight
    top = np.argpartition(-score, k, axis=1)[:, :k]
    manual, chunk = np.divmod(top, len(spans))
    start, end = (bound[chunk] for bound in np.array(spans).T)
    right, place = manual == asked[0][:, None], asked[1][:, None]
    if parent:  # send the whole section around a hit
        same = section[manual, start] == section[asked][:, None]
        return (right & same).any(axis=1).mean()
    both = [(right & (start <= p) & (p < end)).any(axis=1) for p in (place, place + 1)]
    return (both[0] & both[1]).mean()
# --8<-- [end:search]


# --8<-- [start:sizes]
def cut(length, step=None):
    """Chunks of a fixed length; a step below the length makes them overlap."""
    starts = range(0, sentences - length + 1, step or length)
    return [(a, a + length) for a in starts]


print("sentences   plain   overlap   title   both")
#> sentences   plain   overlap   title   both
for length in (1, 2, 4, 8, 16):
    lap = cut(length, max(1, length // 2))
    row = found(cut(length)), found(lap), found(cut(length), title), found(lap, title)
    print("{:9}   {:5.2f}   {:7.2f}   {:5.2f}   {:4.2f}".format(length, *row))
    #>         1    0.00      0.00    0.01   0.01
    #>         2    0.23      0.32    0.43   0.57
    #>         4    0.33      0.49    0.45   0.60
    #>         8    0.35      0.38    0.44   0.46
    #>        16    0.31      0.37    0.37   0.40
parent = found(cut(1), title, parent=True)
print(f"one sentence with title, its section sent: {parent:.2f}")
#> one sentence with title, its section sent: 0.82
# --8<-- [end:sizes]

# --8<-- [start:index]
# Vectors for 2 million pages of 500 tokens, 1,024 dimensions of two bytes.
for tokens, share in ((100, 0.0), (400, 0.0), (400, 0.5), (1_000, 0.0)):
    count = 2e6 * 500 / (tokens * (1 - share))
    print(f"{tokens:5} tokens, overlap {share:.0%}: {count / 1e6:4.1f} million vectors,"
          f" {count * 1_024 * 2 / 1e9:4.1f} GB")
    #>   100 tokens, overlap 0%: 10.0 million vectors, 20.5 GB
    #>   400 tokens, overlap 0%:  2.5 million vectors,  5.1 GB
    #>   400 tokens, overlap 50%:  5.0 million vectors, 10.2 GB
    #>  1000 tokens, overlap 0%:  1.0 million vectors,  2.0 GB
# --8<-- [end:index]
