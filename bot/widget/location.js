/**
 * Sharing where one is: asked for only after a tap, explained before, no finer than about ten metres.
 *
 * @typedef {import("./contract.js").SharedLocation} SharedLocation
 */
import { button, element, icon } from "./dom.js";
import { words } from "./words.js";

const PATIENCE_MS = 12000;
/** A position of a few minutes ago finds the same stations, and comes at once. */
const OLDEST_MS = 300000;
const DECIMALS = 4;

/**
 * @param {object} parts
 * @param {(location: SharedLocation) => void} parts.onLocation
 * @param {(sentence: string) => void} parts.onNotice
 * @returns {HTMLElement}
 */
export function shareLocation({ onLocation, onNotice }) {
  const share = button({ class: "button share-button", testid: "share-location" }, icon("place"), words.shareLocation);
  const label = share.lastChild;
  /** @param {boolean} locating */
  const show = (locating) => {
    share.disabled = locating;
    if (label) label.textContent = locating ? words.locating : words.shareLocation;
  };
  share.addEventListener("click", async () => {
    show(true);
    const location = await currentLocation();
    show(false);
    if (location) onLocation(location);
    else onNotice(words.locationFailed);
  });
  return element("div", { class: "share" }, share, element("p", { class: "hint", text: words.shareWhy }));
}

/** @returns {Promise<SharedLocation|null>} null when refused, unknown or not offered (plain http pages) */
function currentLocation() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) {
      resolve(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({
        latitude: rounded(coords.latitude),
        longitude: rounded(coords.longitude),
        system: "WGS-84",
      }),
      () => resolve(null),
      { timeout: PATIENCE_MS, maximumAge: OLDEST_MS, enableHighAccuracy: false },
    );
  });
}

/** @param {number} degrees */
function rounded(degrees) {
  return Number(degrees.toFixed(DECIMALS));
}
