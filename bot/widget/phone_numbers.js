/**
 * Finding the phone numbers in a sentence, so that a thumb can call them, and leaving sums, dates and articles alone.
 *
 * @typedef {{start: number, end: number, number: string}} PhoneNumber
 */

const CANDIDATE = new RegExp([
  "(?:\\+?86[- ]?)?1[3-9]\\d{9}", // mobile
  "0\\d{2,3}[-－—]?\\d{7,8}", // with an area code
  "[48]00[- ]?\\d{3}[- ]?\\d{4}",
  "[48]00[- ]?\\d{4}[- ]?\\d{3}",
  "123\\d{2}", // public hotlines, 12351 first of all
  "1(?:10|19|20|22)", // emergencies
].join("|"), "g");

/** A number that goes on, or that stands in a sum, is no phone number. */
const GOES_ON_BEFORE = /[\dA-Za-z.,，¥￥$第-]$/;
const GOES_ON_AFTER = /^(?:[\dA-Za-z]|[.,，-]\d|\s*[元块万千百亿个天年月条%％])/;
/** 120 and 110 are far more often a quantity; they count only right after a word of calling. */
const CALLING = /(?:打|拨|警|急救|火警|电话)[“"：:（(\s]*$/;

/**
 * @param {string} text
 * @returns {PhoneNumber[]}
 */
export function phoneNumbers(text) {
  const found = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const start = match.index === undefined ? 0 : match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 8), start);
    if (GOES_ON_BEFORE.test(before) || GOES_ON_AFTER.test(text.slice(end, end + 6))) continue;
    if (match[0].length === 3 && !CALLING.test(before)) continue;
    found.push({ start, end, number: match[0] });
  }
  return found;
}

/**
 * @param {string} number as written
 * @returns {string} the address a phone dials
 */
export function dialAddress(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}
