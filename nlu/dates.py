"""Days, months and years as people name them, seen from a given day: 去年三月, 上个月15号, 昨天, 月底."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from nlu.calendar_days import (
    NoSuchDate,
    date,
    days_from,
    is_still_to_come,
    months_from,
    nearest_month_with,
    nearest_year_with,
)
from nlu.date_words import MONTH, RELATIVE_YEAR, RELATIVE_YEARS, YEAR_NUMBER, small_number, year_of
from nlu.found import Date, FoundEntity
from nlu.month_ranges import year_carried_over
from nlu.numbers import NUMBER, parse_number
from nlu.short_years import is_year

_NUMERAL = "[零〇一二两三四五六七八九十]"
_MONTH_NUMBER = rf"(?P<month>{MONTH})"
_DAY_NUMBER = rf"(?P<day>(?<!\d)(?:[12]\d|3[01]|0?[1-9])|{_NUMERAL}{{1,3}})"
# 15号楼, 3号线 and 12号店 are no days; 15日内 is a length of time.
_DAY = rf"{_DAY_NUMBER}(?:日(?!内|之内|以内|后|薪|结|元)|号(?![楼线院店门车房机厂令文码柜桌栋]))"
# After a month the 日 may be missing: 12月25挨了打, 6月30前付清.
_DAY_OF_MONTH = _DAY.removesuffix(")") + r"|(?<=\d)(?![\d.,个天元块年月人名万千百点%件次多几来-]))"
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
    "昨夜": -1,
    "昨儿": -1,
    "昨个": -1,
    "前晚": -2,
    "前儿": -2,
    "今儿": 0,
    "明儿": 1,
    "今天": 0,
    "今日": 0,
    "今早": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "大后天": 3,
    "后天": 2,
}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "末": 5, "日": 6, "天": 6}
_PARTS_OF_YEAR = {"年初": 1, "初": 1, "年中": 6, "年底": 12, "年末": 12, "底": 12, "末": 12, "尾": 12}

# 3月底, 月初, 中旬: a third of a month, by the day it begins on.
_THIRDS = {"初": 1, "上": 1, "头": 1, "中": 11, "底": 21, "末": 21, "尾": 21, "下": 21}
_THIRD = r"(?P<third>月?[初底末尾](?![一二三四五六七八九十])|月?中(?![旬秋午国间级介心暑])|[上中下]旬)"

_MOST_YEARS_AGO = 100

_YEAR_OF_FOUR = r"(?<![\d.])(?P<year>(?:19|20)\d{2})"
_MONTH_DIGITS, _DAY_DIGITS = r"(?P<month>1[0-2]|0?[1-9])", r"(?P<day>[12]\d|3[01]|0?[1-9])"
_ISO = re.compile(rf"{_YEAR_OF_FOUR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?![\d.])")
_ISO_SHORT = re.compile(
    rf"(?<![\d./-])(?P<year>\d\d)(?P<sign>[-/.]){_MONTH_DIGITS}(?P=sign){_DAY_DIGITS}(?![\d/-]|\.\d)"
)
_ISO_CLOSE = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_ISO_MONTH = re.compile(rf"{_YEAR_OF_FOUR}[-/.]{_MONTH_DIGITS}(?P<day>)(?P<third>)(?![\d./元块万千百k%人-])")
_IN_MONTH = rf"(?: ?{_DAY_OF_MONTH}|{_THIRD})?"
# Before a month 六五年 is 1965; alone it may be five or six years.
_SPOKEN_YEAR = (
    r"(?:(?<![零〇一二三四五六七八九十])(?P<spoken>[零〇一二六七八九][零〇一二三四五六七八九])|"
    + YEAR_NUMBER
    + ")"
)
_ABSOLUTE = re.compile(rf"{_SPOKEN_YEAR}年 ?(?:的)?{_MONTH_NUMBER}月份?{_IN_MONTH}")
_YEAR_ALONE = re.compile(rf"{YEAR_NUMBER}年(?P<part>年?初|年?底|年?末|年?中)?(?![代级款内]| ?的?{MONTH}月)")
_RELATIVE_YEAR = re.compile(
    rf"{RELATIVE_YEAR}(?:的)?(?:{_MONTH_NUMBER}月份?{_IN_MONTH}"
    r"|(?P<part>年?初|年?底|年?末|年?中(?!旬|秋)))?"
)
_RELATIVE_MONTH = re.compile(rf"(?P<relative>{'|'.join(_RELATIVE_MONTHS)})(?:的)?(?:{_DAY}|{_THIRD})?")
_RELATIVE_DAY = re.compile(rf"(?P<relative>{'|'.join(_RELATIVE_DAYS)})")
# 上周末 is its Saturday, 上周 its Monday; 这周边 is no week.
_WEEK = re.compile(
    r"(?P<relative>上上|上|这|本|下)个?(?:周|星期|礼拜)"
    r"(?:(?P<weekday>[一二三四五六日天末])|(?![边围到期年转全密几岁长薪末]))"
)
_MONTH_AND_DAY = re.compile(rf"(?<![\d个年]){_MONTH_NUMBER}月份?{_IN_MONTH}")
_DOTTED = re.compile(rf"(?<![\d./-]){_MONTH_DIGITS}[./]{_DAY_DIGITS}(?P<third>)[号日](?!内|之内|以内|楼)")
_DAY_ALONE = re.compile(rf"(?<![月每第周期拜\d./-])(?<!月的){_DAY}")
_PART_OF_YEAR = re.compile(
    r"(?<![\d零〇一二三四五六七八九十每去今明前后当本半几同隔全来多年])年(?P<part>[底末尾初])(?![一二三四五六七八九十])"
)
_PART_OF_MONTH = re.compile(
    r"(?<![\d一二两三四五六七八九十几半每个上下这本当岁满蜜份底工按月])月(?P<third>[底末尾初]|中(?=[发给结])|[上中下]旬)(?![一二三四五六七八九十])"
)
_AGO = re.compile(
    rf"(?P<number>半|{NUMBER})(?:多|来)?(?P<unit>年|个多?月|天|个?星期|个?礼拜|周)(?:多|半)?(?:以|之)?前(?![台面后])"
)

_Precision: TypeAlias = Literal["day", "week", "ten_days", "month", "year"]


def find_dates(text: str, today: dt.date) -> Iterator[FoundEntity]:
    """Every date in the text; what is said without a year is the one nearest behind, or just ahead."""
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            try:
                day, precision = read(match, today)
            except NoSuchDate:
                continue
            value: Date = {"iso": day.isoformat(), "precision": precision}
            yield FoundEntity("date", match.group(), match.start(), match.end(), value)


def _absolute(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    return _month_or_day(match, year_of(match.groupdict().get("spoken") or match["year"], today))


def _iso_short(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    year = 2000 + int(match["year"])
    if year > today.year + 1:
        raise NoSuchDate  # 98.6.5 may be anything
    return date(year, int(match["month"]), int(match["day"])), "day"


def _year_alone(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    written = match["year"]
    year = year_of(written, today)
    if (
        len(written) == 2
        and not match["part"]
        and not is_year(match, end=match.end(), year=year, today=today)
    ):
        raise NoSuchDate
    return _part_of_year(match["part"], year)


def _relative_year(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    year = today.year + RELATIVE_YEARS[match["relative"]]
    if match["month"]:
        return _month_or_day(match, year)
    return _part_of_year(match["part"], year)


def _relative_month(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    month = months_from(today, _RELATIVE_MONTHS[match["relative"]])
    if match["day"]:
        return date(month.year, month.month, small_number(match["day"])), "day"
    if match["third"]:
        return _third(match["third"], month), "ten_days"
    return month, "month"


def _relative_day(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    return days_from(today, _RELATIVE_DAYS[match["relative"]]), "day"


def _week(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1}[match["relative"]]
    monday = days_from(today, weeks * 7 - today.weekday())
    weekday = match["weekday"]
    return (days_from(monday, _WEEKDAYS[weekday]), "day") if weekday else (monday, "week")


def _month_and_day(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    month = small_number(match["month"])
    year = year_carried_over(match, month, today)
    if year is not None:
        return _month_or_day(match, year)
    if match["day"]:
        return nearest_year_with(month, small_number(match["day"]), today=today), "day"
    first = nearest_year_with(month, 1, today=today)
    return (_third(match["third"], first), "ten_days") if match["third"] else (first, "month")


def _day_alone(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    return nearest_month_with(small_number(match["day"]), today=today), "day"


def _part_of_this_year(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    month = _PARTS_OF_YEAR.get(match["part"], 12)
    if is_still_to_come(match):
        return date(today.year + (month < today.month), month, 1), "month"
    return nearest_year_with(month, 1, today=today), "month"


def _part_of_this_month(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    day = _third(match["third"], today).day
    return nearest_month_with(day, today=today, ahead=is_still_to_come(match)), "ten_days"


def _ago(match: re.Match[str], today: dt.date) -> tuple[dt.date, _Precision]:
    unit = match["unit"]
    if match["number"] == "半":
        if unit == "年":
            return months_from(today, -6), "month"
        if "月" in unit:
            return days_from(today, -15), "day"
        raise NoSuchDate
    number = parse_number(match["number"])
    if number is None or number != int(number) or number > 30_000:
        raise NoSuchDate
    if unit == "年" and number > _MOST_YEARS_AGO:
        raise NoSuchDate  # 2016年以前
    if unit == "年":
        return date(today.year - int(number), 1, 1), "year"
    if "月" in unit:
        return months_from(today, -int(number)), "month"
    return days_from(today, -int(number) * (1 if unit == "天" else 7)), "day"


_Reader = Callable[[re.Match[str], dt.date], tuple[dt.date, _Precision]]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ISO, _absolute),
    (_ISO_SHORT, _iso_short),
    (_ISO_CLOSE, _absolute),
    (_ISO_MONTH, _absolute),
    (_ABSOLUTE, _absolute),
    (_YEAR_ALONE, _year_alone),
    (_RELATIVE_YEAR, _relative_year),
    (_RELATIVE_MONTH, _relative_month),
    (_RELATIVE_DAY, _relative_day),
    (_WEEK, _week),
    (_MONTH_AND_DAY, _month_and_day),
    (_DOTTED, _month_and_day),
    (_DAY_ALONE, _day_alone),
    (_PART_OF_YEAR, _part_of_this_year),
    (_PART_OF_MONTH, _part_of_this_month),
    (_AGO, _ago),
)


def _month_or_day(match: re.Match[str], year: int) -> tuple[dt.date, _Precision]:
    month = small_number(match["month"])
    if match["day"]:
        return date(year, month, small_number(match["day"])), "day"
    first = date(year, month, 1)
    third = match.groupdict().get("third")
    return (_third(third, first), "ten_days") if third else (first, "month")


def _third(said: str, month: dt.date) -> dt.date:
    return month.replace(day=_THIRDS[said.removesuffix("旬")[-1]])


def _part_of_year(part: str | None, year: int) -> tuple[dt.date, _Precision]:
    if part is None:
        return date(year, 1, 1), "year"
    return date(year, _PARTS_OF_YEAR.get(part, 6), 1), "month"
