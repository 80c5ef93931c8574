import { el } from '../page/element.js';
import { t, percent } from '../text/translate.js';
import { glyphs, isDoubtful, levelOf } from '../model/appraisal.js';
import { sides } from '../model/pair-store.js';
import { jointName } from './joint-name.js';
import { marked, problemMarks, sideProblems, termMarks } from './marks.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../model/rows.js').Row} Row */
/** @typedef {import('../model/layer.js').Cell} Cell */
/** @typedef {import('../model/layer.js').Joint} Joint */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').Bead} Bead */

/**
 * All that a row's drawing depends on; a row is drawn again only when this changes.
 * @param {Desk} desk
 * @param {Row} row
 */
export function rowSignature(desk, row) {
  const beads = sides.flatMap(side => row[side].map(cell => desk.beadAt(side, cell.key)))
    .map(bead => bead ? `${bead.id}.${desk.store.version(bead.id)}` : '');
  const joints = row.joints.map(joint => `${joint.id}.${desk.store.version(joint.id)}.${joint.moved ?? 0}`);
  const editing = desk.editing && row.joints.some(joint => joint.id === desk.editing?.id) ? desk.editing.side : '';
  return [beads, joints, row.folded, desk.showDrafts ? desk.store.drafted : '', editing].join(' ');
}

let numbers = 0;

/**
 * Draws a row: what stands on the left, the signs of the joints, what stands on the right.
 * @param {Desk} desk
 * @param {Row} row
 * @returns {HTMLElement}
 */
export function drawRow(desk, row) {
  if (row.folded) return foldedRow(row);
  const number = ++numbers;
  const gutter = el('div', { class: 'gutter', role: 'gridcell' }, row.joints.map(joint => drawJoint(desk, joint, `joint-${number}-`)));
  const [source, target] = sides.map(side => drawSide(desk, row, side, `cell-${number}-${side}`, gutter));
  const loose = row.joints.every(joint => !joint.source.length || !joint.target.length);
  return el('div', { class: loose ? 'row loose' : 'row', role: 'row' }, source, gutter, target);
}

/** @param {Row} row */
function foldedRow(row) {
  return el('div', { class: 'row folded', role: 'row' },
    el('div', { role: 'gridcell', class: 'fold' },
      el('button', { type: 'button', tabindex: -1, 'data-command': 'boilerplate' }, t('foldedBoilerplate', { n: row.folded }))));
}

/**
 * @param {Desk} desk
 * @param {Row} row
 * @param {SideName} side
 * @param {string} id
 * @param {HTMLElement} gutter
 */
function drawSide(desk, row, side, id, gutter) {
  const blocks = row[side].length
    ? groupEdited(desk, row, side).map(cells => drawCells(desk, cells, side))
    : [el('span', { class: 'nothing' }, el('span', { class: 'hidden' }, t('noCounterpart')))];
  const box = el('div', { class: `side ${side}`, role: 'gridcell', id, lang: desk.store.side(side).language }, blocks);
  const joints = [...gutter.querySelectorAll('.joint')].map(joint => joint.id);
  box.setAttribute('aria-labelledby', [id, ...joints].join(' '));
  return box;
}

/**
 * Cells one by one, but those of an edited side of a bead together.
 * @param {Desk} desk
 * @param {Row} row
 * @param {SideName} side
 * @returns {Cell[][]}
 */
function groupEdited(desk, row, side) {
  /** @type {Cell[][]} */
  const groups = [];
  for (const cell of row[side]) {
    const bead = desk.beadAt(side, cell.key);
    const last = groups.at(-1)?.[0];
    if (bead && last && isWhole(desk, bead, side) && desk.beadAt(side, last.key) === bead) groups.at(-1)?.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

/**
 * Whether that side is shown as one text: edited, or being edited.
 * @param {Desk} desk
 * @param {Bead} bead
 * @param {SideName} side
 */
const isWhole = (desk, bead, side) => Boolean(bead.edited?.[side]) || (desk.editing?.id === bead.id && desk.editing.side === side);

/**
 * @param {Desk} desk
 * @param {Cell[]} cells
 * @param {SideName} side
 */
function drawCells(desk, cells, side) {
  const [cell] = cells;
  const bead = desk.beadAt(side, cell.key);
  const box = el('div', { class: 'cell', 'data-side': side, 'data-keys': cells.map(({ key }) => key).join(' ') });
  if (cell.boilerplate) box.classList.add('boilerplate');
  if (cell.first) box.append(paragraphLabel(desk, cell, side));
  if (bead && isWhole(desk, bead, side)) box.append(...wholeSide(desk, bead, side));
  else box.append(el('p', { class: 'unit' }, ...cellText(desk, cell, side, bead)));
  if (desk.showDrafts) box.append(...drafts(desk, cells));
  return box;
}

/**
 * @param {Desk} desk
 * @param {Cell} cell
 * @param {SideName} side
 */
function paragraphLabel(desk, cell, side) {
  const paragraph = desk.store.side(side).paragraphs[cell.paragraph];
  return el('span', { class: 'paragraph-number', title: t('paragraphPlace', { line: paragraph.line }) },
    `¶ ${cell.paragraph + 1}`, cell.boilerplate ? ` · ${t('boilerplate')}` : null);
}

/**
 * @param {Desk} desk
 * @param {Cell} cell
 * @param {SideName} side
 * @param {Bead | null} bead
 */
function cellText(desk, cell, side, bead) {
  const paragraph = desk.store.side(side).paragraphs[cell.paragraph];
  if (!bead) return marked(paragraph.text, termMarks(paragraph.terms, { start: 0, end: paragraph.text.length }));
  const unit = desk.store.unit(side, cell.key);
  return marked(unit.text, [...problemMarks(desk.store, bead, side, cell.key), ...termMarks(paragraph.terms, unit)]);
}

/**
 * The edited text with the original under it, or the field in which it is being edited.
 * @param {Desk} desk
 * @param {Bead} bead
 * @param {SideName} side
 */
function wholeSide(desk, bead, side) {
  const original = el('p', { class: 'original' }, el('span', { class: 'tag' }, t('original')), ' ', desk.store.original(bead, side));
  if (desk.editing?.id !== bead.id || desk.editing.side !== side)
    return [el('p', { class: 'unit edited' }, ...marked(desk.store.text(bead, side), sideProblems(bead, side))), original];
  const field = el('textarea', { class: 'editing', 'aria-label': t('command.edit'), spellcheck: 'true' });
  field.value = desk.editing.value;
  return [field, original, el('p', { class: 'hint' }, t('editingHint'))];
}

/**
 * @param {Desk} desk
 * @param {Cell[]} cells
 */
function drafts(desk, cells) {
  return cells.map(cell => desk.store.pair.drafts[cell.key]).filter(draft => draft !== undefined)
    .map(draft => el('p', { class: 'draft', lang: desk.store.pair.target.language }, el('span', { class: 'tag' }, t('draftOf', { engine: draft.engine })), ' ',
      draft.text));
}

/**
 * The sign of a joint: its state as a shape, its probability as a number and as strength.
 * @param {Desk} desk
 * @param {Joint} joint
 * @param {string} prefix
 */
function drawJoint(desk, joint, prefix) {
  const { item } = joint;
  const isNull = !joint.source.length || !joint.target.length;
  const name = jointName(desk, joint);
  // What surely has no counterpart asks for nothing: its sign stays small.
  const settled = isNull && item?.state === 'unreviewed' && !isDoubtful(item);
  return el('button', {
    type: 'button', class: `joint${isNull ? ' null' : ''}`, tabindex: -1, id: prefix + joint.id, title: name, 'aria-label': name,
    'data-joint': joint.id, 'data-state': item?.state ?? 'none', 'data-level': item ? levelOf(item.probability) : 0,
  },
  item && !settled ? el('span', { class: 'state', 'aria-hidden': 'true' }, glyphs[item.state]) : null,
  isNull ? el('span', { 'aria-hidden': 'true' }, '∅') : null,
  item && !settled ? el('span', { class: 'probability' }, percent(item.probability)) : null,
  joint.moved ? el('span', { class: 'moved', 'aria-hidden': 'true' }, '⇅') : null,
  item?.bookmark ? el('span', { class: 'bookmark', 'aria-hidden': 'true' }, '⚑') : null,
  item?.note ? el('span', { class: 'noted', 'aria-hidden': 'true' }, '✎') : null,
  bead(joint)?.problems.length ? el('span', { class: 'alarm', 'aria-hidden': 'true' }, '!') : null);
}

/**
 * @param {Joint} joint
 * @returns {Bead | null}
 */
const bead = joint => joint.item && 'problems' in joint.item ? /** @type {Bead} */ (joint.item) : null;
