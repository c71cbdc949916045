/**
 * One worker's conversation as the page sees it: say something, hear of every message exactly once, whatever the
 * network does. Knows nothing of the DOM.
 *
 * @typedef {import("./contract.js").Fields} Fields
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Outgoing} Outgoing
 * @typedef {import("./contract.js").SharedLocation} SharedLocation
 * @typedef {"sending"|"sent"|"failed"} Delivery
 * @typedef {object} ConversationListener
 * @property {(message: Message) => void} onMessage a message not seen before
 * @property {(outgoing: Outgoing, delivery: Delivery, seq: number|null) => void} onOwn own message: new, or its state changed
 * @property {(outgoing: Outgoing) => void} onReturned the gateway will not take it: its text belongs back to the worker
 * @property {(typing: boolean) => void} onTyping
 * @property {(sentence: string) => void} onNotice
 * @property {(status: import("./connection.js").Status) => void} onStatus
 * @property {() => void} onReady what was said before has been shown; everything from now on is new
 * @property {() => void} onRenewed the old conversation is gone, a new one begins
 */
import { Refusal, Unreachable, meansGone, meansUnacceptable } from "./api.js";
import { Connection } from "./connection.js";
import { readMessage, text } from "./contract.js";
import { Outbox } from "./outbox.js";
import { Sequence } from "./sequence.js";
import { words } from "./words.js";

const CONFIRM_PATIENCE_MS = 10000;
const TYPING_AT_MOST_MS = 20000;
const GAP_PATIENCE_MS = 2000;
const HISTORY_PATIENCE_MS = 3000;

export class Conversation {
  /**
   * @param {object} parts
   * @param {import("./api.js").Api} parts.api
   * @param {import("./session.js").Session} parts.session
   * @param {import("./storage.js").Storage} parts.storage
   * @param {ConversationListener} parts.listener
   */
  constructor({ api, session, storage, listener }) {
    this._api = api;
    this._session = session;
    this._listener = listener;
    this._outbox = new Outbox(storage);
    this._sequence = new Sequence();
    this._connection = new Connection({
      api,
      session,
      pending: () => this._outbox.all(),
      cursor: () => this._sequence.cursor,
      listener: {
        onWelcome: (lastSeq) => this._welcomed(lastSeq),
        onFrame: (frame) => this._received(frame),
        onMessages: (messages) => this._receivedAll(messages),
        onStored: (id, seq) => this._stored(id, seq),
        onRefused: (refused) => this._refused(refused),
        onStatus: (status) => this._statusChanged(status),
        onGone: () => this._gone(),
      },
    });
    /** @type {Map<string, number>} timers of messages not yet confirmed */
    this._confirming = new Map();
    /** @type {number|null} the newest message of the time before this page was opened */
    this._historyEnd = null;
    this._ready = false;
    /** @type {number|undefined} */
    this._typingTimer = undefined;
    /** @type {number|undefined} */
    this._gapTimer = undefined;
  }

  start() {
    for (const outgoing of this._outbox.all()) this._expect(outgoing);
    this._connection.start();
  }

  stop() {
    this._connection.stop();
    for (const timer of this._confirming.values()) window.clearTimeout(timer);
    this._confirming.clear();
    window.clearTimeout(this._gapTimer);
    this._setTyping(false);
  }

  /**
   * @param {string} said
   * @param {SharedLocation} [location]
   */
  say(said, location) {
    const outgoing = this._outbox.add(said, location);
    this._expect(outgoing);
    this._connection.deliver(outgoing);
  }

  /**
   * Send again what has not arrived.
   * @param {string} id
   */
  retry(id) {
    const outgoing = this._outbox.get(id);
    if (!outgoing) return;
    this._expect(outgoing);
    this._connection.deliver(outgoing);
  }

  /**
   * Delete the conversation on the gateway and begin anew.
   * @returns {Promise<boolean>} false when the gateway was not reached: then nothing has changed
   */
  async restart() {
    // Stopped first: the gateway closes the socket of a deleted conversation, which is no loss to report.
    this._connection.stop();
    const credentials = this._session.known();
    try {
      if (credentials) await this._api.remove(credentials);
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
      if (!(error instanceof Refusal && meansGone(error.code))) {
        this._connection.start();
        return false;
      }
    }
    this.stop();
    this._session.forget();
    this._outbox.clear();
    this._sequence.reset();
    this._connection.start();
    return true;
  }

  /** @param {number} lastSeq */
  _welcomed(lastSeq) {
    if (this._historyEnd === null) {
      this._historyEnd = lastSeq;
      window.setTimeout(() => this._setReady(), HISTORY_PATIENCE_MS);
    }
    this._checkReady();
  }

  /** @param {Fields} frame */
  _received(frame) {
    if (frame.type === "message") {
      const message = readMessage(frame.message);
      if (message) this._accept(message);
    } else if (frame.type === "stored") {
      if (typeof frame.seq === "number") this._stored(text(frame.id), frame.seq);
    } else if (frame.type === "typing") {
      this._setTyping(true);
    } else if (frame.type === "error") {
      this._refused({ id: text(frame.id), code: text(frame.code), message: text(frame.message) });
    }
  }

  /** @param {Message[]} messages complete: what is missing between them does not exist */
  _receivedAll(messages) {
    for (const message of messages) this._accept(message);
    this._sequence.settle(Math.max(0, ...messages.map((message) => message.seq)));
    this._setReady();
  }

  /** @param {Message} message */
  _accept(message) {
    if (message.author === "worker" && message.id) this._settleOutgoing(message.id);
    if (!this._sequence.accept(message.seq)) return;
    if (message.author !== "worker") this._setTyping(false);
    this._listener.onMessage(message);
    this._watchGap();
    this._checkReady();
  }

  /**
   * @param {string} id
   * @param {number} seq
   */
  _stored(id, seq) {
    const outgoing = this._outbox.get(id);
    if (!outgoing) return;
    this._settleOutgoing(id);
    if (!this._sequence.accept(seq)) return;
    this._listener.onOwn(outgoing, "sent", seq);
    this._setTyping(true);
    this._watchGap();
  }

  /** @param {{id: string, code: string, message: string}} refused */
  _refused({ id, code, message }) {
    if (meansGone(code)) {
      this._connection.renew();
      return;
    }
    const outgoing = this._outbox.get(id);
    if (outgoing && meansUnacceptable(code)) {
      this._settleOutgoing(id);
      this._listener.onReturned(outgoing);
    } else if (outgoing) {
      this._stopConfirming(id);
      this._listener.onOwn(outgoing, "failed", null);
    }
    this._listener.onNotice(message || words.unexpected);
  }

  _gone() {
    this._sequence.reset();
    this._setTyping(false);
    this._listener.onRenewed();
  }

  /** @param {import("./connection.js").Status} status */
  _statusChanged(status) {
    if (status === "offline") this._setTyping(false);
    // Waiting again for what the new road carries; until now it could not have been confirmed.
    if (status === "online") for (const outgoing of this._outbox.all()) this._expect(outgoing);
    this._listener.onStatus(status);
  }

  /**
   * It is on its way; if no confirmation comes in time, say so.
   * @param {Outgoing} outgoing
   */
  _expect(outgoing) {
    this._listener.onOwn(outgoing, "sending", null);
    this._stopConfirming(outgoing.id);
    const timer = window.setTimeout(() => {
      this._listener.onOwn(outgoing, "failed", null);
      this._connection.distrust();
    }, CONFIRM_PATIENCE_MS);
    this._confirming.set(outgoing.id, timer);
  }

  /** @param {string} id */
  _stopConfirming(id) {
    window.clearTimeout(this._confirming.get(id));
    this._confirming.delete(id);
  }

  /** @param {string} id */
  _settleOutgoing(id) {
    this._stopConfirming(id);
    this._outbox.remove(id);
  }

  /** @param {boolean} typing */
  _setTyping(typing) {
    window.clearTimeout(this._typingTimer);
    if (typing) this._typingTimer = window.setTimeout(() => this._setTyping(false), TYPING_AT_MOST_MS);
    this._listener.onTyping(typing);
  }

  /** Something is missing in the middle: give it a moment, then ask for it. */
  _watchGap() {
    window.clearTimeout(this._gapTimer);
    if (this._sequence.gap) this._gapTimer = window.setTimeout(() => void this._fillGap(), GAP_PATIENCE_MS);
  }

  async _fillGap() {
    const credentials = this._session.known();
    if (!credentials || !this._sequence.gap) return;
    try {
      const { messages } = await this._api.messagesAfter(credentials, this._sequence.cursor);
      if (credentials === this._session.known()) this._receivedAll(messages);
    } catch (error) {
      // The next connection asks for everything after the gap anyway.
      if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
    }
  }

  _checkReady() {
    if (this._historyEnd !== null && this._sequence.highest >= this._historyEnd) this._setReady();
  }

  _setReady() {
    if (this._ready) return;
    this._ready = true;
    this._listener.onReady();
  }
}
