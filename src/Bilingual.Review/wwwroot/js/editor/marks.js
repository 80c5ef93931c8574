import { el } from '../page/element.js';
import { t } from '../text/translate.js';

/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('../api/contract.js').Problem} Problem */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').TermMark} TermMark */
/** @typedef {import('../model/pair-store.js').PairStore} PairStore */

/** @typedef {{ start: number, end: number, kind: string, message: string }} Mark */

/**
 * The text with its marks as nodes. Of marks that overlap, the earlier and longer one is kept.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {(Node | string)[]}
 */
export function marked(text, marks) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < at || mark.end > text.length || mark.end <= mark.start) continue;
    if (mark.start > at) nodes.push(text.slice(at, mark.start));
    nodes.push(el('mark', { class: mark.kind, title: mark.message }, text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

/**
 * The terms that lie within a span of a paragraph, counted from the span's start.
 * @param {TermMark[]} terms
 * @param {{ start: number, end: number }} span
 * @returns {Mark[]}
 */
export function termMarks(terms, span) {
  return terms.filter(term => term.start >= span.start && term.end <= span.end)
    .map(term => ({ start: term.start - span.start, end: term.end - span.start, kind: 'term', message: termNote(term) }));
}

/** @param {TermMark} term */
export const termNote = term => [term.term + (term.target ? ` → ${term.target}` : ''), term.explanation].filter(Boolean).join('\n');

/**
 * The problems of one side of a bead that lie in one of its units, counted from the unit's start.
 * @param {PairStore} store
 * @param {Bead} bead
 * @param {SideName} side
 * @param {string} key
 * @returns {Mark[]}
 */
export function problemMarks(store, bead, side, key) {
  let start = 0;
  for (const unit of bead[side]) {
    const end = start + store.unit(side, unit).text.length;
    if (unit === key)
      return sideProblems(bead, side).filter(problem => problem.start >= start && problem.end <= end)
        .map(problem => ({ ...problem, start: problem.start - start, end: problem.end - start }));
    start = end + 1;
  }
  return [];
}

/**
 * @param {Bead} bead
 * @param {SideName} side
 * @returns {Mark[]}
 */
export const sideProblems = (bead, side) => bead.problems.filter(problem => problem.side === side)
  .map(problem => ({ start: problem.start, end: problem.end, kind: `problem is-${problem.kind}`, message: problemText(problem) }));

/** @param {Problem} problem */
export const problemText = ({ fault, term = '', found = '', expected = '' }) => t(`fault.${fault}`, { term, found, expected });
