/**
 * What the worker has said and the gateway has not yet confirmed. It outlives a reload, and an entry keeps its id, so
 * that sending it again can never store it twice.
 *
 * @typedef {import("./contract.js").Outgoing} Outgoing
 * @typedef {import("./contract.js").SharedLocation} SharedLocation
 */
import { fields, text } from "./contract.js";

/** One key per message: two tabs then never overwrite each other's. */
const PREFIX = "unsent:";

export class Outbox {
  /** @param {import("./storage.js").Storage} storage */
  constructor(storage) {
    this._storage = storage;
    /** @type {Map<string, Outgoing>} in the order of sending */
    this._waiting = new Map();
    this._restore();
  }

  /**
   * @param {string} said
   * @param {SharedLocation} [location]
   * @returns {Outgoing}
   */
  add(said, location) {
    const outgoing = location ? { id: uniqueId(), text: said, location } : { id: uniqueId(), text: said };
    this._waiting.set(outgoing.id, outgoing);
    this._storage.write(PREFIX + outgoing.id, { ...outgoing, saidAt: Date.now() });
    return outgoing;
  }

  /**
   * @param {string} id
   * @returns {Outgoing|undefined}
   */
  get(id) {
    return this._waiting.get(id);
  }

  /** @returns {Outgoing[]} */
  all() {
    return [...this._waiting.values()];
  }

  /** @param {string} id */
  remove(id) {
    this._waiting.delete(id);
    this._storage.remove(PREFIX + id);
  }

  /** Forget everything, also what other tabs left behind. */
  clear() {
    for (const key of this._storage.keys(PREFIX)) this._storage.remove(key);
    this._waiting.clear();
  }

  _restore() {
    const stored = this._storage.keys(PREFIX).map((key) => fields(this._storage.read(key)));
    stored.sort((one, other) => Number(one.saidAt) - Number(other.saidAt));
    for (const entry of stored) {
      const id = text(entry.id);
      if (!id || !text(entry.text)) continue;
      const location = /** @type {SharedLocation|undefined} */ (entry.location);
      this._waiting.set(id, location ? { id, text: text(entry.text), location } : { id, text: text(entry.text) });
    }
  }
}

/**
 * An id no other client makes. `randomUUID` is missing on plain http pages and old phones.
 * @returns {string}
 */
export function uniqueId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
