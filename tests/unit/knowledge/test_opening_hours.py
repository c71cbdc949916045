"""Opening hours: the strict form is read, everything else is refused, and the week goes round."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.opening_hours import BadOpeningHours, parse

MONDAY = dt.date(2026, 11, 23)
MINUTES = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31))


def on(day: int, time: str) -> dt.datetime:
    """A moment in the week of Monday 2026-11-23, China's time; day 0 is Monday."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time.fromisoformat(time))


@pytest.mark.parametrize(
    ("hours", "day", "time", "is_open"),
    [
        ("每天 08:00-20:00", 6, "08:00", True),
        ("每天 08:00-20:00", 6, "07:59", False),
        ("每天 08:00-20:00", 0, "19:59:59", True),
        ("每天 08:00-20:00", 0, "20:00", False),
        ("08:00-20:00", 3, "12:00", True),
        ("24小时", 2, "03:33", True),
        ("周日 24小时", 6, "23:59", True),
        ("周日 24小时", 0, "00:00", False),
        ("周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00", 4, "13:29", False),
        ("周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00", 4, "13:30", True),
        ("周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00", 5, "13:30", False),
        ("周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00", 5, "11:00", True),
        ("周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00", 6, "11:00", False),
        ("周一、周三至周四 10:00-11:00", 2, "10:30", True),
        ("周一、周三至周四 10:00-11:00", 1, "10:30", False),
        ("周六至周一 10:00-11:00", 0, "10:30", True),
        ("周六至周一 10:00-11:00", 1, "10:30", False),
        ("20:00-06:00", 0, "23:00", True),
        ("20:00-06:00", 0, "05:59", True),
        ("20:00-06:00", 0, "06:00", False),
        ("周日 20:00-06:00", 0, "05:59", True),
        ("周日 20:00-06:00", 6, "05:59", False),
        ("周日 20:00-06:00", 6, "20:00", True),
        ("每天 18:00-00:00", 2, "23:59", True),
        ("每天 18:00-00:00", 2, "00:00", False),
        ("每天 18:00-24:00", 2, "23:59", True),
        ("每天　08:00-20:00；周六，", 0, "10:00", None),
        ("周一至周五 09：00-12：00，13：30-17：30；周六 09:00-12:00", 0, "14:00", True),
    ],
)
def test_open_or_not(hours: str, day: int, time: str, is_open: bool | None) -> None:
    if is_open is None:
        with pytest.raises(BadOpeningHours):
            parse(hours)
    else:
        assert parse(hours).is_open(on(day, time)) is is_open


@pytest.mark.parametrize("hours", ["", "  ", "\u3000"])
def test_nobody_knows(hours: str) -> None:
    assert parse(hours).is_open(on(0, "12:00")) is None


@pytest.mark.parametrize(
    "hours",
    [
        "早八点到晚八点",
        "8:00-20:00",
        "每天 08:00~20:00",
        "每天 08:00-25:00",
        "每天 08:60-20:00",
        "每天 24:00-08:00",
        "每天 08:00-24:01",
        "每天 08:00-08:00",
        "每天",
        "每天 ",
        "工作日 09:00-17:00",
        "周一至 09:00-17:00",
        "周八 09:00-17:00",
        "周一周二 09:00-17:00",
        "每天 08:00-20:00;",
        "每天 08:00-12:00, ",
        "每天 08:00-20:00 节假日休息",
        "每天 ٠٨:00-20:00",
    ],
)
def test_what_is_not_the_form_is_refused_with_the_form(hours: str) -> None:
    with pytest.raises(BadOpeningHours, match="周一至周五 09:00-12:00, 13:30-17:30") as caught:
        parse(hours)
    assert repr(hours) in str(caught.value)


def test_a_moment_elsewhere_is_the_moment_in_china() -> None:
    hours = parse("周一 08:00-09:00")
    assert hours.is_open(dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)) is True
    assert hours.is_open(dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)) is False
    assert hours.is_open(dt.datetime(2026, 11, 23, 8, 30)) is True


@given(
    st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59), st.integers(0, 6), MINUTES
)
def test_open_minutes_are_those_between_start_and_end(
    start_hour: int, start_minute: int, end_hour: int, end_minute: int, weekday: int, at: dt.datetime
) -> None:
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if start == end:
        return
    text = f"周{'一二三四五六日'[weekday]} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    # Counted from the start of the opening day, the day after is the minutes from 1440 on.
    since = ((at.weekday() - weekday) % 7) * 1440 + at.hour * 60 + at.minute
    assert parse(text).is_open(at) is (start <= since < (end if end > start else end + 1440))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(BadOpeningHours):
        parse(text).is_open(on(0, "12:00"))


def test_a_very_long_text_is_refused_at_once() -> None:
    with pytest.raises(BadOpeningHours):
        parse("周一至周五、" * 20_000)
    with pytest.raises(BadOpeningHours):
        parse("0" * 100_000)


@pytest.mark.parametrize(
    ("hours", "never"),
    [
        ("24小时", True),
        ("每天 24小时", True),
        ("周一至周五 24小时; 周六至周日 24小时", True),
        ("周一至周五 24小时", False),
        ("每天 00:00-24:00", True),
        ("每天 08:00-20:00", False),
        ("", False),
    ],
)
def test_what_never_closes(hours: str, never: bool) -> None:
    assert parse(hours).never_closes() is never
