"""The nearest stations to a point, as a reply: for the action and, when Rasa is down, the gateway."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.coordinates import Point
from knowledge.models import WHOLE_COUNTRY
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
_NEARER_AS = ("近一点", "近点", "再近", "更近", "换一个", "换个近", "别的驿站", "还有别的")
_OPEN_NOW_AS = ("现在开", "还开着", "这会开", "开着门", "24小时", "二十四小时")


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the kind of place, one amenity or none, and whether it has to be open now."""

    kind: str = "station"
    amenity: str | None = None
    open_now: bool = False


def wanted(*said: str) -> Wanted:
    """What the messages of one search ask for, the earliest first; a later one overrules."""
    found = Wanted()
    for text in said:
        found = Wanted(
            _kind(text) or found.kind,
            _amenity(text) or found.amenity,
            found.open_now or any(word in text for word in _OPEN_NOW_AS),
        )
    return found


def refines(text: str) -> bool:
    """Whether a message says more of what is looked for, or asks for something nearer."""
    found = wanted(text)
    return found.amenity is not None or found.open_now or any(word in text for word in _NEARER_AS)


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
    kind, amenity, open_now = looked_for.kind, looked_for.amenity, looked_for.open_now
    dropped = ""
    found = _find(places, where, kind, at=at, amenity=amenity, open_now=open_now)
    if not found and (amenity or open_now):
        found = _find(places, where, kind, at=at, amenity=None, open_now=False)
        dropped = "没找到完全合您要求的，先列最近的，去之前最好问一声。"
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
    what = f"能{amenity}的" if amenity in {"充电", "热饭"} and not dropped else ""
    nearest = shown_distance(found[0].distance_m or 0)
    lines = [f"离{measured_from}最近的{what}{KINDS[kind]}，按远近列出{len(found)}处，最近的{nearest}。"]
    if dropped:
        lines.append(dropped)
    if roughly:
        unknown = f"“{unknown_road}”我这里没有标上地图，" if unknown_road else ""
        lines.append(f"{unknown}距离是从{measured_from}的中心算的；把位置发给我，可以算得更准。")
    return Reply(
        text="\n".join(lines) + _sample_notice([*found, *unmapped]),
        places=(*found, *unmapped),
        ask_location=roughly,
    )


def _find(
    places: PlaceRepository,
    where: Point,
    kind: str,
    *,
    at: dt.datetime,
    amenity: str | None,
    open_now: bool,
) -> list[Nearby]:
    return places.nearest(
        where, k=HOW_MANY, kinds=(kind,), at=at, amenity=amenity, open_now=open_now, within_m=FARTHEST
    )


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
