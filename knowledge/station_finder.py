"""The nearest stations to a point, as a reply: for the action and, when Rasa is down, the gateway."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from knowledge.coordinates import Point
from knowledge.models import WHOLE_COUNTRY
from knowledge.offices import Office
from knowledge.places import AMENITIES, KINDS, Nearby, PlaceRepository
from knowledge.replies import HOTLINE, Reply

# Farther than this is no place to sit down for a minute; in metres.
FARTHEST = 30_000
HOW_MANY = 5

# How people ask for what a station is recorded to offer.
_ASKED_AS = {
    "充电": ("充电", "充会", "插座", "插头", "没电", "快关机"),
    "热饭": ("热饭", "加热", "饭都凉", "热一下饭"),
    "微波炉": ("微波炉",),
    "饮水": ("热水", "喝水", "开水", "喝口水", "饮水", "渴"),
    "厕所": ("厕所", "卫生间", "洗手间", "尿急"),
    "wifi": ("wifi", "无线网"),
    "雨具": ("雨伞", "雨衣", "雨具"),
    "药箱": ("药箱", "创可贴"),
    "冰箱": ("冰箱", "冰水"),
}
_KIND_NAMED = {"司机之家": "driver_home", "爱心餐": "meal_shop", "爱心面": "meal_shop", "驿站": "station"}
_NEARER_AS = ("近一点", "近点", "再近", "更近", "换个近")
_OPEN_NOW_AS = ("现在开", "现在还开", "还开着", "这会开", "开着门", "没关门", "关门了没")
_LOOKS_FOR = re.compile(r"哪|有没有?|有木有|有冇|有莫得|找|附近|最近|现在|(?:驿站|的)[呢啊呀]?$")
_STAYS_OVERNIGHT = re.compile(r"睡|过夜|住一?[晚宿]|收不收|要钱|让不让")
_DAY_AND_NIGHT_AS = ("24小时", "24h", "二十四小时", "全天开", "通宵", "不关门")


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the kind of place, one amenity or none, and when it has to be open.

    `nearer` says that the last answer was too far away, `skipped` how many of the nearest were shown already.
    """

    kind: str = "station"
    amenity: str | None = None
    open_now: bool = False
    day_and_night: bool = False
    nearer: bool = False
    skipped: int = 0


def wanted(*said: str) -> Wanted:
    """What the messages of one search ask for, the earliest first; a later one overrules."""
    found = Wanted()
    for text in said:
        found = Wanted(
            _kind(text) or found.kind,
            _amenity(text) or found.amenity,
            found.open_now or _says(text, _OPEN_NOW_AS),
            found.day_and_night or _says(text, _DAY_AND_NIGHT_AS),
            _says(text, _NEARER_AS),
        )
    return found


def refines(text: str) -> bool:
    """Whether a message says more of what is looked for, or asks for something nearer."""
    found = wanted(text)
    return replace(found, kind=Wanted.kind) != Wanted()


def seeks_an_open_one(text: str) -> bool:
    """Whether a message looks for a station by when it is open (24小时的驿站在哪), and asks no rule."""
    found = wanted(text)
    timed = (found.day_and_night or found.open_now) and _kind(text) is not None
    return timed and _LOOKS_FOR.search(text) is not None and _STAYS_OVERNIGHT.search(text) is None


def _says(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _kind(text: str) -> str | None:
    return next((kind for word, kind in _KIND_NAMED.items() if word in text), None)


def _amenity(text: str) -> str | None:
    """The one amenity a message asks for; None when it asks for none, or for several."""
    asked = [name for name in AMENITIES if any(word in text for word in _ASKED_AS.get(name, ()))]
    return asked[0] if len(asked) == 1 else None


def stations_near(
    places: PlaceRepository,
    where: Point,
    *,
    at: dt.datetime,
    looked_for: Wanted = Wanted(),
    measured_from: str = "您的位置",
    roughly: bool = False,
    region: str = WHOLE_COUNTRY,
    unknown_road: str = "",
) -> Reply:
    """The nearest five, with what is known of each; a filter nobody passes is dropped, and the reply says so.

    `roughly` says that `where` is only the middle of the district the worker named, and `unknown_road` is the
    road there that is on no map of ours. Places of the `region` (a code) that nobody has put on the map come
    last, without a distance.
    """
    kind, amenity = looked_for.kind, looked_for.amenity
    dropped, begun_again = "", False
    found = _find(places, where, looked_for, at=at)
    if not found and looked_for.skipped:
        begun_again = True
        looked_for = replace(looked_for, skipped=0)
        found = _find(places, where, looked_for, at=at)
        dropped = "登记在册的附近就这些，没有别的了。" if found else ""
    if not found and looked_for != Wanted(kind):
        looked_for = Wanted(kind)
        found = _find(places, where, looked_for, at=at)
        amenity, dropped = None, "没找到完全合您要求的，先列最近的，去之前最好问一声。"
    if looked_for.nearer and found:
        dropped = f"登记在册的，没有比这{len(found)}处更近的了。"
    unmapped = _unmapped(places, region, kind, at=at)
    in_region = [] if found or region == WHOLE_COUNTRY else places.in_region(region, kinds=(kind,), at=at)
    if in_region and not unmapped:
        # A big city's or a province's middle may be far from all of its stations.
        text = f"{measured_from}登记的{KINDS[kind]}先列{len(in_region)}处；告诉我您在哪个区县，我按远近找。"
        return Reply(text=text + _sample_notice(in_region), places=tuple(in_region), ask_location=True)
    if not found and unmapped:
        text = f"{measured_from}有登记的{KINDS[kind]}，但还没有标上地图；具体在哪，请打{HOTLINE}问当地工会。"
        return Reply(text=text + _sample_notice(unmapped), places=tuple(unmapped))
    if not found:
        return Reply(
            text=(
                f"{measured_from}周围{FARTHEST // 1000}公里内，我手头还没有登记的{KINDS[kind]}，"
                f"不敢给您乱指路。请打{HOTLINE}问当地工会，或者在“职工之家”APP里找找。"
            ),
            kind="notice",
        )
    what = f"能{amenity}的" if amenity in {"充电", "热饭"} else ""
    what = "24小时开的" + what if looked_for.day_and_night else what
    nearest = shown_distance(found[0].distance_m or 0)
    among = "再远一点的" if looked_for.skipped else "最近的"
    lines = [f"离{measured_from}{among}{what}{KINDS[kind]}，按远近列出{len(found)}处，最近的{nearest}。"]
    if dropped:
        # That there are no others is what was asked.
        lines.insert(0 if begun_again else 1, dropped)
    if roughly:
        unknown = f"“{unknown_road}”我这里没有标上地图，" if unknown_road else ""
        lines.append(f"{unknown}距离是从{measured_from}的中心算的；把位置发给我，可以算得更准。")
    return Reply(
        text="\n".join(lines) + _sample_notice([*found, *unmapped]),
        places=(*found, *unmapped),
        ask_location=roughly,
    )


def told_of(found: Nearby | Office) -> Reply:
    """All that is known of one place or office."""
    site = found.place if isinstance(found, Nearby) else found
    away, is_open = (found.distance_m, found.open_now) if isinstance(found, Nearby) else (None, None)
    opened = {True: "（现在开着）", False: "（现在没开）"}[is_open] if is_open is not None else ""
    lines = [f"{site.name}{f'，{shown_distance(away)}' if away is not None else ''}。"]
    lines += [f"地址：{site.address}"] if site.address else []
    lines += [f"时间：{site.hours}{opened}"] if site.hours else []
    lines += [f"里面有：{'、'.join(site.amenities)}"] if site.amenities else []
    lines.append(f"电话：{site.phone}" if site.phone else f"没有登记电话，去之前可以打{HOTLINE}问一声。")
    notice = "\n注意：带“示例”的是演示用的假数据，别照着去。" if site.sample else ""
    return Reply(text="\n".join(lines) + notice, places=(found,))


def _find(places: PlaceRepository, where: Point, looked_for: Wanted, *, at: dt.datetime) -> list[Nearby]:
    found = places.nearest(
        where,
        k=looked_for.skipped + HOW_MANY,
        kinds=(looked_for.kind,),
        at=at,
        amenity=looked_for.amenity,
        open_now=looked_for.open_now,
        day_and_night=looked_for.day_and_night,
        within_m=FARTHEST,
    )
    return found[looked_for.skipped :]


def _sample_notice(shown: list[Nearby]) -> str:
    if not any(nearby.place.sample for nearby in shown):
        return ""
    return "\n注意：带“示例”的是演示用的假数据，不是真驿站，别照着去。"


def _unmapped(places: PlaceRepository, region: str, kind: str, *, at: dt.datetime) -> list[Nearby]:
    if region == WHOLE_COUNTRY:
        return []
    here = places.in_region(region, kinds=(kind,), at=at, limit=50)
    return [nearby for nearby in here if nearby.place.point is None][:HOW_MANY]


def shown_distance(metres: float) -> str:
    """A distance as people say it: to ten metres when near, to a hundred when far."""
    if metres < 1000:
        return f"约{max(10, round(metres, -1)):.0f}米"
    return f"约{metres / 1000:.1f}公里"
