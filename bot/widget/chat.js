/**
 * Puts the parts together: what is said goes to the conversation, what the conversation reports goes to the page.
 *
 * @typedef {import("./contract.js").SharedLocation} SharedLocation
 */
import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { element } from "./dom.js";
import { Header } from "./header.js";
import { LawTexts } from "./law_text.js";
import { MessageLog } from "./log.js";
import { Session } from "./session.js";
import { Storage } from "./storage.js";
import { words } from "./words.js";

/** A finger that bounces must not ask the same thing twice. */
const BOUNCE_MS = 800;

export class Chat {
  /** @param {{server: string}} parts the gateway's address; "" for the one that served the page */
  constructor({ server }) {
    const storage = new Storage("union-chat:");
    const api = new Api(server);
    /** @param {string} sentence */
    const onNotice = (sentence) => this._log.system(sentence);
    this._log = new MessageLog({
      onSay: (said, location) => this.say(said, location),
      onRetry: (id) => this._conversation.retry(id),
      onNotice,
      lawTexts: new LawTexts(api),
    });
    this._composer = new Composer({ onSay: (said) => this.say(said), onNotice });
    this._header = new Header({ onRestart: () => this._restart() });
    this._conversation = new Conversation({
      api,
      session: new Session({ api, storage }),
      storage,
      listener: {
        onMessage: (message) => this._log.show(message),
        onOwn: (outgoing, delivery, seq) => this._log.showOwn(outgoing, delivery, seq),
        onReturned: (outgoing) => {
          this._log.removeOwn(outgoing.id);
          this._composer.giveBack(outgoing.text);
        },
        onTyping: (typing) => this._log.typing(typing),
        onNotice,
        onStatus: (status) => this._header.showStatus(status),
        onReady: () => this._log.announce(),
        onRenewed: () => this._log.beginAnew(words.renewed),
      },
    });
    this._lastSaid = { said: "", at: 0 };
    this.element = element("section", { class: "chat", attributes: { "aria-label": words.region } },
      this._header.element, this._log.element, this._composer.element);
  }

  start() {
    this._conversation.start();
  }

  stop() {
    this._conversation.stop();
  }

  /** The page's style has arrived. @param {{focus: boolean}} how */
  shown({ focus }) {
    this._composer.fit();
    if (focus) this._composer.focus();
  }

  /**
   * Say something in the worker's name.
   * @param {string} said
   * @param {SharedLocation} [location]
   */
  say(said, location) {
    const now = Date.now();
    if (said === this._lastSaid.said && now - this._lastSaid.at < BOUNCE_MS) return;
    this._lastSaid = { said, at: now };
    this._log.announce();
    this._conversation.say(said, location);
  }

  async _restart() {
    if (await this._conversation.restart()) {
      this._log.clear();
      this._header.showNews(words.restarted);
    } else {
      this._log.system(words.restartFailed);
    }
  }
}
