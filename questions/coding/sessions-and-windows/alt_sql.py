import sqlite3

QUERY = """
WITH marked AS (
  SELECT *, time - LAG(time) OVER (PARTITION BY user ORDER BY time) AS silence
  FROM events
), numbered AS (
  SELECT *, SUM(CASE WHEN silence <= ? THEN 0 ELSE 1 END)
              OVER (PARTITION BY user ORDER BY time) AS number
  FROM marked
), grouped AS (
  SELECT user, number, MIN(time) AS start, MAX(time) AS "end", COUNT(*) AS events,
         COALESCE(SUM(amount), 0) AS amount
  FROM numbered GROUP BY user, number
)
SELECT *, SUM(amount) OVER w AS running, start - LAG("end") OVER w AS pause
FROM grouped WINDOW w AS (PARTITION BY user ORDER BY number)
ORDER BY user, number
"""


def sessions(events, gap):
    """Window functions over the events, a GROUP BY, and window functions over the
    groups.
    """
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE events (user TEXT, time, amount)")
        base.executemany("INSERT INTO events VALUES (?, ?, ?)", events)
        return base.execute(QUERY, (gap,)).fetchall()
