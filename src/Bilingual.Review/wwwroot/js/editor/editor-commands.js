import { announce } from '../page/announce.js';
import { askText } from '../page/dialog.js';
import { t } from '../text/translate.js';
import { other } from '../model/pair-store.js';
import { tests } from '../model/walk.js';
import { show } from '../keys/chord.js';
import { showHelp } from './help-dialog.js';
import { showHistory } from './history-dialog.js';
import { jointName } from './joint-name.js';
import { Picking } from './picking.js';
import { askRealign } from './realign-dialog.js';
import { splitBead, splitUnit } from './splitting.js';
import { chooseTerm } from './terms.js';

/** @typedef {import('../keys/commands.js').Command} Command */
/** @typedef {import('./pair-editor.js').PairEditor} PairEditor */
/** @typedef {import('../api/contract.js').ReviewAction} ReviewAction */

/** What each command does. @type {Record<Command, (editor: PairEditor) => unknown>} */
export const run = {
  accept: decide('accept'),
  reject: decide('reject'),
  needsReview: decide('needsReview'),
  clear: decide('clear'),
  acceptAbove: ({ desk, submit }) => desk.focus !== null && submit({ type: 'acceptAbove', id: desk.focus }),
  acceptAndGoOn,

  next: step(1),
  previous: step(-1),
  extendNext: step(1, true),
  extendPrevious: step(-1, true),
  sideSource: turn('source'),
  sideTarget: turn('target'),
  first: ({ desk }) => desk.go(desk.walk.stops[0] ?? null),
  last: ({ desk }) => desk.go(desk.walk.stops.at(-1) ?? null),
  nextDoubtful: seek('Doubtful', 1),
  previousDoubtful: seek('Doubtful', -1),
  nextNonOneToOne: seek('NonOneToOne', 1),
  previousNonOneToOne: seek('NonOneToOne', -1),
  nextUnconfirmed: seek('Unconfirmed', 1),
  previousUnconfirmed: seek('Unconfirmed', -1),
  nextBookmark: seek('Bookmark', 1),
  previousBookmark: seek('Bookmark', -1),
  counterpart,
  search: editor => editor.searchField.focus(),

  relink: startPicking,
  unlink,
  split: sentencesOnly(editor => splitBead(editor)),
  merge: sentencesOnly(editor => { const ids = two(editor); return ids.length > 1 && editor.submit({ type: 'merge', ids }); }),
  moveUp: sentencesOnly(editor => move(editor, 'up')),
  moveDown: sentencesOnly(editor => move(editor, 'down')),
  swap: sentencesOnly(editor => { const ids = two(editor); return ids.length === 2 && editor.submit({ type: 'swap', ids }); }),
  realign,

  edit: sentencesOnly(editor => editor.beginEdit()),
  splitUnit: sentencesOnly(editor => splitUnit(editor)),
  mergeUnits: sentencesOnly(mergeUnits),
  notThisTerm,

  note,
  bookmark: ({ desk, submit }) => {
    const [id] = desk.targets, item = id === undefined ? null : desk.store.item(id);
    return item && submit({ type: 'bookmark', id: item.id, on: !item.bookmark });
  },
  undo: ({ desk, submit }) => desk.store.undo ? submit({ type: 'undo' }) : announce(t('nothingToUndo')),
  redo: ({ desk, submit }) => desk.store.redo ? submit({ type: 'redo' }) : announce(t('nothingToRedo')),
  history: async ({ desk, api }) => {
    const item = desk.focus === null ? null : desk.store.item(desk.focus);
    await showHistory(t('command.history'), await api.history(desk.store.pair.id, item?.id));
  },

  panel: editor => editor.togglePanel(),
  draft: ({ desk }) => { desk.showDrafts = !desk.showDrafts; desk.update(); },
  layer: ({ desk }) => desk.look(desk.layer.name === 'sentences' ? 'paragraphs' : 'sentences'),
  candidates,
  boilerplate: ({ desk }) => { desk.foldBoilerplate = !desk.foldBoilerplate; desk.rebuild(); },
  legend: editor => editor.toggleLegend(),
  help: ({ keymap }) => showHelp(keymap),
};

/** @param {string} type @returns {(editor: PairEditor) => unknown} */
function decide(type) {
  return ({ desk, submit }) => desk.targets.length ? submit({ type, ids: desk.targets }) : announce(t('nothingToDecide'));
}

/** @param {PairEditor} editor */
function acceptAndGoOn(editor) {
  const { desk, submit } = editor;
  if (desk.targets.length) void submit({ type: 'accept', ids: desk.targets }).then(saved => saved && editor.leaveForQueue());
  const accepted = new Set(desk.targets);
  const stop = desk.walk.seek(desk.focus, 1, joint => !accepted.has(joint.id) && tests.Unconfirmed(joint));
  if (!editor.fromQueue && stop) desk.go(stop);
}

/** @param {1 | -1} by @param {boolean} [extend] @returns {(editor: PairEditor) => unknown} */
function step(by, extend = false) {
  return ({ desk }) => desk.go(desk.walk.beside(desk.focus, by, desk.side), { extend });
}

/**
 * To the other side of the row; where that is another joint, to that one.
 * @param {'source' | 'target'} side
 * @returns {(editor: PairEditor) => void}
 */
function turn(side) {
  return ({ desk }) => {
    const stop = desk.walk.stop(desk.focus);
    desk.side = side;
    const beside = stop && !stop.joint[side].length && stop.joint.item === null
      ? desk.walk.stops.find(near => near.row === stop.row && near.joint[side].length) : null;
    desk.go(beside ?? stop, { side });
  };
}

/** @param {keyof typeof tests} what @param {1 | -1} by @returns {(editor: PairEditor) => void} */
function seek(what, by) {
  return ({ desk }) => {
    const stop = desk.walk.seek(desk.focus, by, tests[what]);
    if (!stop) return announce(t(`none${what}`));
    desk.go(stop);
    announce(jointName(desk, stop.joint));
  };
}

/** @param {PairEditor} editor */
function counterpart({ desk, view }) {
  const { joint } = desk;
  const far = other(desk.side);
  if (!joint?.[far].length) return announce(t('noCounterpart'));
  desk.side = far;
  desk.refocused();
  view.revealRow(desk.rowOf(far, joint[far][0]));
}

/** @param {PairEditor} editor */
function startPicking({ desk, keymap }) {
  if (!desk.joint) return;
  desk.picking = new Picking(desk);
  desk.refocused();
  announce(t('pickingHint', { key: keymap.chordsOf('nextNonOneToOne').map(show)[0] ?? '–' }));
}

/** @param {PairEditor} editor */
function unlink({ desk, submit }) {
  const [id] = desk.targets;
  if (id === undefined) return announce(t('nothingToDecide'));
  return submit({ type: desk.layer.name === 'sentences' ? 'unlink' : 'unlinkParagraphs', id });
}

/** @param {(editor: PairEditor) => unknown} command @returns {(editor: PairEditor) => unknown} */
function sentencesOnly(command) {
  return editor => editor.desk.layer.name === 'sentences' ? editor.desk.bead && command(editor) : announce(t('sentencesOnly'));
}

/**
 * What is selected, or the focus and what comes after it.
 * @param {PairEditor} editor
 */
function two({ desk }) {
  if (desk.selected.size > 1) return desk.targets;
  const after = desk.walk.beside(desk.focus, 1, desk.side);
  return desk.focus === null || !after ? [] : [desk.focus, after.joint.id];
}

/**
 * Moves a sentence to the neighbouring pair. The focus goes along, so that pressing the key again moves it further.
 * @param {PairEditor} editor
 * @param {'up' | 'down'} direction
 */
async function move({ desk, submit }, direction) {
  const side = desk.bead?.[desk.side].length ? desk.side : other(desk.side);
  const units = desk.bead?.[side] ?? [];
  const unit = direction === 'up' ? units[0] : units.at(-1);
  if (unit === undefined || !await submit({ type: 'move', unit, direction })) return;
  desk.go(desk.walk.stop(desk.store.beadOf[side].get(unit) ?? null), { side });
}

/** @param {PairEditor} editor */
function mergeUnits({ desk, submit }) {
  const units = desk.bead?.[desk.side] ?? [];
  if (units.length > 1) return submit({ type: 'mergeUnits', units });
  const [unit] = units;
  const cells = desk.layer.cells[desk.side];
  const at = cells.findIndex(cell => cell.key === unit);
  if (at < 0 || !cells[at + 1] || cells[at + 1].paragraph !== cells[at].paragraph) return announce(t('noUnitToMerge'));
  return submit({ type: 'mergeUnits', units: [unit, cells[at + 1].key] });
}

/** @param {PairEditor} editor */
async function candidates({ desk, api }) {
  if (!desk.showCandidates) desk.store.add(await api.candidates(desk.store.pair.id));
  desk.showCandidates = !desk.showCandidates;
  desk.rebuild();
}

/** @param {PairEditor} editor */
async function notThisTerm(editor) {
  const action = await chooseTerm(editor.desk);
  return action && editor.submit(action);
}

/** @param {PairEditor} editor */
async function note({ desk, submit }) {
  const [id] = desk.targets, item = id === undefined ? null : desk.store.item(id);
  if (!item) return announce(t('nothingToDecide'));
  const text = await askText({ title: t('command.note'), label: t('noteLabel'), value: item.note ?? '' });
  return text !== null && submit({ type: 'note', id: item.id, text });
}

/** @param {PairEditor} editor */
async function realign({ desk, api, submit }) {
  const preview = await api.realign(desk.store.pair.id);
  return await askRealign(desk.store, preview) && submit({ type: 'realign', token: preview.token });
}
