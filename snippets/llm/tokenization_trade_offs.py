"""Byte-pair encoding trained on English: what it saves there, what Greek pays, what numbers become, what a row costs."""

from collections import Counter
from itertools import pairwise

ENGLISH = """
The train to the city leaves at seven in the morning, and the last train returns at
eleven in the evening. The ticket is valid for one day. If the train is late, the
passenger may ask for the money back at the station. The form is short: the name, the
day, the number of the ticket and the reason. The station is closed on Sunday, and the
machine at the entrance sells the ticket instead. Children travel free with an adult.
A dog needs a ticket of its own, and a bicycle may travel when there is room for it.
Please keep the ticket until the end of the journey, because it may be asked for at the
exit. Whoever travels without a ticket pays forty euros. The money for a lost ticket is
not paid back, and a ticket that was bought for another day cannot be changed.
"""
TEST = {
    "English": "The passenger may travel with the ticket until the evening of the day.",
    "German": "Der Fahrgast darf mit der Fahrkarte bis zum Abend des Tages fahren.",
    "Greek": "Ο επιβάτης μπορεί να ταξιδεύει με το εισιτήριο ως το βράδυ της ημέρας.",
}


def merge(ids, pair, new):
    """Replace each occurrence of the pair, left to right."""
    out, i = [], 0
    while i < len(ids):
        hit = tuple(ids[i : i + 2]) == pair
        out.append(new if hit else ids[i])
        i += 2 if hit else 1
    return out


def train(text, count):
    """Learn merges on bytes: the most frequent pair first, the smaller one in a tie."""
    words = [list(word.encode()) for word in text.replace(" ", "\n ").split("\n")]
    merges = []
    for new in range(256, 256 + count):
        pairs = Counter(pair for word in words for pair in pairwise(word))
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        words = [merge(word, best, new) for word in words]
        merges.append(best)
    return merges


# --8<-- [start:lengths]
def tokens(text, merges):
    """Number of tokens: replay the merges in order on each word's bytes."""
    total = 0
    for word in text.replace(" ", "\n ").split("\n"):
        ids = list(word.encode())
        for new, pair in enumerate(merges, start=256):
            ids = merge(ids, pair, new)
        total += len(ids)
    return total


merges = train(ENGLISH, 200)  # the training text is English only
print("merges   " + "   ".join(TEST))
#> merges   English   German   Greek
for count in (0, 50, 100, 200):
    row = [tokens(text, merges[:count]) for text in TEST.values()]
    print(f"{count:6}   {row[0]:7}   {row[1]:6}   {row[2]:5}")
    #>      0        70       67     127
    #>     50        36       57     127
    #>    100        23       54     127
    #>    200        19       54     127
# --8<-- [end:lengths]

# --8<-- [start:digits]
def chunks(digits, right_to_left):
    """A number in groups of three digits, counted from one end."""
    first = len(digits) % 3 if right_to_left else 0
    cuts = [0, *range(first or 3, len(digits), 3), len(digits)]
    return " ".join(digits[a:b] for a, b in pairwise(cuts))


for direction in (False, True):
    parts = [chunks(number, direction) for number in ("9876", "98765", "108641")]
    side = "right" if direction else "left"
    print(f"from the {side:5}   {parts[0]} + {parts[1]} = {parts[2]}")
    #> from the left    987 6 + 987 65 = 108 641
    #> from the right   9 876 + 98 765 = 108 641
# --8<-- [end:digits]

# --8<-- [start:vocabulary]
def embedding_share(vocabulary, width, layers, block):
    """Billions of parameters in input table plus output layer, and their share."""
    tables = 2 * vocabulary * width
    return tables / 1e9, tables / (tables + layers * block)


# Width, layers, parameters of a layer: Llama 3.1 8B, and a small model.
shapes = {"8B": (4096, 32, 218.1e6), "small": (768, 12, 7.1e6)}
for name, (width, layers, block) in shapes.items():
    for vocabulary in (32_000, 128_256, 256_000):
        tables, share = embedding_share(vocabulary, width, layers, block)
        print(f"{name:5}   {vocabulary:7,} entries   {tables:.2f} billion, {share:.0%}")
        #> 8B       32,000 entries   0.26 billion, 4%
        #> 8B      128,256 entries   1.05 billion, 13%
        #> 8B      256,000 entries   2.10 billion, 23%
        #> small    32,000 entries   0.05 billion, 37%
        #> small   128,256 entries   0.20 billion, 70%
        #> small   256,000 entries   0.39 billion, 82%
# --8<-- [end:vocabulary]
