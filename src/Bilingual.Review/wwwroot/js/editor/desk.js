import { paragraphLayer, sentenceLayer } from '../model/layer.js';
import { layOut } from '../model/rows.js';
import { other, sides } from '../model/pair-store.js';
import { Walk } from '../model/walk.js';

/** @typedef {import('../model/pair-store.js').PairStore} PairStore */
/** @typedef {import('../model/layer.js').Layer} Layer */
/** @typedef {import('../model/layer.js').Joint} Joint */
/** @typedef {import('../model/rows.js').Row} Row */
/** @typedef {import('../model/walk.js').Stop} Stop */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').Link} Link */
/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('./picking.js').Picking} Picking */
/** @typedef {{ id: string | null, side: SideName, key: string | undefined, place: number }} Held */

/**
 * What lies on the reviewer's desk: the pair, how it is looked at, where the focus stands and what is selected.
 * It fires `rows` when rows may have to be drawn again, and `focus` when only focus or selection moved.
 */
export class Desk extends EventTarget {
  /** @type {Layer} */
  layer;
  /** @type {Row[]} */
  rows = [];
  walk = new Walk([]);
  /** @type {string | null} */
  focus = null;
  /** @type {SideName} */
  side = 'source';
  /** @type {Set<string>} the selection beyond the focus */
  selected = new Set();
  /** @type {Picking | null} */
  picking = null;
  /** @type {{ id: string, side: SideName, value: string } | null} */
  editing = null;
  showDrafts = false;
  foldBoilerplate = true;
  showCandidates = false;
  /** @type {string | null} */
  #anchor = null;
  #shape = 0;
  /** @type {Record<SideName, Map<string, number>>} */
  #rowOf = { source: new Map(), target: new Map() };
  /** @type {Record<SideName, Map<string, Joint[]>>} */
  #jointsAt = { source: new Map(), target: new Map() };

  /** @param {PairStore} store */
  constructor(store) {
    super();
    this.store = store;
    // A comparable pair is first judged by its paragraphs: most of its sentences have no counterpart.
    this.layer = this.#look(store.pair.kind === 'parallel' ? 'sentences' : 'paragraphs');
    this.#index();
    this.focus = this.walk.stops[0]?.joint.id ?? null;
  }

  /** Takes over what has changed in the pair; lays it out anew only when more than decisions changed. */
  update() {
    if (this.store.shape !== this.#shape) return this.rebuild();
    for (const { joint } of this.walk.stops) joint.item = this.store.item(joint.id);
    this.dispatchEvent(new Event('rows'));
  }

  /** Lays everything out anew after the pair or the way of looking at it has changed. */
  rebuild() {
    const held = this.#held();
    this.layer = this.#look(this.layer.name);
    this.#index();
    this.#refocus(held);
    this.dispatchEvent(new Event('rows'));
  }

  /** @param {Layer['name']} name */
  look(name) {
    const joint = this.joint;
    const side = joint?.[this.side].length ? this.side : other(this.side);
    const cell = this.layer.cells[side].find(cell => cell.key === joint?.[side][0]);
    this.layer = this.#look(name);
    this.selected.clear();
    this.#index();
    const beside = this.layer.cells[side].find(near => near.paragraph === cell?.paragraph);
    this.focus = (beside && this.jointsAt(side, beside.key)[0]?.id) ?? this.walk.stops[0]?.joint.id ?? null;
    this.dispatchEvent(new Event('rows'));
  }

  /**
   * @param {Layer['name']} name
   * @returns {Layer}
   */
  #look(name) { return name === 'sentences' ? sentenceLayer(this.store) : paragraphLayer(this.store, this.showCandidates); }

  #index() {
    this.#shape = this.store.shape;
    this.rows = layOut(this.layer, { foldBoilerplate: this.foldBoilerplate });
    this.walk = new Walk(this.rows);
    this.#rowOf = { source: new Map(), target: new Map() };
    this.#jointsAt = { source: new Map(), target: new Map() };
    for (const side of sides) {
      this.rows.forEach((row, at) => row[side].forEach(cell => this.#rowOf[side].set(cell.key, at)));
      for (const joint of this.layer.joints)
        for (const key of joint[side]) {
          const joints = this.#jointsAt[side].get(key);
          if (joints) joints.push(joint);
          else this.#jointsAt[side].set(key, [joint]);
        }
    }
  }

  /**
   * What the focus stands on, in a form that survives a change: a cell, and the place in the walk.
   * @returns {Held}
   */
  #held() {
    const joint = this.joint;
    const side = joint?.[this.side].length ? this.side : other(this.side);
    return { id: this.focus, side, key: joint?.[side][0], place: this.focus === null ? 1 : this.walk.position(this.focus) };
  }

  /** @param {Held} held */
  #refocus({ id, side, key, place }) {
    const same = this.walk.stop(id) ?? (key === undefined ? null : this.walk.stop(this.jointsAt(side, key)[0]?.id ?? null));
    this.focus = (same ?? this.walk.stops[Math.min(place, this.walk.stops.length) - 1])?.joint.id ?? null;
    for (const chosen of this.selected) if (!this.walk.stop(chosen)) this.selected.delete(chosen);
  }

  /** The joint that has the focus. */
  get joint() { return this.walk.stop(this.focus)?.joint ?? null; }

  /** The bead that has the focus, in the layer of sentences. */
  get bead() { return this.focus === null ? null : this.store.beads.get(this.focus) ?? null; }

  /**
   * @param {SideName} side
   * @param {string} key
   */
  rowOf(side, key) { return this.#rowOf[side].get(key) ?? null; }

  /**
   * @param {SideName} side
   * @param {string} key
   */
  jointsAt(side, key) { return this.#jointsAt[side].get(key) ?? []; }

  /**
   * The bead a cell belongs to; null in the layer of paragraphs.
   * @param {SideName} side
   * @param {string} key
   * @returns {Bead | null}
   */
  beadAt(side, key) {
    if (this.layer.name === 'paragraphs') return null;
    return this.store.beads.get(this.store.beadOf[side].get(key) ?? '') ?? null;
  }

  /**
   * The links that touch the paragraphs of those cells.
   * @param {Record<SideName, Map<string, unknown>>} cells
   * @returns {Link[]}
   */
  linksAt(cells) {
    const found = sides.flatMap(side => [...new Set([...cells[side].keys()].map(key => this.store.side(side).units[key]?.paragraph ?? -1))]
      .flatMap(paragraph => this.store.linksOf(side, paragraph)));
    return [...new Set(found)];
  }

  /**
   * The text of a cell as it stands in the article.
   * @param {SideName} side
   * @param {string} key
   */
  cellText(side, key) {
    return this.layer.name === 'sentences' ? this.store.side(side).units[key]?.text ?? '' : this.store.side(side).paragraphs[Number(key)]?.text ?? '';
  }

  /** The ids an action is for: the selection, or else the focus; without what has no item. */
  get targets() {
    const ids = this.selected.size ? [...this.selected] : this.focus === null ? [] : [this.focus];
    return ids.filter(id => this.store.item(id));
  }

  /**
   * @param {Stop | null} stop
   * @param {{ extend?: boolean, side?: SideName }} [how]
   */
  go(stop, { extend = false, side = this.side } = {}) {
    if (!stop) return false;
    if (extend) {
      this.#anchor ??= this.focus;
      this.selected = new Set(this.walk.range(this.#anchor ?? stop.joint.id, stop.joint.id));
    } else {
      this.#anchor = null;
      this.selected.clear();
    }
    this.focus = stop.joint.id;
    this.side = side;
    this.dispatchEvent(new Event('focus'));
    return true;
  }

  /**
   * Adds a joint to the selection or takes it out.
   * @param {string} id
   */
  toggle(id) {
    if (!this.selected.size && this.focus !== null) this.selected.add(this.focus);
    if (!this.selected.delete(id)) this.selected.add(id);
    this.focus = id;
    this.dispatchEvent(new Event('focus'));
  }

  refocused() { this.dispatchEvent(new Event('focus')); }
}
