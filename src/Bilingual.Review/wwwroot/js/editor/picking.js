import { other, sides } from '../model/pair-store.js';

/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').ReviewAction} ReviewAction */
/** @typedef {import('./desk.js').Desk} Desk */

/**
 * Linking by choosing: some cells are held, a cursor goes through the cells of the other side, and what is chosen on both sides becomes one
 * link. With one cell chosen this relinks; with several it links many to many.
 */
export class Picking {
  /** @type {Record<SideName, Set<string>>} */
  chosen = { source: new Set(), target: new Set() };
  /** @type {SideName} */
  side;
  /** @type {number} among the cells of the cursor's side */
  at;

  /** @param {Desk} desk with a focus */
  constructor(desk) {
    this.desk = desk;
    const { joint } = desk;
    const held = joint?.[desk.side].length ? desk.side : other(desk.side);
    for (const key of joint?.[held] ?? []) this.chosen[held].add(key);
    this.replaces = joint?.item ? joint.id : null;
    this.side = other(held);
    this.at = this.#nearest(this.side, held);
  }

  get cell() { return this.desk.layer.cells[this.side][this.at] ?? null; }

  /** @param {1 | -1} step */
  move(step) { this.at = Math.max(0, Math.min(this.desk.layer.cells[this.side].length - 1, this.at + step)); }

  /**
   * Goes to the next cell that has no counterpart yet, which is what is mostly looked for; stays where there is none.
   * @param {1 | -1} step
   */
  jump(step) {
    const { desk, side } = this;
    const cells = desk.layer.cells[side];
    for (let at = this.at + step; at >= 0 && at < cells.length; at += step) {
      if (cells[at].boilerplate || desk.jointsAt(side, cells[at].key).some(joint => joint[other(side)].length)) continue;
      this.at = at;
      return;
    }
  }

  /** @param {SideName} side */
  turn(side) {
    if (side === this.side) return;
    const from = this.side;
    this.side = side;
    this.at = this.#nearest(side, from);
  }

  /**
   * @param {SideName} side
   * @param {string} key
   */
  toggle(side, key) {
    if (!this.chosen[side].delete(key)) this.chosen[side].add(key);
    this.side = side;
    this.at = this.desk.layer.cells[side].findIndex(cell => cell.key === key);
  }

  /**
   * The actions that make the link; none when a side stays empty.
   * @returns {ReviewAction[]}
   */
  actions() {
    const picked = { source: new Set(this.chosen.source), target: new Set(this.chosen.target) };
    if (!picked[this.side].size && this.cell) picked[this.side].add(this.cell.key);
    const [source, target] = sides.map(side => this.desk.layer.cells[side].filter(cell => picked[side].has(cell.key)).map(cell => cell.key));
    if (!source.length || !target.length) return [];
    return this.desk.layer.name === 'sentences' ? [{ type: 'relink', source, target }] : this.#paragraphActions(source.map(Number), target.map(Number));
  }

  /**
   * New links for what is chosen, and the link one began from taken away when it is not among it.
   * @param {number[]} source
   * @param {number[]} target
   * @returns {ReviewAction[]}
   */
  #paragraphActions(source, target) {
    const links = [...this.desk.store.links.values()];
    const wanted = source.flatMap(from => target.map(to => ({ from, to })));
    const replaced = links.find(link => link.id === this.replaces && !wanted.some(pair => pair.from === link.source && pair.to === link.target));
    return [
      ...wanted.filter(pair => !links.some(link => link.source === pair.from && link.target === pair.to))
        .map(pair => ({ type: 'link', source: pair.from, target: pair.to })),
      ...replaced ? [{ type: 'unlinkParagraphs', id: replaced.id }] : [],
    ];
  }

  /**
   * The cell of `side` in or after the row in which the cells of `held` begin.
   * @param {SideName} side
   * @param {SideName} held
   */
  #nearest(side, held) {
    const [key] = this.chosen[held].size ? this.chosen[held] : this.desk.joint?.[held] ?? [];
    const row = key === undefined ? 0 : this.desk.rowOf(held, key) ?? 0;
    const at = this.desk.layer.cells[side].findIndex(cell => (this.desk.rowOf(side, cell.key) ?? -1) >= row);
    return at < 0 ? this.desk.layer.cells[side].length - 1 : at;
  }
}
