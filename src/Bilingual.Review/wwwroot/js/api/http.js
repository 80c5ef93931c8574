import { receiveChanged } from './received.js';

/** @typedef {import('./contract.js').ConflictReport} ConflictReport */

/** The server refused or could not be reached; the message is a sentence for people. */
export class RequestFailed extends Error {
  /**
   * @param {string} message
   * @param {number} status 0 when the server was not reached
   * @param {string} [code] names the reason, for a sentence in the language of the page
   * @param {Record<string, string | number>} [values] of that sentence
   */
  constructor(message, status, code = '', values = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.values = values;
  }
}

/** Somebody else changed the same rows in between. */
export class Conflict extends RequestFailed {
  /** @param {ConflictReport} report */
  constructor(report) {
    super(`Changed by ${report.by}`, 409);
    this.report = report;
  }
}

/** Sends requests with the reviewer's name and, where something may change, the anti-forgery token. */
export class Http {
  reviewer = '';
  antiForgery = '';

  /**
   * @param {string} path
   * @param {Record<string, string | number | null | undefined>} [query]
   * @returns {Promise<any>}
   */
  get(path, query = {}) {
    return this.#send('GET', withQuery(path, query));
  }

  /**
   * @param {string} path
   * @param {unknown} body
   * @returns {Promise<any>}
   */
  post(path, body) {
    return this.#send('POST', path, JSON.stringify(body), 'application/json');
  }

  /**
   * @param {string} path
   * @param {unknown} body
   * @returns {Promise<any>}
   */
  put(path, body) {
    return this.#send('PUT', path, JSON.stringify(body), 'application/json');
  }

  /**
   * @param {string} path
   * @param {File} file
   * @returns {Promise<any>}
   */
  upload(path, file) {
    return this.#send('POST', path, file, 'application/octet-stream');
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {BodyInit} [body]
   * @param {string} [type]
   */
  async #send(method, path, body, type) {
    /** @type {Record<string, string>} */
    const headers = { Accept: 'application/json', 'X-Reviewer': encodeURIComponent(this.reviewer) };
    if (type) headers['Content-Type'] = type;
    if (method !== 'GET') headers['X-Anti-Forgery'] = this.antiForgery;
    let response;
    try {
      response = await fetch(path, { method, headers, body, credentials: 'same-origin' });
    } catch {
      throw new RequestFailed('', 0);
    }
    if (response.status === 204) return null;
    const answer = await response.json().catch(() => null);
    if (response.ok) return answer;
    if (response.status === 409 && answer?.mine) throw new Conflict({ ...answer, changed: answer.changed && receiveChanged(answer.changed) });
    throw new RequestFailed(answer?.detail ?? answer?.title ?? response.statusText, response.status, answer?.code, answer?.values);
  }
}

/**
 * @param {string} path
 * @param {Record<string, string | number | null | undefined>} query
 */
export function withQuery(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}
