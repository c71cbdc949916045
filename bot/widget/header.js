/**
 * The top of the page: who is speaking, the number to call, starting over, and whether the network is there.
 */
import { button, element, icon } from "./dom.js";
import { dialAddress } from "./phone_numbers.js";
import { words } from "./words.js";

/** How long “connected again” stays. */
const GOOD_NEWS_MS = 2500;
/** Connecting usually takes a blink; only a wait is worth a word. */
const PATIENCE_MS = 2000;

export class Header {
  /** @param {{onRestart: () => Promise<void>}} parts */
  constructor({ onRestart }) {
    this._onRestart = onRestart;
    this._restart = button({ class: "quiet", testid: "restart", text: words.restart, click: () => this._ask(true) });
    this._restart.setAttribute("aria-expanded", "false");
    this._yes = button({ class: "button danger", testid: "restart-yes", text: words.restartYes, click: () => void this._confirmed() });
    this._no = button({ class: "button", testid: "restart-no", text: words.restartNo, click: () => this._ask(false) });
    this._question = element("div", { class: "confirm", testid: "restart-confirm", attributes: { role: "group", "aria-label": words.restart } },
      element("p", { text: words.restartAsk }), element("div", { class: "confirm-buttons" }, this._yes, this._no));
    this._question.hidden = true;
    this._question.addEventListener("keydown", (event) => { if (event.key === "Escape") this._ask(false); });
    this._status = element("p", { class: "status", testid: "status", attributes: { role: "status" } });
    this.element = element("header", { class: "header" }, title(), this._restart, callLink(),
      element("p", { class: "tagline", text: words.tagline }), this._question, this._status);
    /** @type {number|undefined} */
    this._timer = undefined;
  }

  /** @param {import("./connection.js").Status} status */
  showStatus(status) {
    const before = this._status.dataset.state;
    this._status.dataset.state = status;
    window.clearTimeout(this._timer);
    if (status === "offline") {
      this._say(words.offline);
    } else if (status === "connecting") {
      this._timer = window.setTimeout(() => this._say(words.connecting), PATIENCE_MS);
    } else {
      this.showNews(before === "offline" ? words.online : "");
    }
  }

  /**
   * Say something that need not stay.
   * @param {string} sentence
   */
  showNews(sentence) {
    window.clearTimeout(this._timer);
    this._say(sentence);
    this._timer = window.setTimeout(() => this._say(""), GOOD_NEWS_MS);
  }

  /** @param {string} sentence */
  _say(sentence) {
    this._status.textContent = sentence;
  }

  /** @param {boolean} asking */
  _ask(asking) {
    this._question.hidden = !asking;
    this._restart.setAttribute("aria-expanded", String(asking));
    // The harmless choice gets the focus: a second Enter by mistake must not delete anything.
    if (asking) this._no.focus();
    else this._restart.focus();
  }

  async _confirmed() {
    this._yes.disabled = true;
    await this._onRestart();
    this._yes.disabled = false;
    this._ask(false);
  }
}

function title() {
  return element("h1", { class: "title" },
    element("span", { class: "mark", text: words.mark, attributes: { "aria-hidden": "true" } }), words.name);
}

function callLink() {
  return element("a", {
    class: "call",
    testid: "call",
    attributes: { href: dialAddress(words.callNumber), "aria-label": words.callLabel },
  }, icon("phone"), words.call);
}
