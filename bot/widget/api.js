/**
 * The gateway's HTTP door. Two ways to fail, told apart by type: it answered and refused, or it was not reached.
 *
 * @typedef {import("./contract.js").ArticleText} ArticleText
 * @typedef {import("./contract.js").Credentials} Credentials
 * @typedef {import("./contract.js").LawReference} LawReference
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Outgoing} Outgoing
 */
import { fields, readArticleText, readMessage, text } from "./contract.js";

const PATIENCE_MS = 15000;
const GONE = ["unauthorised", "not_found", "gone"];
const UNACCEPTABLE = ["too_long", "empty", "bad_json", "not_text", "too_large"];

/** Whether this refusal means that the conversation is no more. @param {string} code */
export const meansGone = (code) => GONE.includes(code);

/** Whether this refusal is about the message itself, so that sending it again cannot help. @param {string} code */
export const meansUnacceptable = (code) => UNACCEPTABLE.includes(code);

/** The gateway said no. `message` is a Chinese sentence to show, or "". */
export class Refusal extends Error {
  /** @param {{code: string, message: string}} said */
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

/** The gateway was not reached, or gave no usable answer. */
export class Unreachable extends Error {}

export class Api {
  /** @param {string} base address of the gateway; "" for the one that served the page */
  constructor(base) {
    this._base = base.replace(/\/$/, "");
  }

  /** @returns {string} */
  socketAddress() {
    const url = new URL(`${this._base}/api/ws`, window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return url.href;
  }

  /** @returns {Promise<Credentials>} */
  async createConversation() {
    const answer = fields(await this._call("POST", "/api/conversations", { body: {} }));
    const credentials = { id: text(answer.id), token: text(answer.token) };
    if (!credentials.id || !credentials.token) throw new Unreachable("a conversation came without id or token");
    return credentials;
  }

  /**
   * @param {Credentials} credentials
   * @param {Outgoing} outgoing
   * @returns {Promise<Message|null>}
   */
  async post(credentials, outgoing) {
    return readMessage(await this._call("POST", `${messagesPath(credentials)}`, { body: outgoing, credentials }));
  }

  /**
   * @param {Credentials} credentials
   * @param {number} seq
   * @returns {Promise<{messages: Message[], state: string}>}
   */
  async messagesAfter(credentials, seq) {
    const answer = fields(await this._call("GET", `${messagesPath(credentials)}?after=${seq}`, { credentials }));
    const listed = Array.isArray(answer.messages) ? answer.messages.map(readMessage) : [];
    return { messages: /** @type {Message[]} */ (listed.filter(Boolean)), state: text(answer.state) };
  }

  /**
   * @param {Credentials} credentials
   * @returns {Promise<void>}
   */
  async remove(credentials) {
    await this._call("DELETE", `/api/conversations/${encodeURIComponent(credentials.id)}`, { credentials });
  }

  /**
   * @param {LawReference} reference
   * @returns {Promise<ArticleText|null>} null where the service has no official text
   */
  async articleText({ title, article }) {
    const query = new URLSearchParams({ title, article });
    return readArticleText(await this._call("GET", `/api/law?${query}`, {}));
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{body?: unknown, credentials?: Credentials}} parts
   * @returns {Promise<unknown>}
   */
  async _call(method, path, { body, credentials }) {
    /** @type {{[name: string]: string}} */
    const headers = {};
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (credentials) headers.Authorization = `Bearer ${credentials.token}`;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
    try {
      const response = await fetch(this._base + path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: abort.signal,
        cache: "no-store",
        credentials: "omit",
      });
      const answer = response.status === 204 ? null : await response.json();
      if (!response.ok) throw refusal(response.status, answer);
      return answer;
    } catch (error) {
      if (error instanceof Refusal || error instanceof Unreachable) throw error;
      throw new Unreachable(`${method} ${path}: ${String(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @param {Credentials} credentials */
function messagesPath(credentials) {
  return `/api/conversations/${encodeURIComponent(credentials.id)}/messages`;
}

/**
 * @param {number} status
 * @param {unknown} answer
 * @returns {Refusal|Unreachable}
 */
function refusal(status, answer) {
  // A proxy's 502 or an overloaded gateway passes; only 4xx is a verdict.
  if (status >= 500) return new Unreachable(`status ${status}`);
  const error = fields(fields(answer).error);
  const byStatus = status === 401 ? "unauthorised" : status === 404 ? "not_found" : status === 410 ? "gone" : "";
  return new Refusal({ code: text(error.code) || byStatus, message: text(error.message) });
}
