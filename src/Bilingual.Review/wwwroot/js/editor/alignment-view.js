import { el } from '../page/element.js';
import { t } from '../text/translate.js';
import { drawRow, rowSignature } from './row-view.js';
import { LinkDrawing } from './link-drawing.js';
import { VirtualRows } from './virtual-rows.js';
import { WordHighlights } from './word-highlights.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../model/rows.js').Row} Row */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */

/**
 * Both articles side by side. The grid itself keeps the keyboard's focus; the row in focus is its active descendant, so that drawing rows
 * anew never loses the focus. It fires `command` with the name of a command when one of its buttons is pressed.
 */
export class AlignmentView extends HTMLElement {
  /** @type {VirtualRows<Row> | null} */
  #rows = null;
  /** @type {Desk | null} */
  #desk = null;
  /** @type {LinkDrawing | null} */
  #drawing = null;
  /** @type {number} */
  #frame = 0;

  /**
   * @param {Desk} desk
   * @param {ReviewApi} api
   */
  show(desk, api) {
    this.#desk = desk;
    const body = el('div', { class: 'rows', role: 'rowgroup' });
    const rows = new VirtualRows(this, body, {
      key: row => row.key,
      signature: row => rowSignature(desk, row),
      draw: row => drawRow(desk, row),
      estimate: (row, width) => estimate(desk, row, width),
    });
    this.#rows = rows;
    this.#drawing = new LinkDrawing(desk, rows);
    this.replaceChildren(el('div', { class: 'page', role: 'presentation' }, body, this.#drawing.svg));
    this.setAttribute('role', 'grid');
    this.setAttribute('tabindex', '0');
    this.setAttribute('aria-label', t('alignment'));
    this.setAttribute('aria-multiselectable', 'true');
    this.setAttribute('aria-colcount', '3');
    const words = new WordHighlights(desk, api);
    this.addEventListener('scroll', () => this.#later());
    this.addEventListener('mousedown', event => this.#press(event));
    this.addEventListener('click', event => this.#click(event));
    this.addEventListener('dblclick', () => this.dispatchEvent(new CustomEvent('command', { detail: 'edit' })));
    this.addEventListener('input', event => this.#typed(event));
    this.addEventListener('mousemove', event => { this.#point(event); words.follow(event); });
    this.addEventListener('mouseleave', () => words.clear());
    desk.addEventListener('rows', () => this.#renew());
    desk.addEventListener('focus', () => this.#moved());
    new ResizeObserver(() => this.#later()).observe(this);
    this.#renew();
  }

  /** Scrolls to the focus, or to the cursor while linking by choosing. */
  reveal() {
    if (this.#scrollToFocus()) this.#finish();
  }

  /** @returns {boolean} whether anything moved */
  #scrollToFocus() {
    const desk = this.#desk;
    if (!desk || !this.#rows) return false;
    const cell = desk.picking?.cell;
    const row = desk.picking && cell ? desk.rowOf(desk.picking.side, cell.key) : desk.walk.stop(desk.focus)?.row ?? null;
    return row !== null && this.#rows.reveal(row);
  }

  /** @param {number | null} row */
  revealRow(row) {
    if (row !== null && this.#rows?.reveal(row)) this.#finish();
  }

  #renew() {
    if (!this.#rows || !this.#desk) return;
    this.setAttribute('aria-rowcount', String(this.#desk.rows.length));
    this.#rows.show(this.#desk.rows);
    this.#finish();
    const field = this.querySelector('textarea.editing');
    if (field instanceof HTMLTextAreaElement && document.activeElement !== field) field.focus({ preventScroll: true });
  }

  #moved() {
    this.#scrollToFocus();
    this.#finish();
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#rows?.draw();
      this.#finish();
    });
  }

  #finish() {
    this.#drawing?.draw();
    this.#decorate();
  }

  /** Marks focus, selection and what is being chosen on the drawn rows. */
  #decorate() {
    const desk = this.#desk;
    if (!desk) return;
    const focused = desk.walk.stop(desk.focus);
    for (const row of this.querySelectorAll('.row')) {
      const ids = [...row.querySelectorAll('.joint')].map(sign => /** @type {HTMLElement} */ (sign).dataset.joint ?? '');
      row.classList.toggle('focused', focused !== null && ids.includes(focused.joint.id));
      row.setAttribute('aria-selected', String(ids.some(id => desk.selected.has(id)) || (focused !== null && ids.includes(focused.joint.id))));
      row.classList.toggle('selected', ids.some(id => desk.selected.has(id)));
    }
    for (const sign of this.querySelectorAll('[data-joint]')) {
      const id = /** @type {HTMLElement | SVGElement} */ (sign).dataset.joint ?? '';
      sign.classList.toggle('current', id === desk.focus || desk.selected.has(id));
    }
    for (const cell of this.querySelectorAll('.cell')) this.#decorateCell(/** @type {HTMLElement} */ (cell), desk);
    this.#describeActive(desk);
  }

  /**
   * @param {HTMLElement} cell
   * @param {Desk} desk
   */
  #decorateCell(cell, desk) {
    const side = /** @type {SideName} */ (cell.dataset.side);
    const keys = cell.dataset.keys?.split(' ') ?? [];
    const { picking, joint } = desk;
    const inFocus = keys.some(key => joint?.[side].includes(key));
    cell.classList.toggle('in-focus', inFocus);
    cell.classList.toggle('active', inFocus && !picking && (side === desk.side || !joint?.[desk.side].length));
    cell.classList.toggle('chosen', keys.some(key => picking?.chosen[side].has(key) ?? false));
    cell.classList.toggle('cursor', picking?.side === side && keys.includes(picking.cell?.key ?? ''));
  }

  /** @param {Desk} desk */
  #describeActive(desk) {
    const cell = desk.picking?.cell;
    const side = desk.picking?.side ?? desk.side;
    const row = cell ? desk.rowOf(side, cell.key) : desk.walk.stop(desk.focus)?.row ?? null;
    const active = row === null ? null : this.#rows?.element(row)?.querySelector(`.side.${side}`);
    if (active) this.setAttribute('aria-activedescendant', active.id);
    else this.removeAttribute('aria-activedescendant');
  }

  /**
   * Keeps the focus on the grid: its buttons are for the mouse, the keyboard has its own keys.
   * @param {MouseEvent} event
   */
  #press(event) {
    if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
    if (!(event.target instanceof HTMLTextAreaElement)) this.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const desk = this.#desk;
    if (!desk || !(event.target instanceof Element) || event.target instanceof HTMLTextAreaElement) return;
    const command = event.target.closest('[data-command]');
    if (command instanceof HTMLElement) return void this.dispatchEvent(new CustomEvent('command', { detail: command.dataset.command }));
    const sign = event.target.closest('[data-joint]'), cell = event.target.closest('.cell');
    if (sign instanceof HTMLElement) this.#choose(desk, sign.dataset.joint ?? '', desk.side, event);
    else if (cell instanceof HTMLElement) this.#clickCell(desk, cell, event);
  }

  /**
   * @param {Desk} desk
   * @param {HTMLElement} cell
   * @param {MouseEvent} event
   */
  #clickCell(desk, cell, event) {
    const side = /** @type {SideName} */ (cell.dataset.side);
    const [key] = cell.dataset.keys?.split(' ') ?? [];
    if (desk.picking) {
      desk.picking.toggle(side, key);
      return desk.refocused();
    }
    const joints = desk.jointsAt(side, key);
    const joint = joints.find(({ id }) => id === desk.focus) ?? joints[0];
    if (joint) this.#choose(desk, joint.id, side, event);
  }

  /**
   * @param {Desk} desk
   * @param {string} id
   * @param {SideName} side
   * @param {MouseEvent} event
   */
  #choose(desk, id, side, event) {
    if (event.ctrlKey || event.metaKey) desk.toggle(id);
    else desk.go(desk.walk.stop(id), { extend: event.shiftKey, side });
  }

  /**
   * Brings out the curves of the joint under the mouse.
   * @param {MouseEvent} event
   */
  #point(event) {
    const row = event.target instanceof Element ? event.target.closest('.row') : null;
    const ids = new Set([...row?.querySelectorAll('.joint') ?? []].map(sign => /** @type {HTMLElement} */ (sign).dataset.joint));
    for (const path of this.querySelectorAll('svg.links path[data-joint]'))
      path.classList.toggle('pointed', ids.has(/** @type {SVGElement} */ (path).dataset.joint));
  }

  /** @param {Event} event */
  #typed(event) {
    if (this.#desk?.editing && event.target instanceof HTMLTextAreaElement) this.#desk.editing.value = event.target.value;
  }
}

/**
 * A row's height before it is drawn, from the lengths of its texts.
 * @param {Desk} desk
 * @param {Row} row
 * @param {number} width
 */
function estimate(desk, row, width) {
  if (row.folded) return 38;
  const perLine = Math.max(20, (width < 720 ? width - 40 : (width - 170) / 2 - 30) / 7.3);
  const heights = [row.source, row.target].map((cells, at) => cells.reduce((sum, cell) =>
    sum + 24 * Math.ceil(desk.cellText(at === 0 ? 'source' : 'target', cell.key).length / perLine) + 8 + (cell.first ? 20 : 0), 0));
  return 14 + (width < 720 ? heights[0] + heights[1] + 34 : Math.max(...heights, 30 * row.joints.length));
}

customElements.define('alignment-view', AlignmentView);
