/**
 * One WebSocket, from opening to its end. It never reconnects: that is the connection's business.
 *
 * @typedef {import("./contract.js").Fields} Fields
 * @typedef {object} SocketListener
 * @property {(welcome: Fields) => void} onWelcome
 * @property {(frame: Fields) => void} onFrame
 * @property {(code: number) => void} onEnd called exactly once
 */
import { fields } from "./contract.js";

/** A network that swallows packets neither opens nor closes; after this long it counts as closed. */
const OPENING_PATIENCE_MS = 8000;
const PING_EVERY_MS = 25000;
const PONG_PATIENCE_MS = 8000;
const ABNORMAL = 1006;

export class Socket {
  /**
   * @param {object} parts
   * @param {string} parts.address
   * @param {Fields} parts.hello the first frame
   * @param {SocketListener} parts.listener
   */
  constructor({ address, hello, listener }) {
    this._listener = listener;
    this._hello = hello;
    this._ended = false;
    this.ready = false;
    /** @type {WebSocket|null} */
    this._socket = null;
    /** @type {number|undefined} */
    this._ping = undefined;
    /** @type {number|undefined} */
    this._deadline = window.setTimeout(() => this._end(ABNORMAL), OPENING_PATIENCE_MS);
    this._open(address);
  }

  /**
   * @param {Fields} frame
   * @returns {boolean} whether it went out; not whether it arrived
   */
  send(frame) {
    if (!this._socket || this._socket.readyState !== WebSocket.OPEN) return false;
    this._socket.send(JSON.stringify(frame));
    return true;
  }

  /** Ask for a sign of life; without one the socket ends. A phone back from sleep has dead sockets that look open. */
  probe() {
    if (!this.ready || this._deadline !== undefined) return;
    this.send({ type: "ping" });
    this._deadline = window.setTimeout(() => this._end(ABNORMAL), PONG_PATIENCE_MS);
  }

  /** Close without telling the listener. */
  close() {
    this._ended = true;
    this._release();
  }

  /** Give it up as dead and tell the listener. */
  abandon() {
    this._end(ABNORMAL);
  }

  /** @param {string} address */
  _open(address) {
    let socket;
    try {
      socket = new WebSocket(address);
    } catch (error) {
      // A content policy or a filtering browser may forbid it on the spot.
      if (!(error instanceof DOMException)) throw error;
      window.setTimeout(() => this._end(ABNORMAL), 0);
      return;
    }
    this._socket = socket;
    socket.onopen = () => this.send(this._hello);
    socket.onmessage = (event) => this._receive(event.data);
    socket.onclose = (event) => this._end(event.code);
  }

  /** @param {unknown} data */
  _receive(data) {
    let frame;
    try {
      frame = fields(JSON.parse(String(data)));
    } catch (error) {
      if (error instanceof SyntaxError) return;
      throw error;
    }
    window.clearTimeout(this._deadline);
    this._deadline = undefined;
    if (frame.type === "pong") return;
    if (frame.type === "welcome") {
      this.ready = true;
      this._ping = window.setInterval(() => this.probe(), PING_EVERY_MS);
      this._listener.onWelcome(frame);
    } else {
      this._listener.onFrame(frame);
    }
  }

  /** @param {number} code */
  _end(code) {
    if (this._ended) return;
    this._ended = true;
    this._release();
    this._listener.onEnd(code);
  }

  _release() {
    this.ready = false;
    window.clearTimeout(this._deadline);
    window.clearInterval(this._ping);
    if (!this._socket) return;
    // The closing handshake takes a minute on a dead network; nobody waits for it.
    this._socket.onopen = this._socket.onmessage = this._socket.onclose = null;
    this._socket.close();
    this._socket = null;
  }
}
