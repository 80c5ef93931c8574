/** @typedef {import('../api/contract.js').Pair} Pair */
/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('../api/contract.js').Link} Link */
/** @typedef {import('../api/contract.js').Paragraph} Paragraph */
/** @typedef {import('../api/contract.js').Changed} Changed */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').ActionResult} ActionResult */
/** @typedef {import('../api/contract.js').Step} Step */

/** @type {SideName[]} */
export const sides = ['source', 'target'];

/** @param {SideName} side @returns {SideName} */
export const other = side => side === 'source' ? 'target' : 'source';

/**
 * The pair as this page knows it: what the server sent, kept up to date by what each action changed.
 * Every change gives the items it touched a new version, so that only their rows are drawn again.
 */
export class PairStore {
  /** @type {Map<string, Bead>} */
  beads = new Map();
  /** @type {Map<string, Link>} */
  links = new Map();
  /** @type {Record<SideName, Map<string, string>>} unit key → bead id */
  beadOf = { source: new Map(), target: new Map() };
  /** @type {Step | null} */
  undo;
  /** @type {Step | null} */
  redo;
  /** @type {number} */
  revision;
  /** @type {Map<string, number>} */
  #versions = new Map();
  #clock = 0;

  /** @param {Pair} pair */
  constructor(pair) {
    this.pair = pair;
    this.revision = pair.revision;
    this.undo = pair.undo;
    this.redo = pair.redo;
    for (const bead of pair.beads) this.#put(bead);
    for (const link of pair.links) this.links.set(link.id, link);
  }

  /** @param {SideName} side */
  side(side) { return this.pair[side]; }

  /**
   * @param {SideName} side
   * @param {string} key
   */
  unit(side, key) {
    const unit = this.pair[side].units[key];
    if (!unit) throw new Error(`There is no unit ${key} on the ${side} side.`);
    return unit;
  }

  /** @param {string} id */
  item(id) { return this.beads.get(id) ?? this.links.get(id) ?? null; }

  /** @param {string} id */
  version(id) { return this.#versions.get(id) ?? 0; }

  /**
   * The text of one side of a bead as it stands: edited, or its units joined.
   * @param {Bead} bead
   * @param {SideName} side
   */
  text(bead, side) { return bead.edited?.[side] ?? this.original(bead, side); }

  /**
   * @param {Bead} bead
   * @param {SideName} side
   */
  original(bead, side) { return bead[side].map(key => this.pair[side].units[key]?.text ?? '').join(' '); }

  /** @param {ActionResult} result */
  accept(result) {
    this.apply(result.changed);
    this.revision = result.revision;
    this.undo = result.undo;
    this.redo = result.redo;
  }

  /** @param {Changed} changed */
  apply(changed) {
    this.#clock++;
    for (const side of sides) {
      for (const [key, unit] of Object.entries(changed.units?.[side] ?? {}))
        if (unit) this.pair[side].units[key] = unit;
        else delete this.pair[side].units[key];
      for (const paragraph of changed.paragraphs?.[side] ?? []) this.#putParagraph(side, paragraph);
    }
    for (const id of changed.removedBeads) this.#remove(id);
    for (const bead of changed.beads) this.#put(bead);
    for (const id of changed.removedLinks) this.links.delete(id);
    for (const link of changed.links) {
      this.links.set(link.id, link);
      this.#versions.set(link.id, this.#clock);
    }
  }

  /** @param {Bead} bead */
  #put(bead) {
    this.#remove(bead.id);
    this.beads.set(bead.id, bead);
    this.#versions.set(bead.id, this.#clock);
    for (const side of sides) for (const key of bead[side]) this.beadOf[side].set(key, bead.id);
  }

  /** @param {string} id */
  #remove(id) {
    const bead = this.beads.get(id);
    if (!bead) return;
    for (const side of sides)
      for (const key of bead[side]) if (this.beadOf[side].get(key) === id) this.beadOf[side].delete(key);
    this.beads.delete(id);
  }

  /**
   * @param {SideName} side
   * @param {Paragraph} paragraph
   */
  #putParagraph(side, paragraph) {
    const all = this.pair[side].paragraphs;
    const at = all.findIndex(known => known.index === paragraph.index);
    if (at >= 0) all[at] = paragraph;
    for (const key of paragraph.units) {
      const bead = this.beadOf[side].get(key);
      if (bead) this.#versions.set(bead, this.#clock);
    }
    for (const link of this.links.values()) if (link[side] === paragraph.index) this.#versions.set(link.id, this.#clock);
  }
}
