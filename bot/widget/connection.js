/**
 * Keeps a road to the gateway open: a WebSocket whenever possible, polling when WebSockets are blocked, and again and
 * again when there is no network. What is waiting to be sent goes out on every road that opens.
 *
 * @typedef {import("./contract.js").Fields} Fields
 * @typedef {import("./contract.js").Message} Message
 * @typedef {import("./contract.js").Outgoing} Outgoing
 * @typedef {"connecting"|"online"|"offline"} Status
 * @typedef {object} ConnectionListener
 * @property {(lastSeq: number) => void} onWelcome a road is open; the gateway's newest number
 * @property {(frame: Fields) => void} onFrame
 * @property {(messages: Message[]) => void} onMessages a complete list of what was missing
 * @property {(id: string, seq: number) => void} onStored
 * @property {(refused: {id: string, code: string, message: string}) => void} onRefused
 * @property {(status: Status) => void} onStatus
 * @property {() => void} onGone the conversation is no more; a new one follows
 */
import { Refusal, Unreachable } from "./api.js";
import { Polling } from "./polling.js";
import { Socket } from "./socket.js";

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30000;
const FAILURES_BEFORE_POLLING = 3;
/** Close codes by which the gateway says that token or conversation are unknown. */
const GONE_CODES = [4401, 4404];

export class Connection {
  /**
   * @param {object} parts
   * @param {import("./api.js").Api} parts.api
   * @param {import("./session.js").Session} parts.session
   * @param {() => Outgoing[]} parts.pending
   * @param {() => number} parts.cursor
   * @param {ConnectionListener} parts.listener
   */
  constructor({ api, session, pending, cursor, listener }) {
    this._api = api;
    this._session = session;
    this._pending = pending;
    this._cursor = cursor;
    this._listener = listener;
    /** @type {Socket|null} */
    this._socket = null;
    /** @type {Polling|null} */
    this._polling = null;
    /** @type {number|undefined} */
    this._timer = undefined;
    /** Failures since the last welcome. */
    this._failures = 0;
    /** Conversations lost since one was last accepted; keeps a confused gateway from being asked without pause. */
    this._losses = 0;
    /** Grows with every start and stop, so that an attempt that was overtaken knows it. */
    this._generation = 0;
    /** @type {Status|null} */
    this._status = null;
    this._running = false;
    this._wake = () => this.retryNow();
  }

  start() {
    if (this._running) return;
    this._running = true;
    window.addEventListener("online", this._wake);
    window.addEventListener("pageshow", this._wake);
    document.addEventListener("visibilitychange", this._wake);
    this._tell();
    void this._attempt();
  }

  stop() {
    this._running = false;
    window.removeEventListener("online", this._wake);
    window.removeEventListener("pageshow", this._wake);
    document.removeEventListener("visibilitychange", this._wake);
    this._closeRoads();
  }

  /**
   * Send what was just said, on whatever road is open; otherwise open one now.
   * @param {Outgoing} outgoing
   */
  deliver(outgoing) {
    if (this._socket && this._socket.ready) this._socket.send(sendFrame(outgoing));
    else if (this._polling) this._polling.wake();
    else this.retryNow();
  }

  /** Do not wait for the next attempt: the network came back, the person came back or asked for it. */
  retryNow() {
    if (!this._running || document.visibilityState === "hidden") return;
    if (this._polling) this._polling.wake();
    if (this._socket) this._socket.probe();
    else if (this._timer !== undefined) void this._attempt();
  }

  /** A message was not confirmed in time: the open road leads nowhere. */
  distrust() {
    if (this._socket && this._socket.ready) this._socket.abandon();
    else this.retryNow();
  }

  /** The gateway no longer knows this conversation: leave it and begin another. */
  renew() {
    this._closeRoads();
    this._session.forget();
    this._listener.onGone();
    this._losses += 1;
    if (this._losses === 1) void this._attempt();
    else this._schedule(this._losses);
    this._tell();
  }

  async _attempt() {
    window.clearTimeout(this._timer);
    this._timer = undefined;
    this._generation += 1;
    const generation = this._generation;
    let credentials;
    try {
      credentials = await this._session.credentials();
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
      if (generation === this._generation) this._failed();
      return;
    }
    if (generation !== this._generation) return;
    this._socket = new Socket({
      address: this._api.socketAddress(),
      hello: { type: "hello", conversation: credentials.id, token: credentials.token, after: this._cursor() },
      listener: {
        onWelcome: (frame) => this._welcomed(frame),
        onFrame: (frame) => this._listener.onFrame(frame),
        onEnd: (code) => this._ended(code),
      },
    });
  }

  /** @param {Fields} frame */
  _welcomed(frame) {
    this._failures = 0;
    this._losses = 0;
    this._stopPolling();
    this._tell();
    this._listener.onWelcome(typeof frame.last_seq === "number" ? frame.last_seq : 0);
    // The same id as before: what did arrive the first time is not stored again.
    for (const outgoing of this._pending()) if (this._socket) this._socket.send(sendFrame(outgoing));
  }

  /** @param {number} code */
  _ended(code) {
    this._socket = null;
    if (GONE_CODES.includes(code)) this.renew();
    else this._failed();
  }

  _failed() {
    this._failures += 1;
    if (this._failures >= FAILURES_BEFORE_POLLING) this._startPolling();
    this._tell();
    this._schedule(this._failures - 1);
  }

  /** @param {number} step */
  _schedule(step) {
    const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** step);
    // Half of it by chance, so that a restarted gateway is not met by all its visitors in one instant.
    this._timer = window.setTimeout(() => void this._attempt(), longest * (0.5 + Math.random() / 2));
  }

  _startPolling() {
    const credentials = this._session.known();
    if (this._polling || !credentials) return;
    this._polling = new Polling({
      api: this._api,
      credentials,
      pending: this._pending,
      cursor: this._cursor,
      listener: {
        onMessages: (messages) => {
          this._losses = 0;
          this._listener.onMessages(messages);
        },
        onStored: this._listener.onStored,
        onRefused: this._listener.onRefused,
        onGone: () => this.renew(),
        onHealth: () => this._tell(),
      },
    });
  }

  _stopPolling() {
    if (this._polling) this._polling.stop();
    this._polling = null;
  }

  _closeRoads() {
    this._generation += 1;
    window.clearTimeout(this._timer);
    this._timer = undefined;
    if (this._socket) this._socket.close();
    this._socket = null;
    this._stopPolling();
  }

  /** Tell the listener when the state as a person sees it has changed. */
  _tell() {
    const open = (this._socket && this._socket.ready) || (this._polling && this._polling.healthy);
    const status = open ? "online" : this._failures === 0 && this._status !== "offline" ? "connecting" : "offline";
    if (status === this._status) return;
    this._status = status;
    this._listener.onStatus(status);
  }
}

/**
 * @param {Outgoing} outgoing
 * @returns {Fields}
 */
function sendFrame(outgoing) {
  return { type: "send", ...outgoing };
}
