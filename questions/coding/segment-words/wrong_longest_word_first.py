# fails: test_the_longest_first_word_can_be_wrong
def segment(text, counts, penalty=2.3, longest=20):
    words, place = [], 0
    while place < len(text):
        for size in range(min(longest, len(text) - place), 0, -1):
            if text[place : place + size] in counts:
                break
        words.append(text[place : place + size])
        place += size
    return words
