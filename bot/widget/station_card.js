/**
 * A place to go to, as a card: what it is, how far, whether it is open, what it offers, how to get there.
 *
 * @typedef {import("./contract.js").Place} Place
 */
import { element, icon, safeAddress } from "./dom.js";
import { appendLinked } from "./rich_text.js";
import { words } from "./words.js";

/**
 * @param {number} metres
 * @returns {string} as a person would say it: “约350米”, “1.2公里”
 */
export function spokenDistance(metres) {
  if (metres < 995) return words.metres(Math.max(10, Math.round(metres / 10) * 10));
  const kilometres = metres / 1000;
  return words.kilometres(kilometres < 10 ? kilometres.toFixed(1) : String(Math.round(kilometres)));
}

/**
 * @param {Place} place
 * @returns {HTMLLIElement}
 */
export function stationCard(place) {
  return element("li", { class: "card", testid: "station-card" },
    heading(place),
    facts(place),
    place.amenities.length > 0 && amenities(place.amenities),
    origin(place),
    mapLink(place));
}

/** @param {Place} place */
function heading(place) {
  return element("div", { class: "card-head" },
    element("h2", { class: "card-name", text: place.name }),
    place.distance !== null && element("span", { class: "distance", testid: "distance", text: spokenDistance(place.distance) }),
    element("p", { class: "badges" },
      place.sample && element("span", { class: "badge sample", testid: "sample-badge", text: words.sample }),
      place.kindTitle && element("span", { class: "badge", text: place.kindTitle }),
      place.openNow !== null && openState(place.openNow)));
}

/** @param {boolean} open */
function openState(open) {
  return element("span", {
    class: open ? "badge open" : "badge closed",
    testid: "open-state",
    text: open ? words.openNow : words.closedNow,
  });
}

/** @param {Place} place */
function facts(place) {
  const table = element("dl", { class: "facts" });
  if (place.hours) table.append(fact(words.hours, element("dd", { text: place.hours })));
  if (place.address) table.append(fact(words.address, element("dd", { text: place.address })));
  // It may hold two numbers, or a word beside the number.
  if (place.phone) table.append(fact(words.phone, appendLinked(element("dd"), place.phone)));
  return table;
}

/**
 * @param {string} name
 * @param {HTMLElement} value
 */
function fact(name, value) {
  return element("div", { class: "fact" }, element("dt", { text: name }), value);
}

/** @param {string[]} offered */
function amenities(offered) {
  return element("ul", { class: "tags" }, ...offered.map((name) => element("li", { class: "tag", text: name })));
}

/** @param {Place} place */
function origin(place) {
  const parts = [
    place.source && `${words.source}：${place.source}`,
    place.checkedOn && words.checkedOn(place.checkedOn),
  ].filter(Boolean);
  return parts.length > 0 && element("p", { class: "origin", text: parts.join("，") });
}

/** @param {Place} place */
function mapLink(place) {
  const address = safeAddress(place.mapUrl);
  return address !== null && element("a", {
    class: "button map-link",
    testid: "map-link",
    attributes: { href: address, target: "_blank", rel: "noopener noreferrer", "aria-label": words.mapOf(place.name) },
  }, icon("place"), words.map);
}
