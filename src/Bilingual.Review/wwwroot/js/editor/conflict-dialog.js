import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { moment, named, t } from '../text/translate.js';
import { beadText, linkText } from './bead-text.js';

/** @typedef {import('../model/pair-store.js').PairStore} PairStore */
/** @typedef {import('../api/contract.js').ConflictReport} ConflictReport */
/** @typedef {import('../api/contract.js').Changed} Changed */

/** @type {Changed} */
const nothing = { beads: [], removedBeads: [], links: [], removedLinks: [] };

/**
 * Shows what somebody else changed in between, beside what it was here, and asks which shall stand.
 * @param {PairStore} store as it was before their change
 * @param {ConflictReport} report
 * @returns {Promise<'mine' | 'theirs'>} theirs when dismissed: nothing of anybody's is overwritten unasked
 */
export async function askConflict(store, { by, at, changed = nothing, mine }) {
  const keys = changed.beads.flatMap(bead => bead.source.map(key => store.beadOf.source.get(key))
    .concat(bead.target.map(key => store.beadOf.target.get(key))));
  const before = [...new Set([...keys, ...changed.removedBeads])].map(id => store.beads.get(id ?? '')).filter(bead => bead !== undefined);
  const linksBefore = [...changed.links.map(link => link.id), ...changed.removedLinks].map(id => store.links.get(id)).filter(link => link !== undefined);
  const answer = await openDialog({
    title: t('conflictTitle', { by }),
    wide: true,
    body: [
      el('p', null, t('conflictText', { by, at: moment(at), mine: named(`command.${mine.type}`) })),
      el('h3', null, t('conflictBefore')),
      ...before.map(bead => beadText(store, bead)), ...linksBefore.map(link => linkText(store, link)),
      el('h3', null, t('conflictAfter', { by })),
      ...changed.beads.map(bead => beadText(withUnits(store, changed), bead)), ...changed.links.map(link => linkText(store, link)),
    ],
    buttons: [{ value: 'mine', label: t('conflictMine') }, { value: 'theirs', label: t('conflictTheirs'), primary: true }],
  });
  return answer === 'mine' ? 'mine' : 'theirs';
}

/**
 * The store with the units the change made, for showing texts only.
 * @param {PairStore} store
 * @param {Changed} changed
 * @returns {PairStore}
 */
function withUnits(store, changed) {
  const view = Object.create(store);
  view.pair = {
    ...store.pair,
    source: { ...store.pair.source, units: { ...store.pair.source.units, ...changed.units?.source } },
    target: { ...store.pair.target, units: { ...store.pair.target.units, ...changed.units?.target } },
  };
  return view;
}
