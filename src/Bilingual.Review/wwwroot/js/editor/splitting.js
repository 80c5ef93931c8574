import { announce } from '../page/announce.js';
import { t } from '../text/translate.js';
import { sides } from '../model/pair-store.js';
import { askCut } from './split-dialog.js';
import { offsetIn } from './word-highlights.js';

/** @typedef {import('./pair-editor.js').PairEditor} PairEditor */
/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('../api/contract.js').SideName} SideName */

/**
 * Splits a bead in two where the cursors of both texts stand. A cursor inside a sentence splits the sentence first.
 * @param {PairEditor} editor
 */
export async function splitBead({ desk, submit }) {
  const { bead } = desk;
  if (!bead) return;
  const cuts = await askCut({
    title: t('command.split'), side: desk.side, languages: languages(desk),
    texts: { source: desk.store.original(bead, 'source'), target: desk.store.original(bead, 'target') },
    at: { source: proposedCut(desk, bead, 'source'), target: proposedCut(desk, bead, 'target') },
  });
  if (!cuts) return;
  const counts = { source: 0, target: 0 };
  for (const side of sides) {
    const { before, unit, at } = locate(desk, bead, side, cuts[side]);
    counts[side] = before;
    if (unit === null) continue;
    if (!await submit({ type: 'splitUnit', unit, at })) return;
    counts[side]++;
  }
  await splitAfter(desk, bead, counts, submit);
}

/**
 * @param {Desk} desk
 * @param {Bead} bead as it was before its sentences were split
 * @param {Record<SideName, number>} counts of units that stay in the first part
 * @param {PairEditor['submit']} submit
 */
async function splitAfter(desk, bead, counts, submit) {
  const now = desk.store.beads.get(bead.id);
  if (!now) return;
  const whole = sides.every(name => counts[name] === 0) || sides.every(name => counts[name] === now[name].length);
  if (whole) return announce(t('splitNothing'));
  await submit({ type: 'splitBead', id: now.id, sourceAt: counts.source, targetAt: counts.target });
}

/**
 * Corrects a segmentation: one sentence becomes two, the bead keeps both.
 * @param {PairEditor} editor
 */
export async function splitUnit({ desk, submit }) {
  const { bead } = desk;
  const side = bead?.[desk.side].length ? desk.side : sides.find(name => bead?.[name].length);
  if (!bead || !side) return;
  const cuts = await askCut({
    title: t('command.splitUnit'), side, languages: languages(desk), texts: { [side]: desk.store.original(bead, side) },
    at: { [side]: caretIn(desk, bead, side) ?? 0 },
  });
  if (!cuts) return;
  const { unit, at } = locate(desk, bead, side, cuts[side]);
  if (unit === null) return announce(t('splitNothing'));
  await submit({ type: 'splitUnit', unit, at });
}

/** @param {Desk} desk */
const languages = desk => ({ source: desk.store.side('source').language, target: desk.store.side('target').language });

/**
 * Where a place in a bead's text lies: after so many whole units, or inside one.
 * @param {Desk} desk
 * @param {Bead} bead
 * @param {SideName} side
 * @param {number} place
 * @returns {{ before: number, unit: string | null, at: number }}
 */
export function locate(desk, bead, side, place) {
  let start = 0;
  for (const [number, key] of bead[side].entries()) {
    const { text } = desk.store.unit(side, key);
    const inside = place - start;
    // A cursor before the first or after the last letter of a sentence stands between sentences.
    if (!text.slice(0, Math.max(0, inside)).trim()) return { before: number, unit: null, at: 0 };
    if (inside < text.length && text.slice(inside).trim()) return { before: number, unit: key, at: inside };
    start += text.length + 1;
  }
  return { before: bead[side].length, unit: null, at: 0 };
}

/**
 * The cursor the reviewer set by a click, else the first boundary between sentences, else the text's end.
 * @param {Desk} desk
 * @param {Bead} bead
 * @param {SideName} side
 */
function proposedCut(desk, bead, side) {
  const [first] = bead[side];
  const boundary = first === undefined ? 0 : desk.store.unit(side, first).text.length + (bead[side].length > 1 ? 1 : 0);
  return caretIn(desk, bead, side) ?? boundary;
}

/**
 * Where the text cursor stands in a bead's text, if it does.
 * @param {Desk} desk
 * @param {Bead} bead
 * @param {SideName} side
 * @returns {number | null}
 */
function caretIn(desk, bead, side) {
  const selection = getSelection();
  const unit = selection?.anchorNode?.parentElement?.closest('.unit');
  const cell = unit?.closest('.cell');
  if (!selection?.anchorNode || !unit || !(cell instanceof HTMLElement) || cell.dataset.side !== side) return null;
  const [key] = cell.dataset.keys?.split(' ') ?? [];
  const at = bead[side].indexOf(key);
  if (at < 0) return null;
  const before = bead[side].slice(0, at).reduce((sum, earlier) => sum + desk.store.unit(side, earlier).text.length + 1, 0);
  return before + offsetIn(unit, selection.anchorNode, selection.anchorOffset);
}
