/**
 * Which sequence numbers have been seen: each message is shown once, and after a cut we ask for exactly what is missing.
 */
export class Sequence {
  constructor() {
    /** Everything up to here has arrived. */
    this.cursor = 0;
    this.highest = 0;
    /** @type {Set<number>} arrived, but something before them has not */
    this._beyond = new Set();
  }

  /** A new conversation counts from the beginning. */
  reset() {
    this.cursor = 0;
    this.highest = 0;
    this._beyond.clear();
  }

  /** Whether something is missing before the newest message. */
  get gap() {
    return this._beyond.size > 0;
  }

  /**
   * @param {number} seq
   * @returns {boolean} whether it is new
   */
  accept(seq) {
    if (seq <= this.cursor || this._beyond.has(seq)) return false;
    this._beyond.add(seq);
    this.highest = Math.max(this.highest, seq);
    this._advance();
    return true;
  }

  /**
   * The gateway has told everything up to `seq`; numbers it left out do not exist.
   * @param {number} seq
   */
  settle(seq) {
    this.cursor = Math.max(this.cursor, seq);
    this.highest = Math.max(this.highest, seq);
    for (const number of this._beyond) if (number <= this.cursor) this._beyond.delete(number);
    this._advance();
  }

  _advance() {
    while (this._beyond.delete(this.cursor + 1)) this.cursor += 1;
  }
}
