import { svg } from '../page/element.js';
import { isShown, levelOf } from '../model/appraisal.js';
import { other, sides } from '../model/pair-store.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../model/layer.js').Joint} Joint */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').Link} Link */
/** @typedef {import('../model/rows.js').Row} Row */
/** @typedef {import('./virtual-rows.js').VirtualRows<Row>} Rows */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/**
 * Draws the links between both columns: a curve from each cell to the sign of its joint, so that crossing and many-to-many links read alike.
 * Under sentences, a band shows the paragraphs they stand in to be linked.
 */
export class LinkDrawing {
  svg = svg('svg', { class: 'links', 'aria-hidden': 'true' });
  /** @type {Record<SideName, Map<string, Element>>} */
  #cells = { source: new Map(), target: new Map() };

  /**
   * @param {Desk} desk
   * @param {Rows} rows
   */
  constructor(desk, rows) {
    this.desk = desk;
    this.rows = rows;
  }

  draw() {
    const { body } = this.rows;
    this.#collect(body);
    const frame = body.getBoundingClientRect();
    this.svg.setAttribute('height', String(frame.height));
    this.svg.setAttribute('width', String(frame.width));
    this.svg.style.transform = body.style.transform;
    const columns = this.#columns(body, frame);
    if (!columns) return this.svg.replaceChildren();
    const boxes = (/** @type {SideName} */ side, /** @type {string} */ key) => this.#box(side, key, frame);
    this.svg.replaceChildren(
      svg('g', { class: 'bands' }, ...this.desk.layer.name === 'sentences' ? this.#bands(boxes, columns) : []),
      svg('g', {}, ...[...body.querySelectorAll('.joint')].flatMap(sign => this.#curves(sign, frame, boxes, columns)), ...this.#fromOutside(boxes, columns)));
  }

  /** @param {HTMLElement} body */
  #collect(body) {
    this.#cells = { source: new Map(), target: new Map() };
    for (const cell of body.querySelectorAll('.cell')) {
      const { side, keys } = /** @type {HTMLElement} */ (cell).dataset;
      for (const key of keys?.split(' ') ?? []) this.#cells[/** @type {SideName} */ (side)].set(key, cell);
    }
  }

  /**
   * The inner edges of both columns; null when they stand one under the other, where nothing is drawn.
   * @param {HTMLElement} body
   * @param {DOMRect} frame
   */
  #columns(body, frame) {
    const gutter = body.querySelector('.gutter');
    if (!gutter) return null;
    const { left, right } = gutter.getBoundingClientRect();
    return right - left < frame.width / 2 ? { source: left - frame.left, target: right - frame.left } : null;
  }

  /**
   * Where a cell stands, in the drawing's own measure; for one that is not drawn, where it would begin.
   * @param {SideName} side
   * @param {string} key
   * @param {DOMRect} frame
   * @returns {Box | null}
   */
  #box(side, key, frame) {
    const element = this.#cells[side].get(key);
    if (element) {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
    }
    const row = this.desk.rowOf(side, key);
    if (row === null) return null;
    // Far ends are drawn as leaving the drawn part, not at their true distance.
    const place = this.rows.top(row) + this.rows.height(row) / 2 - this.rows.top(this.rows.first);
    const near = Math.max(-60, Math.min(frame.height + 60, place));
    return { left: 0, right: 0, top: near, bottom: near };
  }

  /**
   * @param {Element} sign
   * @param {DOMRect} frame
   * @param {(side: SideName, key: string) => Box | null} boxes
   * @param {Record<SideName, number>} columns
   */
  #curves(sign, frame, boxes, columns) {
    const joint = this.desk.walk.stop(/** @type {HTMLElement} */ (sign).dataset.joint ?? null)?.joint;
    if (!joint?.item || !joint.source.length || !joint.target.length) return [];
    const box = sign.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2 - frame.top;
    const ends = { source: box.left - frame.left, target: box.right - frame.left };
    return sides.flatMap(side => joint[side].map(key => {
      const cell = boxes(side, key);
      return cell ? this.#line(joint, columns[side], (cell.top + cell.bottom) / 2, ends[side], middle) : null;
    })).filter(line => line !== null);
  }

  /**
   * Curves into the drawn part from joints whose sign stands outside it.
   * @param {(side: SideName, key: string) => Box | null} boxes
   * @param {Record<SideName, number>} columns
   */
  #fromOutside(boxes, columns) {
    const lines = [];
    const centre = (columns.source + columns.target) / 2;
    for (const side of sides)
      for (const key of this.#cells[side].keys())
        for (const joint of this.desk.jointsAt(side, key)) {
          const home = this.desk.walk.stop(joint.id)?.row;
          if (home === undefined || (home >= this.rows.first && home < this.rows.end) || !joint[other(side)].length) continue;
          const cell = boxes(side, key), sign = boxes(other(side), joint[other(side)][0]);
          if (cell && sign) lines.push(this.#line(joint, columns[side], (cell.top + cell.bottom) / 2, centre, sign.top));
        }
    return lines;
  }

  /**
   * @param {Joint} joint
   * @param {number} x
   * @param {number} y
   * @param {number} toX
   * @param {number} toY
   */
  #line(joint, x, y, toX, toY) {
    const bend = (x + toX) / 2;
    const path = svg('path', { d: `M${x} ${y}C${bend} ${y} ${bend} ${toY} ${toX} ${toY}` });
    path.dataset.joint = joint.id;
    path.dataset.state = joint.item?.state ?? 'none';
    path.dataset.level = String(levelOf(joint.item?.probability ?? 0));
    return path;
  }

  /**
   * @param {(side: SideName, key: string) => Box | null} boxes
   * @param {Record<SideName, number>} columns
   */
  #bands(boxes, columns) {
    const bands = [];
    for (const link of this.desk.linksAt(this.#cells)) {
      const [source, target] = sides.map(side => this.#extent(side, link[side], boxes));
      if (!source || !target || link.state === 'rejected' || !isShown(link)) continue;
      const bend = (columns.source + columns.target) / 2;
      const band = svg('path', {
        d: `M${columns.source} ${source.top}C${bend} ${source.top} ${bend} ${target.top} ${columns.target} ${target.top}V${target.bottom}`
          + `C${bend} ${target.bottom} ${bend} ${source.bottom} ${columns.source} ${source.bottom}Z`,
      });
      band.dataset.state = link.state;
      band.dataset.level = String(levelOf(link.probability));
      bands.push(band);
    }
    return bands;
  }

  /**
   * @param {SideName} side
   * @param {number} paragraph
   * @param {(side: SideName, key: string) => Box | null} boxes
   */
  #extent(side, paragraph, boxes) {
    const found = this.desk.store.side(side).paragraphs[paragraph]?.units.map(key => boxes(side, key)).filter(box => box !== null) ?? [];
    return found.length ? { top: Math.min(...found.map(box => box.top)), bottom: Math.max(...found.map(box => box.bottom)) } : null;
  }
}
