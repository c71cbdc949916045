/**
 * <union-chat>: the chat as one custom element. Everything lives in its shadow tree, so that neither the page's style
 * reaches in nor ours out.
 *
 * Attributes: `full-page` fills the window; `server` is the gateway's address when another one served the page.
 */
import { Chat } from "./chat.js";
import { element } from "./dom.js";
import { followKeyboard } from "./keyboard.js";

export class UnionChat extends HTMLElement {
  constructor() {
    super();
    /** @type {Chat|null} made when the element enters a page: only then are its attributes known */
    this._chat = null;
    this._stopFollowing = () => {};
  }

  connectedCallback() {
    if (this.hasAttribute("full-page")) this._stopFollowing = followKeyboard(this);
    if (!this._chat) {
      this._chat = new Chat({ server: this.getAttribute("server") || "" });
      this._render(this._chat);
    }
    this._chat.start();
  }

  disconnectedCallback() {
    this._stopFollowing();
    if (this._chat) this._chat.stop();
  }

  /** @param {Chat} chat */
  _render(chat) {
    const style = element("link", {
      attributes: { rel: "stylesheet", href: new URL("widget.css", import.meta.url).href },
    });
    const show = () => {
      chat.element.hidden = false;
      chat.shown({ focus: this.hasAttribute("full-page") && hasKeyboard() });
    };
    // Unstyled content must not flash by; but a style sheet that fails must not hide the chat either.
    chat.element.hidden = true;
    style.addEventListener("load", show);
    style.addEventListener("error", show);
    this.attachShadow({ mode: "open" }).append(style, chat.element);
  }
}

/** With a mouse there is a real keyboard; on a phone the focus would cover half the greeting with keys. */
function hasKeyboard() {
  return window.matchMedia("(hover: hover) and (pointer: fine)").matches;
}

customElements.define("union-chat", UnionChat);
