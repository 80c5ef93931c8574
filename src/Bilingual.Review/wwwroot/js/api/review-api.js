import { Http, withQuery } from './http.js';
import { receiveBead, receiveChanged, receiveLink, receivePair } from './received.js';

/** @typedef {import('./contract.js').Session} Session */
/** @typedef {import('./contract.js').PairList} PairList */
/** @typedef {import('./contract.js').Pair} Pair */
/** @typedef {import('./contract.js').ReviewAction} ReviewAction */
/** @typedef {import('./contract.js').ActionResult} ActionResult */
/** @typedef {import('./contract.js').RealignPreview} RealignPreview */
/** @typedef {import('./contract.js').SentBead} SentBead */
/** @typedef {import('./contract.js').Link} Link */
/** @typedef {import('./contract.js').Draft} Draft */
/** @typedef {import('./contract.js').WordLink} WordLink */
/** @typedef {import('./contract.js').HistoryEntry} HistoryEntry */
/** @typedef {import('./contract.js').Queue} Queue */
/** @typedef {import('./contract.js').MadeDraft} MadeDraft */
/** @typedef {import('./contract.js').Agreement} Agreement */
/** @typedef {import('./contract.js').ReviewState} ReviewState */
/** @typedef {import('./contract.js').ImportResult} ImportResult */
/** @typedef {import('./contract.js').KeySettings} KeySettings */

const remembered = 'bilingual.reviewer';

/** The server's API, one method for each request. */
export class ReviewApi {
  #http = new Http();
  /** @type {Session | null} */
  #session = null;

  /** @returns {Promise<Session>} */
  async start() {
    this.#http.reviewer = localStorage.getItem(remembered) ?? '';
    this.#session = /** @type {Session} */ (await this.#http.get('api/session'));
    this.#http.antiForgery = this.#session.antiForgery;
    this.#http.reviewer ||= this.#session.reviewer;
    return this.#session;
  }

  get session() {
    if (!this.#session) throw new Error('The session has not begun.');
    return this.#session;
  }

  get reviewer() { return this.#http.reviewer; }

  /** @param {string} name */
  signAs(name) {
    localStorage.setItem(remembered, name);
    this.#http.reviewer = name;
  }

  /**
   * @param {Record<string, string | number | null | undefined>} filter
   * @returns {Promise<PairList>}
   */
  pairs(filter) { return this.#http.get('api/pairs', filter); }

  /**
   * @param {string} id
   * @returns {Promise<Pair>}
   */
  async pair(id) { return receivePair(await this.#http.get(path(id))); }

  /**
   * The improbable links that nobody touched.
   * @param {string} id
   * @returns {Promise<Link[]>}
   */
  async candidates(id) { return (await this.#http.get(`${path(id)}/candidates`)).links.map(receiveLink); }

  /**
   * @param {string} id
   * @param {number} baseRevision
   * @param {ReviewAction} action
   * @returns {Promise<ActionResult>}
   */
  async act(id, baseRevision, action) {
    const result = await this.#http.post(`${path(id)}/actions`, { baseRevision, action });
    return { ...result, changed: result.changed && receiveChanged(result.changed) };
  }

  /**
   * @param {string} id
   * @returns {Promise<RealignPreview>}
   */
  async realign(id) {
    const preview = await this.#http.post(`${path(id)}/realign`, {});
    return { ...preview, diff: preview.diff.map((/** @type {{ before: SentBead[], after: SentBead[] }} */ { before, after }) => ({ before: before.map(receiveBead), after: after.map(receiveBead) })) };
  }

  /**
   * @param {string} id
   * @param {string} bead
   * @returns {Promise<{ links: WordLink[] }>}
   */
  words(id, bead) { return this.#http.get(`${path(id)}/beads/${encodeURIComponent(bead)}/words`); }

  /**
   * The drafts that the workspace holds, by unit.
   * @param {string} id
   * @returns {Promise<Record<string, Draft>>}
   */
  async storedDrafts(id) { return (await this.#http.get(`${path(id)}/drafts`)).drafts; }

  /**
   * Has an engine translate source units.
   * @param {string} id
   * @param {string} engine
   * @param {string[]} units
   * @returns {Promise<{ drafts: Record<string, MadeDraft> }>}
   */
  drafts(id, engine, units) { return this.#http.post(`${path(id)}/drafts`, { engine, units }); }

  /**
   * @param {string} id
   * @param {string} [bead]
   * @returns {Promise<HistoryEntry[]>}
   */
  history(id, bead) { return this.#http.get(`${path(id)}/history`, { bead }); }

  /**
   * @param {number} precision
   * @param {string} level
   * @returns {Promise<Queue>}
   */
  queue(precision, level) { return this.#http.get('api/queue', { precision, level }); }

  /**
   * @param {string} id
   * @param {string[]} reviewers
   */
  assign(id, reviewers) { return this.#http.post(`${path(id)}/assign`, { reviewers }); }

  /** @returns {Promise<Agreement>} */
  agreement() { return this.#http.get('api/agreement'); }

  /**
   * @param {string} pair
   * @param {string} id
   * @param {ReviewState} state
   */
  settle(pair, id, state) { return this.#http.post('api/agreement/settle', { pair, id, state }); }

  /**
   * @param {string} format
   * @param {string} [pair]
   */
  exportAddress(format, pair) { return withQuery('api/export', { format, pair }); }

  /**
   * @param {File} file
   * @param {boolean} acceptUnreviewed whether what the file holds without a decision counts as accepted
   * @returns {Promise<ImportResult>}
   */
  import(file, acceptUnreviewed) { return this.#http.upload(withQuery('api/import', { name: file.name, acceptUnreviewed: String(acceptUnreviewed) }), file); }

  /** @returns {Promise<KeySettings | null>} */
  keys() { return this.#http.get('api/keys'); }

  /** @param {KeySettings} settings */
  saveKeys(settings) { return this.#http.put('api/keys', settings); }
}

/** @param {string} id */
const path = id => `api/pairs/${encodeURIComponent(id)}`;
