/**
 * Where the worker writes: grows with the text, sends by Enter or by button, and never loses a word.
 */
import { element } from "./dom.js";
import { LONGEST_MESSAGE, words } from "./words.js";

/** From here on the worker is told how much room is left. */
const COUNT_FROM = 1800;
/** Safari reports this key code for the Enter that ends a composition, after it has already ended. */
const COMPOSING_KEY = 229;

export class Composer {
  /**
   * @param {object} parts
   * @param {(said: string) => void} parts.onSay
   * @param {(sentence: string) => void} parts.onNotice
   */
  constructor({ onSay, onNotice }) {
    this._onSay = onSay;
    this._onNotice = onNotice;
    this._input = element("textarea", {
      class: "input",
      testid: "input",
      attributes: { id: "input", rows: "1", placeholder: words.placeholder, enterkeyhint: "send", autocomplete: "off", "aria-describedby": "count" },
    });
    this._count = element("p", { class: "count", testid: "count", attributes: { id: "count" } });
    this._send = element("button", { class: "send", testid: "send", text: words.send });
    this.element = element("form", { class: "composer", attributes: { "aria-label": words.formLabel } },
      this._count,
      element("label", { class: "unseen", text: words.inputLabel, attributes: { for: "input" } }),
      element("div", { class: "row" }, this._input, this._send));
    this._listen();
    this._changed();
  }

  focus() {
    this._input.focus({ preventScroll: true });
  }

  /**
   * Give back what could not be sent, before whatever has been typed since.
   * @param {string} said
   */
  giveBack(said) {
    this._input.value = this._input.value.trim() ? `${said}\n${this._input.value}` : said;
    this._changed();
  }

  /** Fit the height to the text; also needed once the style sheet has arrived. */
  fit() {
    const input = this._input;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  }

  _listen() {
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this._submit();
    });
    this._input.addEventListener("input", () => this._changed());
    this._input.addEventListener("keydown", (event) => {
      // Enter also picks a word in Chinese input methods; that Enter must not send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === COMPOSING_KEY) return;
      event.preventDefault();
      this._submit();
    });
    // The button must not take the focus, or the keyboard of a phone closes and opens again at every message.
    this._send.addEventListener("pointerdown", (event) => event.preventDefault());
    this._send.addEventListener("mousedown", (event) => event.preventDefault());
  }

  _submit() {
    const said = this._input.value.trim();
    const over = length(said) - LONGEST_MESSAGE;
    this.focus();
    if (!said) return;
    if (over > 0) {
      this._onNotice(words.tooLong(over));
      return;
    }
    this._input.value = "";
    this._changed();
    this._onSay(said);
  }

  _changed() {
    const used = length(this._input.value.trim());
    const over = used - LONGEST_MESSAGE;
    this._count.textContent = used < COUNT_FROM ? "" : over > 0 ? words.over(over) : words.left(-over);
    this._count.classList.toggle("over", over > 0);
    this._input.setAttribute("aria-invalid", String(over > 0));
    this.fit();
  }
}

/**
 * Characters as the gateway counts them; `length` would count a rare character twice.
 * @param {string} value
 */
function length(value) {
  return [...value].length;
}
