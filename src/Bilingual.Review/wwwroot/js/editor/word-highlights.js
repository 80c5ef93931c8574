import { other } from '../model/pair-store.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').WordLink} WordLink */
/** @typedef {import('../api/contract.js').Bead} Bead */

/** How long the mouse rests on a sentence before its words are asked for, in milliseconds. */
const patience = 120;

/** Shows which words correspond: the word under the mouse and its counterparts are highlighted, without a change to the document. */
export class WordHighlights {
  /** @type {Map<string, WordLink[]>} */
  #known = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /**
   * @param {Desk} desk
   * @param {ReviewApi} api
   */
  constructor(desk, api) {
    this.desk = desk;
    this.api = api;
  }

  /** @param {MouseEvent} event */
  follow(event) {
    clearTimeout(this.#waiting);
    const cell = event.target instanceof Element ? event.target.closest('.cell') : null;
    if (!(cell instanceof HTMLElement)) return this.clear();
    const { clientX, clientY } = event;
    this.#waiting = setTimeout(() => void this.#show(cell, clientX, clientY), patience);
  }

  clear() {
    clearTimeout(this.#waiting);
    CSS.highlights?.delete('word');
    CSS.highlights?.delete('counterpart');
  }

  /**
   * @param {HTMLElement} cell
   * @param {number} x
   * @param {number} y
   */
  async #show(cell, x, y) {
    const side = /** @type {SideName} */ (cell.dataset.side);
    const bead = this.desk.beadAt(side, cell.dataset.keys?.split(' ')[0] ?? '');
    const unit = cell.querySelector('.unit');
    const caret = document.caretPositionFromPoint?.(x, y);
    if (!CSS.highlights || !bead || !unit || !caret || !unit.contains(caret.offsetNode)) return this.clear();
    const links = await this.#links(bead);
    const at = offsetIn(unit, caret.offsetNode, caret.offset) + this.#start(bead, side, cell);
    const hit = links.filter(link => link[side].start <= at && at < link[side].end);
    CSS.highlights.set('word', new Highlight(...hit.flatMap(link => this.#range(bead, side, link[side].start, link[side].end))));
    const far = other(side);
    CSS.highlights.set('counterpart', new Highlight(...hit.flatMap(link => this.#range(bead, far, link[far].start, link[far].end))));
  }

  /** @param {Bead} bead */
  async #links(bead) {
    const name = `${bead.id} ${this.desk.store.version(bead.id)}`;
    const known = this.#known.get(name);
    if (known) return known;
    const { links } = await this.api.words(this.desk.store.pair.id, bead.id).catch(() => ({ links: [] }));
    this.#known.set(name, links);
    return links;
  }

  /**
   * Where a cell's text begins in the bead's text.
   * @param {Bead} bead
   * @param {SideName} side
   * @param {HTMLElement} cell
   */
  #start(bead, side, cell) {
    if (bead.edited?.[side]) return 0;
    const [key] = cell.dataset.keys?.split(' ') ?? [];
    return bead[side].slice(0, bead[side].indexOf(key)).reduce((sum, earlier) => sum + this.desk.store.unit(side, earlier).text.length + 1, 0);
  }

  /**
   * The part of the document that shows a span of a bead's text.
   * @param {Bead} bead
   * @param {SideName} side
   * @param {number} start
   * @param {number} end
   * @returns {Range[]}
   */
  #range(bead, side, start, end) {
    for (const cell of document.querySelectorAll(`.cell[data-side="${side}"]`)) {
      const [key] = /** @type {HTMLElement} */ (cell).dataset.keys?.split(' ') ?? [];
      const unit = cell.querySelector('.unit');
      if (!unit || !bead[side].includes(key)) continue;
      const begin = this.#start(bead, side, /** @type {HTMLElement} */ (cell));
      if (start < begin || end > begin + (unit.textContent?.length ?? 0)) continue;
      const range = document.createRange();
      range.setStart(...place(unit, start - begin));
      range.setEnd(...place(unit, end - begin));
      return [range];
    }
    return [];
  }
}

/**
 * The number of characters of `root` before a place in it.
 * @param {Node} root
 * @param {Node} node
 * @param {number} offset
 */
export function offsetIn(root, node, offset) {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/**
 * @param {Node} root
 * @param {number} offset
 * @returns {[Node, number]}
 */
function place(root, offset) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [root, root.childNodes.length];
}
