from answer import merge_records


def partition(records):
    """The clusters as a sorted list of sorted lists, so that order and container do not matter."""
    return sorted(sorted(int(i) for i in cluster) for cluster in merge_records(records))


def test_a_shared_email():
    """Records 0 and 2 have the same email, record 1 has another"""
    records = [{"email": "a@x.org"}, {"email": "b@x.org"}, {"email": "a@x.org"}]
    assert partition(records) == [[0, 2], [1]]


def test_a_chain_of_links():
    """0 and 1 share an email, 1 and 2 a phone: all three are one person"""
    records = [
        {"email": "a@x.org", "phone": "111"},
        {"email": "a@x.org", "phone": "222"},
        {"email": "c@x.org", "phone": "222"},
    ]
    assert partition(records) == [[0, 1, 2]]


def test_a_late_record_joins_two_clusters():
    """Record 2 has the email of one cluster and the phone of another"""
    records = [{"email": "a@x.org"}, {"phone": "222"}, {"email": "a@x.org", "phone": "222"}, {"phone": "333"}]
    assert partition(records) == [[0, 1, 2], [3]]


def test_missing_values_match_nobody():
    """Two records without a phone have nothing in common"""
    records = [
        {"email": "a@x.org", "phone": None},
        {"email": "b@x.org", "phone": None},
        {"email": "", "phone": "1"},
        {"email": "", "phone": "2"},
    ]
    assert partition(records) == [[0], [1], [2], [3]]


def test_the_field_matters():
    """The same string as a customer number and as a phone number is a coincidence"""
    assert partition([{"customer": "4711"}, {"phone": "4711"}]) == [[0], [1]]


def test_records_without_identifiers_stay_alone():
    """An empty record is a cluster of its own"""
    assert partition([{}, {"email": None}, {}]) == [[0], [1], [2]]
