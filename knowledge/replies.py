"""A reply as a value: what the actions say, the gateway stores and the widget shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from knowledge import offices, places
from knowledge.entries import Button, Entry, LawReference, Source
from knowledge.offices import Office
from knowledge.places import Nearby
from knowledge.regions import region_coded
from knowledge.sites import Site

# The unions' hotline for workers; said wherever the service itself cannot help.
HOTLINE = "12351"
# Who reads more than four articles?
MOST_LAW = 4


@dataclass(frozen=True)
class Reply:
    """One bubble of the bot. `kind`: answer, question, notice or apology; `entry`: where it comes from,
    and `also` where its second part does; `choose`: it asks which of its buttons is meant, so that a number
    alone is an answer.
    """

    text: str
    kind: str = "answer"
    more: str = ""
    law: tuple[LawReference, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed_on: dt.date | None = None
    buttons: tuple[Button, ...] = ()
    places: tuple[Nearby | Office, ...] = ()
    documents: tuple[dict[str, str], ...] = field(default=())
    amounts: tuple[dict[str, str], ...] = field(default=())
    ask_location: bool = False
    choose: bool = False
    entry: str = ""
    also: str = ""

    def as_json(self) -> dict[str, Any]:
        """The object of the contract in docs/architecture.md."""
        return {
            "kind": self.kind,
            "text": self.text,
            "more": self.more,
            "law": [{"title": law.title, "article": law.article} for law in self.law],
            "sources": [{"title": source.title, "date": _shown(source.date)} for source in self.sources],
            "reviewed_on": _shown(self.reviewed_on),
            "buttons": [{"title": button.title, "payload": button.payload} for button in self.buttons],
            "places": [place_card(place) for place in self.places],
            "documents": list(self.documents),
            "amounts": list(self.amounts),
            "ask_location": self.ask_location,
            "choose": self.choose,
            "entry": self.entry,
            "also": self.also,
        }


def _shown(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def entry_reply(entry: Entry) -> Reply:
    """The reply that says what an entry says, with its grounds and what could be asked next."""
    return Reply(
        text=entry.answer,
        more=entry.more,
        law=entry.law,
        sources=entry.sources,
        reviewed_on=entry.reviewed_on,
        buttons=entry.follow_ups,
        entry=entry.key,
    )


def entries_reply(entry: Entry, also: Entry | None) -> Reply:
    """The reply that says an entry and, when there is one, a second under its title.

    Under them stand at most four articles, of each the most central ones; the others are named in what is
    folded away.
    """
    first = entry_reply(entry)
    if also is None:
        return first
    law = _both(entry.law, also.law)
    left_out = "、".join(
        f"《{one.title}》{one.article}" for one in dict.fromkeys((*entry.law, *also.law)) if one not in law
    )
    more = [
        entry.more,
        f"{also.title}：\n{also.more}" if also.more else "",
        f"· 另见：{left_out}。" if left_out else "",
    ]
    return replace(
        first,
        text=f"{entry.answer.rstrip()}\n\n还有，{also.title}：\n{also.answer}",
        more="\n".join(part.rstrip() for part in more if part),
        law=law,
        sources=tuple(dict.fromkeys((*entry.sources, *also.sources))),
        reviewed_on=min(entry.reviewed_on, also.reviewed_on),
        also=also.key,
    )


def _both(first: tuple[LawReference, ...], second: tuple[LawReference, ...]) -> tuple[LawReference, ...]:
    """At most four articles, at least half of them the first ones of `first` as far as there are any."""
    added = [one for one in second if one not in first]
    kept = first[: max(MOST_LAW // 2, MOST_LAW - len(added))]
    return (*kept, *added[: MOST_LAW - len(kept)])


def place_card(found: Nearby | Office) -> dict[str, Any]:
    """A place or an office as the widget draws it; distance in metres, coordinates in GCJ-02 degrees."""
    if isinstance(found, Office):
        return _card(found, kind_title=offices.shown_kind(found.kind))
    place = found.place
    card = _card(place, kind_title=places.shown_kind(place.kind))
    card["distance_m"] = round(found.distance_m) if found.distance_m is not None else None
    card["open_now"] = found.open_now
    card["map_url"] = places.map_link(place)
    return card


def _card(site: Site, *, kind_title: str) -> dict[str, Any]:
    return {
        "id": site.id,
        "kind": site.kind,
        "kind_title": kind_title,
        "name": site.name,
        "region": region_coded(site.region).full_name,
        "address": site.address,
        "latitude": site.point.latitude if site.point else None,
        "longitude": site.point.longitude if site.point else None,
        "coordinate_system": "GCJ-02",
        "distance_m": None,
        "hours": site.hours,
        "open_now": None,
        "amenities": list(site.amenities),
        "phone": site.phone,
        "source": site.source,
        # Nobody has checked what is made up.
        "checked_on": None if site.sample else _shown(site.checked_on),
        "sample": site.sample,
        "note": site.note,
        "map_url": "",
    }
