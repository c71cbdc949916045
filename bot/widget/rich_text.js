/**
 * A bot's plain text as DOM nodes: paragraphs, numbered steps with a hanging indent, phone numbers to tap.
 */
import { element } from "./dom.js";
import { dialAddress, phoneNumbers } from "./phone_numbers.js";

/** “1. ”, “2、”, “（3）”, “①”, “- ”; not “1.5倍”. */
const STEP = /^\s*(\d{1,2}(?:[、)）]|[.．](?!\d))|[（(]\d{1,2}[)）]|[①-⑳]|[-·•](?=\s))\s*(.*)$/;
const CONTINUED = /^\s{2,}\S/;

/**
 * Append a line, its phone numbers as links.
 * @param {HTMLElement} parent
 * @param {string} line
 * @returns {HTMLElement} the parent
 */
export function appendLinked(parent, line) {
  let done = 0;
  for (const { start, end, number } of phoneNumbers(line)) {
    const link = element("a", { class: "phone", text: number, attributes: { href: dialAddress(number) } });
    parent.append(line.slice(done, start), link);
    done = end;
  }
  parent.append(line.slice(done));
  return parent;
}

/**
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function richText(text) {
  const fragment = document.createDocumentFragment();
  /** @type {HTMLElement|null} */
  let stepBody = null;
  for (const line of text.replace(/\r\n?/g, "\n").trim().split("\n")) {
    const step = STEP.exec(line);
    if (step) {
      stepBody = element("span", { class: "step-body" });
      appendLinked(stepBody, step[2]);
      // The space keeps “1. 先……” apart for who copies the text or has it read aloud.
      fragment.append(element("p", { class: "step" }, element("span", { class: "step-number", text: `${step[1]} ` }), stepBody));
    } else if (stepBody && CONTINUED.test(line)) {
      stepBody.append("\n");
      appendLinked(stepBody, line.trim());
    } else {
      stepBody = null;
      const paragraph = element("p", { class: line.trim() ? "line" : "gap" });
      appendLinked(paragraph, line.trim());
      fragment.append(paragraph);
    }
  }
  return fragment;
}
