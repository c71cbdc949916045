/**
 * Which conversation this browser is in: made once, kept over reloads, replaced when the gateway no longer knows it.
 *
 * @typedef {import("./contract.js").Credentials} Credentials
 */
import { fields, text } from "./contract.js";

const KEY = "conversation";

export class Session {
  /**
   * @param {object} parts
   * @param {import("./api.js").Api} parts.api
   * @param {import("./storage.js").Storage} parts.storage
   */
  constructor({ api, storage }) {
    this._api = api;
    this._storage = storage;
    /** @type {Credentials|null} */
    this._current = null;
    /** @type {Promise<Credentials>|null} */
    this._creating = null;
  }

  /**
   * The conversation already known, without asking the network.
   * @returns {Credentials|null}
   */
  known() {
    if (!this._current) {
      const stored = fields(this._storage.read(KEY));
      const credentials = { id: text(stored.id), token: text(stored.token) };
      if (credentials.id && credentials.token) this._current = credentials;
    }
    return this._current;
  }

  /**
   * The conversation, begun now when there is none. Asked twice at once, it begins only one.
   * @returns {Promise<Credentials>}
   */
  credentials() {
    const known = this.known();
    if (known) return Promise.resolve(known);
    if (!this._creating) {
      this._creating = this._create().finally(() => { this._creating = null; });
    }
    return this._creating;
  }

  /** Leave the conversation. What another tab has begun since is kept and taken up instead. */
  forget() {
    const left = this._current;
    this._current = null;
    const stored = fields(this._storage.read(KEY));
    if (left && text(stored.id) === left.id) this._storage.remove(KEY);
  }

  /** @returns {Promise<Credentials>} */
  async _create() {
    const credentials = await this._api.createConversation();
    this._storage.write(KEY, credentials);
    this._current = credentials;
    return credentials;
  }
}
