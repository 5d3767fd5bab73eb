from random import Random

from answer import merge_records
from handbook.judge import unchanged


def clusters_of(records):
    return sorted(sorted(int(i) for i in cluster) for cluster in merge_records(records))


def test_no_records():
    """Nothing in, nothing out"""
    assert clusters_of([]) == []


def test_order_of_records_does_not_matter():
    """A shuffled list gives the same groups"""
    rng = Random(7)
    records = [{"a": f"a{i // 3}", "b": f"b{(i + 1) // 4}"} for i in range(6)] + [{"a": "z"}, {"b": "z"}, {"b": "b9", "a": "z"}]
    expected = {frozenset(str(records[i]) for i in cluster) for cluster in clusters_of(records)}
    for _ in range(20):
        rng.shuffle(records)
        assert {frozenset(str(records[i]) for i in cluster) for cluster in clusters_of(records)} == expected


def test_identical_records_are_different_indices():
    """Three equal records are one cluster of three"""
    assert clusters_of([{"email": "a@x.org"}] * 3) == [[0, 1, 2]]


def test_agrees_with_spreading_labels():
    """Random records with missing values, against labels that spread until nothing changes"""
    rng = Random(8)
    for size in (5, 20, 60):
        values = [None, "", *map(str, range(size))]
        records = [{field: rng.choice(values) for field in rng.sample("abc", rng.randrange(4))} for _ in range(size)]
        label = list(range(size))
        changed = True
        while changed:
            changed = False
            for i in range(size):
                for j in range(size):
                    linked = any(value and records[j].get(field) == value for field, value in records[i].items())
                    if linked and label[i] > label[j]:
                        label[i], changed = label[j], True
        expected = sorted([i for i in range(size) if label[i] == root] for root in set(label))
        assert clusters_of(records) == expected


def test_input_is_not_changed():
    """The caller's records stay as they were"""
    assert unchanged(merge_records, [{"a": "1", "b": None}, {"b": "2", "a": "1"}, {"b": "2"}])


def test_one_identifier_shared_by_all():
    """10,000 records with the same device: comparing each with each takes too long"""
    assert clusters_of([{"device": "kiosk", "id": str(i)} for i in range(10_000)]) == [list(range(10_000))]


def test_a_long_chain():
    """20,000 records, each linked to the next only"""
    assert clusters_of([{"a": str(i // 2), "b": str((i + 1) // 2)} for i in range(20_000)]) == [list(range(20_000))]


def late_links(link):
    """20,000 records of one identifier, then as many that tie each of them to the first."""
    n = 20_000
    records = [{"email": "hub"}, *({"phone": str(i)} for i in range(1, n)), *(link(str(i)) for i in range(1, n))]
    return clusters_of(records) == [list(range(2 * n - 1))]


def test_late_links_to_one_hub():
    """20,000 separate records, then 20,000 that tie each of them to the first: paths must not grow long"""
    assert late_links(lambda phone: {"email": "hub", "phone": phone})


def test_late_links_from_one_hub():
    """The same with the two identifiers of each linking record in the other order"""
    assert late_links(lambda phone: {"phone": phone, "email": "hub"})
