"""Finds the legal-aid office that is in charge."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.asking_where import ask_where, ask_which, found_there
from actions.base import ServiceAction, Turn
from actions.entry_of_action import entry_of_action
from actions.whereabouts import Unclear, Whereabouts, spoken_name, whereabouts
from knowledge.offices import Office
from knowledge.regions import region_coded
from knowledge.replies import Reply, entry_reply


class LegalAidOffice(ServiceAction):
    """From a place to the legal-aid offices that serve it, the nearest in rank first."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_legal_aid_office"

    async def turn(self, tracker: Tracker) -> Turn:
        """The offices of the worker's region, or the question where that is."""
        entry = entry_of_action(self.services.library, self.name(), on=self.services.now().date())
        topic = entry.topic if entry else None
        here = whereabouts(tracker, self.services.library)
        if here is None:
            asking = entry.answer if entry else "您在哪个区县？也可以把位置发给我。"
            return ask_where(self.name(), text=asking, topic=topic)
        if isinstance(here, Unclear):
            return ask_which(self.name(), here, topic=topic)
        offices = self.services.library.offices.serving("legal_aid", region=here.region)
        ground = entry_reply(entry) if entry else Reply(text="")
        return found_there(self.name(), _said(ground, offices, here), here, topic=topic)


def _said(ground: Reply, offices: list[Office], here: Whereabouts) -> Reply:
    region = spoken_name(region_coded(here.region))
    if not offices:
        text = (
            f"{region}的法律援助机构，我手头还没有登记地址和电话，不敢乱指。"
            "请到当地司法局问法律援助窗口在哪，或者打12351请工会告诉您。"
        )
        return replace(ground, text=text, kind="notice")
    lines = [f"{region}管法律援助的地方："]
    lines += [f"{number}. {office.name}" for number, office in enumerate(offices, start=1)]
    if any(office.sample for office in offices):
        lines.append("注意：带“示例”的是演示用的假数据，别照着去；真实地址请打12351问。")
    return replace(ground, text="\n".join(lines), places=tuple(offices))
