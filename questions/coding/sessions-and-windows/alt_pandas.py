import pandas as pd


def sessions(events, gap):
    """Sort, mark the first event of each session, number by a running sum of the
    marks, group.
    """
    if not events:
        return []
    table = pd.DataFrame(events, columns=["user", "time", "amount"]).sort_values(
        ["user", "time"]
    )
    table["amount"] = pd.to_numeric(table["amount"]).fillna(0)
    silence = table.groupby("user")["time"].diff()
    first = silence.isna() | (silence > gap)
    table["number"] = first.groupby(table["user"]).cumsum()

    named = {
        "start": ("time", "min"),
        "end": ("time", "max"),
        "events": ("time", "size"),
        "amount": ("amount", "sum"),
    }
    table = table.groupby(["user", "number"]).agg(**named).reset_index()
    by_user = table.groupby("user")
    table["running"] = by_user["amount"].cumsum()
    table["pause"] = table["start"] - by_user["end"].shift()
    rows = table.itertuples(index=False, name=None)
    return [(*row[:-1], None if pd.isna(row[-1]) else row[-1]) for row in rows]
