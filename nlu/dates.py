"""Days, months and years as people name them, seen from a given day: 去年三月, 上个月15号, 昨天."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator

from nlu.found import FoundEntity
from nlu.numbers import NUMBER, parse_number

_NUMERAL = "[零〇一二两三四五六七八九十]"
_YEAR_NUMBER = r"(?P<year>(?<!\d)(?:19|20)\d{2}|(?<!\d)\d{2}|[一二][九零〇][零〇一二三四五六七八九]{2})"
_MONTH_NUMBER = rf"(?P<month>(?<!\d)(?:1[0-2]|0?[1-9])|{_NUMERAL}{{1,2}})"
_DAY_NUMBER = rf"(?P<day>(?<!\d)(?:[12]\d|3[01]|0?[1-9])|{_NUMERAL}{{1,3}})"
# 15号楼, 3号线 and 12号店 are no days; 15日内 is a length of time.
_DAY = rf"{_DAY_NUMBER}(?:日(?!内|之内|以内|后|薪|结|元)|号(?![楼线院店门车房机厂令文码柜桌栋]))"
# After a month the 日 may be missing: 12月25挨了打, 6月30前付清.
_DAY_OF_MONTH = _DAY.removesuffix(")") + r"|(?<=\d)(?![\d.,个天元块年月人名万千百点%件次多几来-]))"
_RELATIVE_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_RELATIVE_MONTHS = {
    "上上个月": -2,
    "上上月": -2,
    "上个月": -1,
    "上月": -1,
    "这个月": 0,
    "这月": 0,
    "本月": 0,
    "当月": 0,
    "下个月": 1,
    "下月": 1,
}
_RELATIVE_DAYS = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "今天": 0,
    "今日": 0,
    "今早": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_PARTS_OF_YEAR = {"年初": 1, "初": 1, "年中": 6, "年底": 12, "年末": 12, "底": 12, "末": 12}

_MOST_YEARS_AGO = 100
_LATEST_BEFORE = dt.timedelta(days=45)

_ISO = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d.])"
)
_ABSOLUTE = re.compile(rf"{_YEAR_NUMBER}年 ?(?:的)?{_MONTH_NUMBER}月份?(?: ?{_DAY_OF_MONTH})?")
_YEAR_ALONE = re.compile(rf"{_YEAR_NUMBER}年(?P<part>年?初|年?底|年?末|年?中)?(?![代级款内])")
_RELATIVE_YEAR = re.compile(
    rf"(?P<relative>{'|'.join(_RELATIVE_YEARS)})(?:的)?(?:{_MONTH_NUMBER}月份?(?: ?{_DAY_OF_MONTH})?"
    r"|(?P<part>年?初|年?底|年?末|年?中(?!旬|秋)))?"
)
_RELATIVE_MONTH = re.compile(rf"(?P<relative>{'|'.join(_RELATIVE_MONTHS)})(?:的)?(?:{_DAY})?")
_RELATIVE_DAY = re.compile(rf"(?P<relative>{'|'.join(_RELATIVE_DAYS)})")
_WEEKDAY = re.compile(r"(?P<relative>上上|上|这|本|下)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])")
_MONTH_AND_DAY = re.compile(rf"(?<![\d个]){_MONTH_NUMBER}月份?(?: ?{_DAY_OF_MONTH})?")
_DAY_ALONE = re.compile(rf"(?<![月每第\d./-])(?<!月的){_DAY}")
_AGO = re.compile(
    rf"(?P<number>半|{NUMBER})(?:多|来|几)?(?P<unit>年|个月|天|个?星期|个?礼拜|周)(?:多|半)?(?:以|之)?前(?![台面后])"
)


def find_dates(text: str, today: dt.date) -> Iterator[FoundEntity]:
    """Every date in the text; what is said without a year is the one nearest behind, or just ahead."""
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            try:
                date, precision = read(match, today)
            except _NoSuchDate:
                continue
            value = {"iso": date.isoformat(), "precision": precision}
            yield FoundEntity("date", match.group(), match.start(), match.end(), value)


class _NoSuchDate(Exception):
    """The words have the form of a date, and the calendar does not have it."""


def _absolute(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    return _month_or_day(match, _year(match["year"], today))


def _year_alone(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    written = match["year"]
    # 15年 is rather a length of time; 98年 and 08年 are not.
    if len(written) == 2 and not (written[0] == "0" or int(written) >= 60 or match["part"]):
        raise _NoSuchDate
    return _part_of_year(match["part"], _year(written, today))


def _relative_year(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    year = today.year + _RELATIVE_YEARS[match["relative"]]
    if match["month"]:
        return _month_or_day(match, year)
    return _part_of_year(match["part"], year)


def _relative_month(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    month = _months_from(today, _RELATIVE_MONTHS[match["relative"]])
    if match["day"]:
        return _date(month.year, month.month, _small(match["day"])), "day"
    return month, "month"


def _relative_day(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    return _days_from(today, _RELATIVE_DAYS[match["relative"]]), "day"


def _weekday(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1}[match["relative"]]
    return _days_from(today, weeks * 7 - today.weekday() + _WEEKDAYS[match["weekday"]]), "day"


def _month_and_day(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    date, precision = _month_or_day(match, today.year)
    if date - today > _LATEST_BEFORE:
        return _month_or_day(match, today.year - 1)
    return date, precision


def _day_alone(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    date = _date(today.year, today.month, _small(match["day"]))
    if date - today > _LATEST_BEFORE / 3:
        before = _months_from(today, -1)
        date = _date(before.year, before.month, date.day)
    return date, "day"


def _ago(match: re.Match[str], today: dt.date) -> tuple[dt.date, str]:
    unit = match["unit"]
    if match["number"] == "半" and unit == "年":
        return _months_from(today, -6), "month"
    number = parse_number(match["number"])
    if number is None or number != int(number) or number > 30_000:
        raise _NoSuchDate
    if unit == "年" and number > _MOST_YEARS_AGO:
        raise _NoSuchDate  # 2016年以前
    if unit == "年":
        return _date(today.year - int(number), 1, 1), "year"
    if unit == "个月":
        return _months_from(today, -int(number)), "month"
    return _days_from(today, -int(number) * (1 if unit == "天" else 7)), "day"


_Reader = Callable[[re.Match[str], dt.date], tuple[dt.date, str]]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ISO, _absolute),
    (_ABSOLUTE, _absolute),
    (_YEAR_ALONE, _year_alone),
    (_RELATIVE_YEAR, _relative_year),
    (_RELATIVE_MONTH, _relative_month),
    (_RELATIVE_DAY, _relative_day),
    (_WEEKDAY, _weekday),
    (_MONTH_AND_DAY, _month_and_day),
    (_DAY_ALONE, _day_alone),
    (_AGO, _ago),
)


def _month_or_day(match: re.Match[str], year: int) -> tuple[dt.date, str]:
    month = _small(match["month"])
    if match["day"]:
        return _date(year, month, _small(match["day"])), "day"
    return _date(year, month, 1), "month"


def _part_of_year(part: str | None, year: int) -> tuple[dt.date, str]:
    if part is None:
        return _date(year, 1, 1), "year"
    return _date(year, _PARTS_OF_YEAR.get(part, 6), 1), "month"


def _year(written: str, today: dt.date) -> int:
    number = parse_number(written)
    if number is None:
        raise _NoSuchDate
    year = int(number)
    if year < 100:
        year += 2000 if 2000 + year <= today.year + 5 else 1900
    return year


def _small(written: str) -> int:
    number = parse_number(written)
    if number is None:
        raise _NoSuchDate
    return int(number)


def _date(year: int, month: int, day: int) -> dt.date:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise _NoSuchDate
    return dt.date(year, month, day)


def _months_from(today: dt.date, months: int) -> dt.date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return _date(year, month + 1, 1)


def _days_from(today: dt.date, days: int) -> dt.date:
    try:
        return today + dt.timedelta(days=days)
    except OverflowError:
        raise _NoSuchDate from None
