/**
 * Keeps the newest message in view for who is reading at the end, and leaves everyone else where they are.
 */

/** Nearer to the end than this counts as being at the end: fingers are not exact. */
const NEAR_PX = 80;
/** A tall answer is shown from its beginning, with this much room above. */
const HEADROOM_PX = 12;

export class Scrolling {
  /**
   * @param {object} parts
   * @param {HTMLElement} parts.view the element that scrolls
   * @param {HTMLElement} parts.pill shown when something new is out of sight
   */
  constructor({ view, pill }) {
    this._view = view;
    this._pill = pill;
    this._following = true;
    /** Before anything is said, the greeting is read from its beginning. */
    this._empty = true;
    view.addEventListener("scroll", () => this._scrolled(), { passive: true });
    pill.addEventListener("click", () => this.toEnd({ smooth: true }));
    // The keyboard opening or the input growing must not push the newest message out of sight.
    if (typeof ResizeObserver === "function") {
      new ResizeObserver(() => { if (this._following && !this._empty) this.toEnd(); }).observe(view);
    }
  }

  /** @param {{smooth?: boolean}} [how] */
  toEnd({ smooth = false } = {}) {
    this._following = true;
    this._empty = false;
    this._pill.hidden = true;
    this._moveTo(this._view.scrollHeight, smooth);
  }

  /** Everything was taken away. */
  emptied() {
    this._following = true;
    this._empty = true;
    this._pill.hidden = true;
    this._moveTo(0, false);
  }

  /**
   * Something was added. Call after it is in place.
   * @param {HTMLElement} node
   */
  added(node) {
    this._empty = false;
    if (!this._following) {
      this._pill.hidden = false;
      return;
    }
    const end = this._view.scrollHeight - this._view.clientHeight;
    const beginning = node.offsetTop - HEADROOM_PX;
    if (beginning < end) this._moveTo(beginning, false);
    else this.toEnd();
  }

  _scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this._view;
    this._following = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (this._following) this._pill.hidden = true;
  }

  /**
   * @param {number} top
   * @param {boolean} smooth
   */
  _moveTo(top, smooth) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this._view.scrollTo({ top, behavior: smooth && !calm ? "smooth" : "auto" });
  }
}
