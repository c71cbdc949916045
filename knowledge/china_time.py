"""What time it is for the workers served, wherever the server stands."""

from __future__ import annotations

import datetime as dt

CHINA_TIME = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


def now_in_china() -> dt.datetime:
    """The time, with China's zone."""
    return dt.datetime.now(CHINA_TIME)


def today_in_china() -> dt.date:
    """The day, which begins eight hours before the server's when that runs on UTC."""
    return now_in_china().date()
