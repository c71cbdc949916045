/**
 * The list of messages on the page: each at its place, the newest in view, the newest answer's buttons in front.
 *
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Outgoing} Outgoing
 * @typedef {import("./conversation.js").Delivery} Delivery
 * @typedef {import("./message.js").MessageActions} MessageActions
 */
import { button, element, icon } from "./dom.js";
import { messageElement, ownMessage, showDelivery, systemLine } from "./message.js";
import { richText } from "./rich_text.js";
import { Scrolling } from "./scrolling.js";
import { words } from "./words.js";

/** Places in the list that are no sequence numbers: of an earlier conversation, and not yet confirmed. */
const PAST = -1;
const WAITING = Infinity;

export class MessageLog {
  /** @param {MessageActions} actions */
  constructor(actions) {
    /** @type {WeakMap<Element, number>} by which the list is sorted: sequence numbers, and places between them */
    this._order = new WeakMap();
    this._highest = 0;
    /** @type {Map<string, HTMLElement>} own messages */
    this._byId = new Map();
    /** @type {Map<string, HTMLElement>} the newest message of each author */
    this._newest = new Map();
    this._actions = actions;
    this._greeting = greeting(actions);
    // Announced only once the past has been shown; see announce().
    this._list = element("div", {
      class: "log",
      testid: "chat-log",
      attributes: { role: "log", "aria-label": words.logLabel, "aria-live": "off", "aria-relevant": "additions" },
    });
    this._typing = element("p", { class: "typing", testid: "typing" },
      element("span", { class: "unseen", text: words.typing }), element("i"), element("i"), element("i"));
    this._typing.hidden = true;
    const content = element("div", { class: "content" }, this._greeting, this._list, this._typing);
    const view = element("div", { class: "view", attributes: { tabindex: "0", role: "group", "aria-label": words.logLabel } }, content);
    const pill = button({ class: "pill", testid: "new-messages" }, words.newMessages, icon("down"));
    pill.hidden = true;
    this._scrolling = new Scrolling({ view, pill });
    this.element = element("div", { class: "middle" }, view, pill);
  }

  /** @param {Message} message */
  show(message) {
    const own = message.id ? this._byId.get(message.id) : undefined;
    if (own && message.author === "worker") {
      this._place(own, message.seq);
      this._deliver(own, message.id || "", "sent");
      return;
    }
    const node = messageElement(message, this._actions);
    if (message.id && message.author === "worker") this._byId.set(message.id, node);
    this._place(node, message.seq);
    this._markNewest(node, message.author);
    this._scrolling.added(node);
  }

  /**
   * @param {Outgoing} outgoing
   * @param {Delivery} delivery
   * @param {number|null} seq
   */
  showOwn(outgoing, delivery, seq) {
    const known = this._byId.get(outgoing.id);
    const node = known || ownMessage({ id: outgoing.id, said: outgoing.text });
    this._deliver(node, outgoing.id, delivery);
    if (!known) {
      this._byId.set(outgoing.id, node);
      this._place(node, WAITING);
      this._markNewest(node, "worker");
      this._scrolling.toEnd();
    }
    if (seq !== null) this._place(node, seq);
  }

  /** @param {string} id */
  removeOwn(id) {
    const node = this._byId.get(id);
    if (node) node.remove();
    this._byId.delete(id);
  }

  /**
   * A quiet line of the widget itself. The same line is not said twice in a row.
   * @param {string} sentence
   */
  system(sentence) {
    const said = [...this._list.children].filter((node) => this._orderOf(node) !== WAITING).pop();
    if (said && said.classList.contains("system") && said.textContent === words.author.system + sentence) return;
    const node = systemLine(sentence);
    this._place(node, this._highest + 0.5);
    this._scrolling.added(node);
  }

  /** @param {boolean} typing */
  typing(typing) {
    if (this._typing.hidden === !typing) return;
    this._typing.hidden = !typing;
    if (typing) this._scrolling.added(this._typing);
  }

  /** From now on a screen reader says what is added; not before, or it would read out the whole past. */
  announce() {
    // A frame later, so that what was just added does not count as new.
    window.requestAnimationFrame(() => this._list.setAttribute("aria-live", "polite"));
  }

  /**
   * A new conversation follows: what was said stays to read, and numbers begin anew below it.
   * @param {string} sentence says why
   */
  beginAnew(sentence) {
    for (const node of this._list.children) {
      if (this._orderOf(node) === WAITING) continue;
      this._order.set(node, PAST);
      node.removeAttribute("data-seq");
    }
    this._highest = 0;
    this.system(sentence);
  }

  clear() {
    this._list.textContent = "";
    this._typing.hidden = true;
    this._greeting.classList.add("is-newest");
    this._highest = 0;
    this._byId.clear();
    this._newest.clear();
    this._scrolling.emptied();
  }

  /** @param {Element} node */
  _orderOf(node) {
    const known = this._order.get(node);
    return known === undefined ? PAST : known;
  }

  /**
   * @param {HTMLElement} node
   * @param {string} id
   * @param {Delivery} delivery
   */
  _deliver(node, id, delivery) {
    showDelivery(node, delivery, () => this._actions.onRetry(id));
  }

  /**
   * Put a node where its number belongs. What waits to be sent stays last.
   * @param {HTMLElement} node
   * @param {number} place
   */
  _place(node, place) {
    this._order.set(node, place);
    if (Number.isInteger(place)) {
      node.dataset.seq = String(place);
      this._highest = Math.max(this._highest, place);
    }
    /** @type {Element|null} */
    let before = null;
    let last = this._list.lastElementChild;
    while (last && (last === node || this._orderOf(last) > place)) {
      if (last !== node) before = last;
      last = last.previousElementSibling;
    }
    // Moving a node takes its focus away and has it announced again, so it only moves when it must.
    const inPlace = node.parentNode === this._list && node.nextElementSibling === before;
    if (!inPlace) this._list.insertBefore(node, before);
  }

  /**
   * @param {HTMLElement} node
   * @param {string} author
   */
  _markNewest(node, author) {
    const before = this._newest.get(author);
    if (before && this._orderOf(before) > this._orderOf(node)) return;
    if (before) before.classList.remove("is-newest");
    if (author !== "system") this._greeting.classList.remove("is-newest");
    node.classList.add("is-newest");
    this._newest.set(author, node);
  }
}

/** @param {MessageActions} actions */
function greeting(actions) {
  return element("section", { class: "message bot greeting is-newest", testid: "greeting" },
    element("div", { class: "bubble" },
      element("div", { class: "text" }, richText(words.greeting)),
      element("p", { class: "privacy", text: words.privacy })),
    element("div", { class: "buttons", attributes: { role: "group", "aria-label": words.quickLabel } },
      ...words.quick.map((question) =>
        button({ class: "button", testid: "quick-button", text: question, click: () => actions.onSay(question) }))));
}
