/**
 * What the gateway says, read with care: whatever arrives, the rest of the widget sees these shapes and nothing else.
 *
 * @typedef {{title: string, article: string}} LawReference
 * @typedef {{officialTitle: string, text: string, versionDate: string, inForce: boolean}} ArticleText
 * @typedef {{title: string, date: string}} Source
 * @typedef {{title: string, payload: string}} ReplyButton
 * @typedef {{label: string, value: string}} Amount
 * @typedef {object} Place
 * @property {string} name
 * @property {string} kindTitle
 * @property {string} address
 * @property {number|null} distance in metres
 * @property {string} hours
 * @property {boolean|null} openNow
 * @property {string[]} amenities
 * @property {string} phone
 * @property {string} source
 * @property {string} checkedOn
 * @property {boolean} sample
 * @property {string} mapUrl
 *
 * @typedef {object} Reply
 * @property {string} kind
 * @property {string} text
 * @property {string} more
 * @property {LawReference[]} law
 * @property {Source[]} sources
 * @property {string} reviewedOn
 * @property {ReplyButton[]} buttons
 * @property {Place[]} places
 * @property {Amount[]} amounts
 * @property {boolean} askLocation
 *
 * @typedef {"worker"|"bot"|"agent"|"system"} Author
 * @typedef {object} Message
 * @property {number} seq
 * @property {string|null} id the id its sender's client gave it
 * @property {Author} author
 * @property {string} text
 * @property {string} status
 * @property {number|null} replyTo
 * @property {Reply|null} reply
 *
 * @typedef {{latitude: number, longitude: number, system: "WGS-84"}} SharedLocation
 * @typedef {{id: string, text: string, location?: SharedLocation}} Outgoing
 * @typedef {{id: string, token: string}} Credentials
 * @typedef {{[key: string]: unknown}} Fields
 */

const AUTHORS = ["worker", "bot", "agent", "system"];

/**
 * The fields of a JSON object; none when it is something else.
 * @param {unknown} value
 * @returns {Fields}
 */
export function fields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Fields} */ (value) : {};
}

/**
 * A string, also made of a number; "" for anything else, so that no "[object Object]" is ever shown.
 * @param {unknown} value
 * @returns {string}
 */
export function text(value) {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

/**
 * @param {unknown} value
 * @returns {number|null}
 */
function number(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/**
 * @template T
 * @param {unknown} value
 * @param {(item: unknown) => T} read
 * @returns {T[]}
 */
function list(value, read) {
  return Array.isArray(value) ? value.map(read) : [];
}

/**
 * @param {unknown} value
 * @returns {Place}
 */
function readPlace(value) {
  const place = fields(value);
  return {
    name: text(place.name),
    kindTitle: text(place.kind_title),
    address: text(place.address),
    distance: number(place.distance_m),
    hours: text(place.hours),
    openNow: typeof place.open_now === "boolean" ? place.open_now : null,
    amenities: list(place.amenities, text).filter(Boolean),
    phone: text(place.phone),
    source: text(place.source),
    checkedOn: text(place.checked_on),
    sample: place.sample === true,
    mapUrl: text(place.map_url),
  };
}

/**
 * @param {unknown} value
 * @returns {Reply}
 */
export function readReply(value) {
  const reply = fields(value);
  return {
    kind: text(reply.kind),
    text: text(reply.text),
    more: text(reply.more),
    law: list(reply.law, (item) => ({ title: text(fields(item).title), article: text(fields(item).article) })),
    sources: list(reply.sources, (item) => ({ title: text(fields(item).title), date: text(fields(item).date) })),
    reviewedOn: text(reply.reviewed_on),
    buttons: list(reply.buttons, (item) => ({ title: text(fields(item).title), payload: text(fields(item).payload) }))
      .filter((button) => button.title && button.payload),
    places: list(reply.places, readPlace).filter((place) => place.name),
    amounts: list(reply.amounts, (item) => ({ label: text(fields(item).label), value: text(fields(item).value) })),
    askLocation: reply.ask_location === true,
  };
}

/**
 * The official words of an article, or null when there are none.
 * @param {unknown} value
 * @returns {ArticleText|null}
 */
export function readArticleText(value) {
  const article = fields(value);
  const said = text(article.text);
  if (!said) return null;
  return {
    officialTitle: text(article.official_title) || text(article.title),
    text: said,
    versionDate: text(article.version_date),
    inForce: article.in_force !== false,
  };
}

/**
 * A message, or null when it has no usable sequence number: without one it cannot be shown exactly once.
 * @param {unknown} value
 * @returns {Message|null}
 */
export function readMessage(value) {
  const message = fields(value);
  const seq = number(message.seq);
  if (seq === null || !Number.isInteger(seq) || seq < 1) return null;
  const author = text(message.author);
  return {
    seq,
    id: text(message.id) || null,
    author: /** @type {Author} */ (AUTHORS.includes(author) ? author : "system"),
    text: text(message.text),
    status: text(message.status),
    replyTo: number(message.reply_to),
    reply: message.reply ? readReply(message.reply) : null,
  };
}
