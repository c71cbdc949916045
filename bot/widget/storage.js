/**
 * A few small values that survive a reload; in memory alone where the browser forbids storage (private windows,
 * embedded views), so that the widget works the same for as long as the page is open.
 */
export class Storage {
  /** @param {string} prefix keeps our keys apart from the page's own */
  constructor(prefix) {
    this._prefix = prefix;
    /** @type {Map<string, string>} */
    this._memory = new Map();
    this._lasting = lastingStorage(prefix);
  }

  /**
   * @param {string} key
   * @returns {unknown} null when there is nothing, or nothing readable
   */
  read(key) {
    const written = this._lasting ? this._lasting.getItem(this._prefix + key) : null;
    const value = written === null ? this._memory.get(key) : written;
    if (value === undefined) return null;
    try {
      return JSON.parse(value);
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  write(key, value) {
    const written = JSON.stringify(value);
    this._memory.set(key, written);
    try {
      if (this._lasting) this._lasting.setItem(this._prefix + key, written);
    } catch (error) {
      // A full disk must not stop a message; it is still in memory.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  /** @param {string} key */
  remove(key) {
    this._memory.delete(key);
    if (this._lasting) this._lasting.removeItem(this._prefix + key);
  }

  /**
   * @param {string} start
   * @returns {string[]} all keys that begin with `start`
   */
  keys(start) {
    const found = new Set(this._memory.keys());
    const lasting = this._lasting;
    for (let index = 0; lasting && index < lasting.length; index += 1) {
      const key = lasting.key(index);
      if (key !== null && key.startsWith(this._prefix)) found.add(key.slice(this._prefix.length));
    }
    return [...found].filter((key) => key.startsWith(start));
  }
}

/**
 * localStorage, when it is there and may be written; even naming it throws where it is blocked.
 * @param {string} prefix
 * @returns {globalThis.Storage|null}
 */
function lastingStorage(prefix) {
  try {
    const lasting = window.localStorage;
    lasting.setItem(`${prefix}probe`, "1");
    lasting.removeItem(`${prefix}probe`);
    return lasting;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return null;
    throw error;
  }
}
