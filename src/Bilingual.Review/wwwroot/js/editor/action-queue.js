import { Conflict } from '../api/http.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').ReviewAction} ReviewAction */
/** @typedef {import('../api/contract.js').ConflictReport} ConflictReport */
/** @typedef {import('../api/contract.js').ActionResult} ActionResult */
/** @typedef {import('../api/contract.js').TermWarning} TermWarning */
/** @typedef {import('../model/pair-store.js').PairStore} PairStore */

/**
 * @typedef {object} QueueListener
 * @property {(action: ReviewAction, warning?: TermWarning) => void} saved the server has stored the action, and the store shows it
 * @property {(report: ConflictReport) => Promise<'mine' | 'theirs'>} conflict asks which of two changes shall stand
 * @property {(error: unknown, action: ReviewAction) => void} failed nothing was stored
 * @property {(waiting: number) => void} waiting how many actions are on their way
 */

/**
 * Sends actions one after another, each on the revision the one before it made. An action counts only when the server has stored it; when one
 * fails, those behind it are dropped, for they were meant for a state that did not come about.
 */
export class ActionQueue {
  /** @type {Promise<boolean>} */
  #last = Promise.resolve(true);
  #waiting = 0;
  #failures = 0;

  /**
   * @param {ReviewApi} api
   * @param {PairStore} store
   * @param {QueueListener} listener
   */
  constructor(api, store, listener) {
    this.api = api;
    this.store = store;
    this.listener = listener;
  }

  /**
   * @param {ReviewAction} action
   * @returns {Promise<boolean>} whether it was stored
   */
  submit(action) {
    const failures = this.#failures;
    this.listener.waiting(++this.#waiting);
    this.#last = this.#last.then(() => failures === this.#failures && this.#send(action))
      .finally(() => this.listener.waiting(--this.#waiting));
    return this.#last;
  }

  /**
   * @param {ReviewAction} action
   * @returns {Promise<boolean>}
   */
  async #send(action) {
    const { store } = this;
    try {
      const result = await this.api.act(store.pair.id, store.revision, action);
      await this.#take(result);
      this.listener.saved(action, result.warning);
      return true;
    } catch (error) {
      if (!(error instanceof Conflict)) {
        this.#failures++;
        this.listener.failed(error, action);
        return false;
      }
      const choice = await this.listener.conflict(error.report);
      await this.#take(error.report);
      if (choice === 'mine') return this.#send(action);
      this.#failures++;
      this.listener.saved({ type: 'theirs' });
      return false;
    }
  }

  /** @param {ActionResult | ConflictReport} result */
  async #take(result) {
    const { store } = this;
    if (result.changed) store.advance(result, result.changed);
    else store.open(await this.api.pair(store.pair.id));
  }
}
