import { isShown } from './appraisal.js';
import { sides } from './pair-store.js';

/** @typedef {import('./pair-store.js').PairStore} PairStore */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').Reviewed} Reviewed */

/**
 * What joins cells of both sides: a bead in the layer of sentences, a link in the layer of paragraphs. A joint without an item stands for a
 * paragraph that nothing links. `moved` is how many joints of the common order a bead crosses, as the layout finds it.
 * @typedef {{ id: string, source: string[], target: string[], item: Reviewed | null, moved?: number }} Joint
 */
/** @typedef {{ key: string, paragraph: number, first: boolean, boilerplate: boolean }} Cell */
/**
 * One way to look at a pair: two sequences of cells, and joints between them.
 * @typedef {{ name: 'sentences' | 'paragraphs', cells: Record<SideName, Cell[]>, joints: Joint[], pack: boolean }} Layer
 */

/**
 * Sentences joined by beads.
 * @param {PairStore} store
 * @returns {Layer}
 */
export function sentenceLayer(store) {
  return {
    name: 'sentences',
    pack: false,
    cells: bySide(side => store.side(side).paragraphs.flatMap(paragraph => paragraph.units.map((key, at) =>
      ({ key, paragraph: paragraph.index, first: at === 0, boilerplate: paragraph.boilerplate })))),
    joints: [...store.beads.values()].map(bead => ({ id: bead.id, source: bead.source, target: bead.target, item: bead })),
  };
}

/**
 * Paragraphs joined by links. Unlinked paragraphs of both sides may share a row, for there is nothing between them to be seen.
 * @param {PairStore} store
 * @param {boolean} [candidates] whether improbable links are shown too
 * @returns {Layer}
 */
export function paragraphLayer(store, candidates = false) {
  const joints = [...store.links.values()].filter(link => candidates || isShown(link)).map(link =>
    /** @type {Joint} */ ({ id: link.id, source: [String(link.source)], target: [String(link.target)], item: link }));
  for (const side of sides) {
    const linked = new Set(joints.flatMap(joint => joint[side]));
    for (const { index } of store.side(side).paragraphs)
      if (!linked.has(String(index)))
        joints.push({ id: unlinked(side, index), source: [], target: [], [side]: [String(index)], item: null });
  }
  return {
    name: 'paragraphs',
    pack: true,
    cells: bySide(side => store.side(side).paragraphs.map(paragraph =>
      ({ key: String(paragraph.index), paragraph: paragraph.index, first: true, boilerplate: paragraph.boilerplate }))),
    joints,
  };
}

/**
 * The name of the joint that stands for an unlinked paragraph.
 * @param {SideName} side
 * @param {number} index
 */
export const unlinked = (side, index) => `unlinked-${side}-${index}`;

/**
 * @template T
 * @param {(side: SideName) => T} make
 * @returns {Record<SideName, T>}
 */
function bySide(make) {
  return { source: make('source'), target: make('target') };
}
