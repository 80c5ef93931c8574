/** @typedef {import('../api/contract.js').Pair} Pair */
/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('../api/contract.js').Link} Link */
/** @typedef {import('../api/contract.js').Paragraph} Paragraph */
/** @typedef {import('../api/contract.js').Changed} Changed */
/** @typedef {import('../api/contract.js').SideName} SideName */
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
  /** @type {Record<SideName, Map<number, Set<string>>>} paragraph → ids of its links */
  #linksOf = { source: new Map(), target: new Map() };
  /** @type {Record<SideName, Map<string, string>>} unit key → bead id */
  beadOf = { source: new Map(), target: new Map() };
  /** Grows whenever drafts come. */
  drafted = 0;
  /** @type {Step | undefined} */
  undo;
  /** @type {Step | undefined} */
  redo;
  /** @type {number} */
  revision;
  /** Grows whenever units, beads or links come, go or are put together otherwise: then everything is laid out anew. */
  shape = 0;
  /** @type {Map<string, number>} */
  #versions = new Map();
  #clock = 0;

  /** @type {Pair} */
  pair;

  /** @param {Pair} pair */
  constructor(pair) {
    this.pair = pair;
    this.revision = pair.revision;
    this.open(pair);
  }

  /**
   * Takes the whole pair anew.
   * @param {Pair} pair
   */
  open(pair) {
    this.#clock++;
    Object.assign(pair.drafts, this.pair?.drafts);
    this.pair = pair;
    this.revision = pair.revision;
    this.undo = pair.undo;
    this.redo = pair.redo;
    this.shape++;
    this.beads.clear();
    this.links.clear();
    for (const side of sides) this.#linksOf[side].clear();
    for (const bead of pair.beads) this.#put(bead);
    for (const link of pair.links) this.#putLink(link);
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

  /**
   * The links of a paragraph.
   * @param {SideName} side
   * @param {number} paragraph
   * @returns {Link[]}
   */
  linksOf(side, paragraph) {
    return [...this.#linksOf[side].get(paragraph) ?? []].map(id => this.links.get(id)).filter(link => link !== undefined);
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

  /**
   * Takes what an action, or somebody else's, made of the pair.
   * @param {{ revision: number, undo?: Step, redo?: Step }} result
   * @param {Changed} changed
   */
  advance({ revision, undo, redo }, changed) {
    this.apply(changed);
    this.revision = revision;
    this.undo = undo;
    this.redo = redo;
  }

  /** @param {Changed} changed */
  apply(changed) {
    this.#clock++;
    if (this.#reshapes(changed)) this.shape++;
    for (const side of sides) {
      Object.assign(this.pair[side].units, changed.units?.[side]);
      for (const paragraph of changed.paragraphs?.[side] ?? []) this.#putParagraph(side, paragraph);
    }
    for (const id of changed.removedBeads) this.#remove(id);
    for (const bead of changed.beads) this.#put(bead);
    for (const id of changed.removedLinks) this.links.delete(id);
    for (const link of changed.links) this.#putLink(link);
  }

  /**
   * Whether a change is more than one of decisions, texts and remarks.
   * @param {Changed} changed
   */
  #reshapes({ beads, removedBeads, links, removedLinks, paragraphs }) {
    return removedBeads.length > 0 || removedLinks.length > 0 || Boolean(paragraphs?.source.length || paragraphs?.target.length)
      || links.some(link => !this.links.has(link.id))
      || beads.some(bead => sides.some(side => this.beads.get(bead.id)?.[side].join() !== bead[side].join()));
  }

  /** @param {Pair['drafts']} drafts */
  addDrafts(drafts) {
    Object.assign(this.pair.drafts, drafts);
    this.drafted++;
  }

  /**
   * Takes links that were not asked for with the pair.
   * @param {Link[]} links
   */
  add(links) {
    this.shape++;
    for (const link of links) if (!this.links.has(link.id)) this.#putLink(link);
  }

  /** @param {Link} link */
  #putLink(link) {
    this.links.set(link.id, link);
    for (const side of sides) {
      const known = this.#linksOf[side].get(link[side]);
      if (known) known.add(link.id);
      else this.#linksOf[side].set(link[side], new Set([link.id]));
    }
    this.#versions.set(link.id, this.#clock);
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
    for (const key of all[at]?.units ?? []) if (!paragraph.units.includes(key)) delete this.pair[side].units[key];
    if (at >= 0) all[at] = paragraph;
    for (const key of paragraph.units) {
      const bead = this.beadOf[side].get(key);
      if (bead) this.#versions.set(bead, this.#clock);
    }
    for (const link of this.linksOf(side, paragraph.index)) this.#versions.set(link.id, this.#clock);
  }
}
