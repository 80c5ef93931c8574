import { Offsets } from '../model/offsets.js';

/**
 * @template R
 * @typedef {object} RowSource
 * @property {(row: R) => string} key
 * @property {(row: R) => string} signature
 * @property {(row: R) => HTMLElement} draw
 * @property {(row: R, width: number) => number} estimate height in CSS pixels
 */

/** How far beyond the visible part rows are drawn, in CSS pixels. */
const margin = 500;

/**
 * Keeps in the document only the rows that can be seen. Rows whose signature has not changed keep their elements.
 * @template R
 */
export class VirtualRows {
  /** @type {R[]} */
  rows = [];
  first = 0;
  /** one past the last drawn row */
  end = 0;
  /** @type {Map<string, { element: HTMLElement, signature: string }>} */
  #drawn = new Map();
  /** @type {Map<string, number>} */
  #measured = new Map();
  #offsets = new Offsets([]);
  #width = 0;

  /**
   * @param {HTMLElement} scroller
   * @param {HTMLElement} body in it, holding the rows
   * @param {RowSource<R>} source
   */
  constructor(scroller, body, source) {
    this.scroller = scroller;
    this.body = body;
    this.source = source;
  }

  /**
   * Takes new rows, keeping the place of the row that stands at the top.
   * @param {R[]} rows
   */
  show(rows) {
    if (rows === this.rows) return this.draw();
    const top = this.rows[this.#offsets.at(this.scroller.scrollTop)];
    const key = top === undefined ? null : this.source.key(top);
    const shift = this.scroller.scrollTop - this.#offsets.top(this.#offsets.at(this.scroller.scrollTop));
    this.rows = rows;
    this.#estimate();
    const kept = key === null ? -1 : rows.findIndex(row => this.source.key(row) === key);
    this.#resize();
    if (kept >= 0) this.scroller.scrollTop = this.#offsets.top(kept) + shift;
    this.draw();
  }

  /** Draws what can be seen from where the scroller stands. */
  draw() {
    if (this.scroller.clientWidth !== this.#width && this.rows.length) {
      this.#measured.clear();
      this.#estimate();
    }
    // Rows that turn out taller or shorter than estimated change what can be seen: a second pass settles it.
    for (let pass = 0; pass < 2; pass++) {
      this.#place();
      if (!this.#measure()) break;
    }
    this.#resize();
  }

  /**
   * @param {number} at
   * @returns {HTMLElement | null} null when the row is not drawn
   */
  element(at) {
    const row = this.rows[at];
    return row === undefined ? null : this.#drawn.get(this.source.key(row))?.element ?? null;
  }

  /** @param {number} at */
  top(at) { return this.#offsets.top(at); }

  /** @param {number} at */
  height(at) { return this.#offsets.height(at); }

  /**
   * Scrolls as little as is needed to show the row with some of its surroundings.
   * @param {number} at
   * @returns {boolean} whether anything moved
   */
  reveal(at) {
    const { scrollTop, clientHeight } = this.scroller;
    const top = this.#offsets.top(at), height = this.#offsets.height(at);
    const room = Math.min(120, Math.max(0, (clientHeight - height) / 3));
    if (top - room < scrollTop) this.scroller.scrollTop = Math.max(0, top - room);
    else if (top + height + room > scrollTop + clientHeight) this.scroller.scrollTop = top + Math.min(height + room, clientHeight) - clientHeight;
    else return false;
    this.draw();
    return true;
  }

  #estimate() {
    this.#width = this.scroller.clientWidth;
    this.#offsets = new Offsets(this.rows.map(row => this.#measured.get(this.source.key(row)) ?? this.source.estimate(row, this.#width)));
  }

  #place() {
    const { scrollTop, clientHeight } = this.scroller;
    this.first = this.#offsets.at(Math.max(0, scrollTop - margin));
    this.end = this.rows.length ? this.#offsets.at(scrollTop + clientHeight + margin) + 1 : 0;
    /** @type {Map<string, { element: HTMLElement, signature: string }>} */
    const wanted = new Map();
    /** @type {ChildNode | null} */
    let place = this.body.firstChild;
    for (let at = this.first; at < this.end; at++) {
      const row = this.rows[at];
      const key = this.source.key(row), signature = this.source.signature(row);
      let drawn = this.#drawn.get(key);
      if (drawn?.signature !== signature) {
        drawn?.element.remove();
        if (drawn && place === drawn.element) place = this.body.firstChild;
        drawn = { element: this.source.draw(row), signature };
        place = wanted.size ? [...wanted.values()].at(-1)?.element.nextSibling ?? null : this.body.firstChild;
      }
      drawn.element.setAttribute('aria-rowindex', String(at + 1));
      wanted.set(key, drawn);
      if (place === drawn.element) place = place.nextSibling;
      else this.body.insertBefore(drawn.element, place);
    }
    for (const [key, { element }] of this.#drawn) if (wanted.get(key)?.element !== element) element.remove();
    this.#drawn = wanted;
    this.body.style.transform = `translateY(${this.#offsets.top(this.first)}px)`;
  }

  /** @returns {boolean} whether a height was other than expected */
  #measure() {
    const anchor = this.#offsets.at(this.scroller.scrollTop);
    const before = this.#offsets.top(anchor);
    let changed = false;
    for (let at = this.first; at < this.end; at++) {
      const height = this.element(at)?.getBoundingClientRect().height ?? 0;
      if (Math.abs(height - this.#offsets.height(at)) < 0.5) continue;
      changed = true;
      this.#offsets.set(at, height);
    }
    for (let at = this.first; at < this.end; at++) this.#measured.set(this.source.key(this.rows[at]), this.#offsets.height(at));
    if (!changed) return false;
    this.#resize();
    const drift = this.#offsets.top(anchor) - before;
    if (drift) this.scroller.scrollTop += drift;
    return true;
  }

  #resize() {
    const { parentElement } = this.body;
    if (parentElement) parentElement.style.height = `${Math.ceil(this.#offsets.total)}px`;
    this.body.style.transform = `translateY(${this.#offsets.top(this.first)}px)`;
  }
}
