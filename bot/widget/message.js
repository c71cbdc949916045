/**
 * One message as a DOM node: the bubble, what is folded under it, cards and buttons.
 *
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Reply} Reply
 * @typedef {import("./conversation.js").Delivery} Delivery
 * @typedef {import("./law_text.js").LawTexts} LawTexts
 * @typedef {object} MessageActions
 * @property {(said: string, location?: import("./contract.js").SharedLocation) => void} onSay
 * @property {(id: string) => void} onRetry
 * @property {(sentence: string) => void} onNotice
 * @property {LawTexts} lawTexts
 */
import { button, element } from "./dom.js";
import { lawItem } from "./law_text.js";
import { shareLocation } from "./location.js";
import { richText } from "./rich_text.js";
import { stationCard } from "./station_card.js";
import { words } from "./words.js";

/**
 * @param {Message} message of anyone
 * @param {MessageActions} actions
 * @returns {HTMLElement}
 */
export function messageElement(message, actions) {
  if (message.author === "worker") return ownMessage({ id: message.id, said: message.text });
  if (message.author === "system") return systemLine(message.text);
  const reply = message.reply;
  const node = frame(message.author);
  if (message.author === "agent") node.append(element("p", { class: "author", text: words.agent }));
  const bubble = element("div", { class: reply ? `bubble ${reply.kind}` : "bubble" },
    element("div", { class: "text", testid: "message-text" }, richText((reply && reply.text) || message.text)));
  node.append(bubble);
  if (reply) appendReply({ node, bubble, reply, actions });
  return node;
}

/**
 * The worker's own words, exactly as typed.
 * @param {{id: string|null, said: string}} own
 * @returns {HTMLElement}
 */
export function ownMessage({ id, said }) {
  const node = frame("worker");
  if (id) node.dataset.id = id;
  node.append(element("div", { class: "bubble" }, element("div", { class: "text typed", testid: "message-text", text: said })));
  return node;
}

/**
 * @param {string} sentence
 * @returns {HTMLElement}
 */
export function systemLine(sentence) {
  const node = frame("system");
  node.append(element("p", { class: "text", testid: "message-text", text: sentence }));
  return node;
}

/**
 * Show how far an own message has come.
 * @param {HTMLElement} node
 * @param {Delivery} delivery
 * @param {() => void} onRetry
 */
export function showDelivery(node, delivery, onRetry) {
  if (node.dataset.state === delivery) return;
  node.dataset.state = delivery;
  const before = node.querySelector(".delivery");
  const now = delivery === "failed"
    ? button({ class: "delivery retry", testid: "retry", text: words.failed, click: onRetry })
    // To see it is enough; read aloud after each message it would be a nuisance.
    : element("p", { class: "delivery", text: words[delivery], attributes: { "aria-live": "off" } });
  if (before) before.replaceWith(now);
  else node.append(now);
}

/** @param {import("./contract.js").Author} author */
function frame(author) {
  const node = element("article", { class: `message ${author}`, testid: "message" },
    element("span", { class: "unseen", text: words.author[author] }));
  node.dataset.author = author;
  return node;
}

/** @param {{node: HTMLElement, bubble: HTMLElement, reply: Reply, actions: MessageActions}} parts */
function appendReply({ node, bubble, reply, actions }) {
  if (reply.amounts.length > 0) bubble.append(amounts(reply));
  if (reply.more) bubble.append(more(reply.more));
  if (reply.law.length + reply.sources.length > 0) bubble.append(grounds(reply, actions.lawTexts));
  if (reply.places.length > 0) {
    node.append(element("ul", { class: "cards", attributes: { "aria-label": words.stationsLabel } },
      ...reply.places.map(stationCard)));
  }
  if (reply.askLocation) {
    node.append(shareLocation({
      onLocation: (location) => actions.onSay(words.locationText, location),
      onNotice: actions.onNotice,
    }));
  }
  if (reply.buttons.length > 0) node.append(replyButtons(reply, actions));
}

/** @param {Reply} reply */
function amounts(reply) {
  return element("dl", { class: "amounts" }, ...reply.amounts.map(({ label, value }) =>
    element("div", { class: "amount" }, element("dt", { text: label }), element("dd", { text: value }))));
}

/** @param {string} details */
function more(details) {
  return element("details", { class: "fold more", testid: "more" },
    element("summary", {},
      element("span", { class: "when-closed", text: words.open }),
      element("span", { class: "when-open", text: words.close })),
    element("div", { class: "fold-body" }, richText(details)));
}

/**
 * @param {Reply} reply
 * @param {LawTexts} lawTexts
 */
function grounds(reply, lawTexts) {
  const body = element("div", { class: "fold-body" });
  const items = reply.law.map((reference) => lawItem(reference, lawTexts));
  if (items.length > 0) body.append(element("ul", { class: "grounds" }, ...items.map(({ node }) => node)));
  if (reply.sources.length > 0) {
    body.append(element("p", { class: "fold-title", text: words.sources }));
    body.append(element("ul", { class: "grounds" }, ...reply.sources.map(({ title, date }) =>
      element("li", { testid: "source-item" }, title, date && element("span", { class: "whole", text: `（${date}）` })))));
  }
  if (reply.reviewedOn) body.append(element("p", { class: "reviewed", text: words.reviewed + reply.reviewedOn }));
  const fold = element("details", { class: "fold law", testid: "law" },
    element("summary", { text: reply.law.length > 0 ? words.law : words.sources }), body);
  // Asked for only when somebody looks: most never unfold the grounds.
  fold.addEventListener("toggle", () => {
    if (fold.open) for (const { unfold } of items) void unfold();
  });
  return fold;
}

/**
 * @param {Reply} reply
 * @param {MessageActions} actions
 */
function replyButtons(reply, actions) {
  return element("div", { class: "buttons", attributes: { role: "group", "aria-label": words.replyLabel } },
    ...reply.buttons.map(({ title, payload }) =>
      button({ class: "button", testid: "reply-button", text: title, click: () => actions.onSay(payload) })));
}
