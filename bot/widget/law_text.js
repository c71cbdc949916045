/**
 * 看原文: under an answer's grounds, an article unfolds to its official words, where the service has them.
 *
 * @typedef {import("./api.js").Api} Api
 * @typedef {import("./contract.js").ArticleText} ArticleText
 * @typedef {import("./contract.js").LawReference} LawReference
 */
import { Refusal, Unreachable } from "./api.js";
import { element } from "./dom.js";
import { words } from "./words.js";

/** Asks the gateway for official words, for each article once. */
export class LawTexts {
  /** @param {Api} api */
  constructor(api) {
    this._api = api;
    /** @type {Map<string, Promise<ArticleText|null>>} */
    this._asked = new Map();
  }

  /**
   * @param {LawReference} reference
   * @returns {Promise<ArticleText|null>} null when there are none, or none can be had now
   */
  find(reference) {
    const key = reference.title + reference.article;
    const asked = this._asked.get(key) || this._ask(reference, key);
    this._asked.set(key, asked);
    return asked;
  }

  /**
   * @param {LawReference} reference
   * @param {string} key
   */
  async _ask(reference, key) {
    try {
      return await this._api.articleText(reference);
    } catch (error) {
      if (error instanceof Refusal) return null;
      if (!(error instanceof Unreachable)) throw error;
      // The network may be back when the grounds are unfolded again.
      this._asked.delete(key);
      return null;
    }
  }
}

/**
 * One article among an answer's grounds: its name, to which `unfold` adds its words.
 * @param {LawReference} reference
 * @param {LawTexts} texts
 * @returns {{node: HTMLLIElement, unfold: () => Promise<void>}}
 */
export function lawItem(reference, texts) {
  const name = `${inBookMarks(reference.title)}${reference.article}`;
  const node = element("li", { testid: "law-item", text: name });
  const unfold = async () => {
    const found = await texts.find(reference);
    if (!found || node.classList.contains("has-words")) return;
    node.classList.add("has-words");
    node.replaceChildren(officialWords(name, found));
  };
  return { node, unfold };
}

/**
 * @param {string} name
 * @param {ArticleText} found
 */
function officialWords(name, found) {
  const body = element("div", { class: "official", testid: "law-text" },
    ...found.text.split("\n").map((paragraph) => element("p", { text: paragraph })),
    element("p", { class: "official-of", text: words.textOf(inBookMarks(found.officialTitle), found.versionDate) }));
  if (!found.inForce) body.prepend(element("p", { class: "official-old", text: words.notInForce }));
  return element("details", { class: "statute" },
    element("summary", { testid: "law-show" },
      element("span", {}, name, " ",
        element("span", { class: "show-words" },
          element("span", { class: "when-closed", text: words.showWords }),
          element("span", { class: "when-open", text: words.hideWords })))),
    body);
}

/** @param {string} title */
function inBookMarks(title) {
  return title.startsWith("《") ? title : `《${title}》`;
}
