/**
 * The slow road for networks that block WebSockets: post what is waiting, ask for what is new, again and again.
 *
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Outgoing} Outgoing
 * @typedef {object} PollingListener
 * @property {(messages: Message[]) => void} onMessages everything after the cursor, in order
 * @property {(id: string, seq: number) => void} onStored
 * @property {(refused: {id: string, code: string, message: string}) => void} onRefused
 * @property {() => void} onGone
 * @property {() => void} onHealth `healthy` has changed
 */
import { Refusal, Unreachable, meansGone } from "./api.js";

const EVERY_MS = 3000;
/** An answer is usually there within a second of the question. */
const AFTER_POSTING_MS = 700;

export class Polling {
  /**
   * @param {object} parts
   * @param {import("./api.js").Api} parts.api
   * @param {import("./contract.js").Credentials} parts.credentials
   * @param {() => Outgoing[]} parts.pending
   * @param {() => number} parts.cursor
   * @param {PollingListener} parts.listener
   */
  constructor({ api, credentials, pending, cursor, listener }) {
    this._api = api;
    this._credentials = credentials;
    this._pending = pending;
    this._cursor = cursor;
    this._listener = listener;
    this.healthy = false;
    this._stopped = false;
    this._busy = false;
    this._again = false;
    /** @type {number|undefined} */
    this._timer = undefined;
    this.wake();
  }

  /** Go round now: something is waiting to be sent. */
  wake() {
    window.clearTimeout(this._timer);
    if (this._busy) this._again = true;
    else void this._round();
  }

  stop() {
    this._stopped = true;
    window.clearTimeout(this._timer);
  }

  async _round() {
    this._busy = true;
    let wait = EVERY_MS;
    try {
      if (await this._postPending()) wait = AFTER_POSTING_MS;
      const { messages } = await this._api.messagesAfter(this._credentials, this._cursor());
      if (!this._stopped) this._listener.onMessages(messages);
      this._setHealthy(true);
    } catch (error) {
      this._failed(error);
    } finally {
      this._busy = false;
    }
    if (this._stopped) return;
    this._timer = window.setTimeout(() => void this._round(), this._again ? 0 : wait);
    this._again = false;
  }

  /** @returns {Promise<boolean>} whether anything was posted */
  async _postPending() {
    const pending = this._pending();
    for (const outgoing of pending) {
      try {
        const stored = await this._api.post(this._credentials, outgoing);
        if (this._stopped) return false;
        if (stored) this._listener.onStored(outgoing.id, stored.seq);
      } catch (error) {
        if (!(error instanceof Refusal) || meansGone(error.code)) throw error;
        this._listener.onRefused({ id: outgoing.id, code: error.code, message: error.message });
      }
    }
    return pending.length > 0;
  }

  /** @param {unknown} error */
  _failed(error) {
    if (this._stopped) return;
    if (error instanceof Refusal && meansGone(error.code)) {
      this.stop();
      this._listener.onGone();
    } else if (error instanceof Refusal || error instanceof Unreachable) {
      this._setHealthy(false);
    } else {
      throw error;
    }
  }

  /** @param {boolean} healthy */
  _setHealthy(healthy) {
    if (this._stopped || this.healthy === healthy) return;
    this.healthy = healthy;
    this._listener.onHealth();
  }
}
