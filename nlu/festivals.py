"""Festivals people date things by: 去年五一, 国庆, 过年, 24年中秋节."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from nlu.calendar_days import LATEST_AHEAD, NoSuchDate, is_still_to_come, nearest_year_with
from nlu.dictionary import OWN_DICTIONARY
from nlu.found import FoundEntity

_FILE = "festivals.yml"
_RELATIVE_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "明年": 1}
_YEAR = rf"(?:(?P<relative>{'|'.join(_RELATIVE_YEARS)})|(?P<year>(?<!\d)(?:20)?\d\d)年)的?"
# 周五一直, 五一路, 五千五一天 and 王国庆 are no festivals; 十一 is one only with a word of holidays.
_BEFORE = (
    r"(?<![周期拜初二三四五六七八九十百千万点\d])(?<!第)(?<![王李张刘陈杨赵黄吴徐孙胡朱高林何郭马罗])(?<!建)"
)
_AFTER = {
    "五一": r"(?![路街村镇桥厂广大公\d十百千万块个分天月起直样边般点下些定号次年毛])",
    "六一": r"(?![路街村镇桥厂\d十百千万块个分天月起直样边般点下些定号次年毛])",
    "国庆": r"(?![路街村镇桥厂])",
    "十一": r"(?=放?假|长假|期间|黄金周|节|前(?!个)|后(?!来)|回来|加班)",
    "过年": r"(?![纪假])",
    "劳动节": r"(?!约)",
    "年三十": r"(?![多几个岁年天])",
}


class Festivals:
    """Finds festivals; the days of those that move are those the dictionary lists."""

    def __init__(self, dictionary_dir: Path = OWN_DICTIONARY) -> None:
        written: Mapping[str, Mapping[str, object]] = YAML(typ="safe").load(dictionary_dir / _FILE)
        self._every_year: dict[str, tuple[int, int]] = {}
        self._days: dict[str, dict[int, dt.date]] = {}
        for festival in written.values():
            names = festival["names"]
            assert isinstance(names, list)
            days = festival.get("days")
            for name in names:
                if isinstance(days, list):
                    self._days[name] = {day.year: day for day in days}
                else:
                    month, day = str(festival["every_year"]).split("-")
                    self._every_year[name] = int(month), int(day)
        names = sorted({*self._every_year, *self._days}, key=lambda name: (-len(name), name))
        alternatives = "|".join(re.escape(name) + _AFTER.get(name, "") for name in names)
        self._pattern = re.compile(rf"(?:{_YEAR})?{_BEFORE}(?P<festival>{alternatives})")

    def find(self, text: str, today: dt.date) -> Iterator[FoundEntity]:
        """The first day of each festival named; without a year, of the one nearest behind or just ahead."""
        for match in self._pattern.finditer(text):
            try:
                day = self._day(match, today)
            except NoSuchDate:
                continue
            value = {"iso": day.isoformat(), "precision": "day"}
            yield FoundEntity("date", match.group(), match.start(), match.end(), value)  # type: ignore[arg-type]

    def _day(self, match: re.Match[str], today: dt.date) -> dt.date:
        name, year = match["festival"], _year(match, today)
        ahead = is_still_to_come(match)
        if name in self._every_year:
            month, day = self._every_year[name]
            return (
                dt.date(year, month, day) if year else nearest_year_with(month, day, today=today, ahead=ahead)
            )
        days = self._days[name]
        if year:
            if year not in days:
                raise NoSuchDate
            return days[year]
        if ahead:
            fitting = [day for day in days.values() if day >= today][:1]
        else:
            fitting = [day for day in days.values() if day - today <= LATEST_AHEAD][-1:]
        # Beyond the years of the list nobody knows.
        if not fitting or not min(days) < today.year <= max(days):
            raise NoSuchDate
        return fitting[0]


def _year(match: re.Match[str], today: dt.date) -> int | None:
    if match["relative"]:
        year = today.year + _RELATIVE_YEARS[match["relative"]]
    elif match["year"]:
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    else:
        return None
    if not 1 <= year <= 9999:
        raise NoSuchDate
    return year
