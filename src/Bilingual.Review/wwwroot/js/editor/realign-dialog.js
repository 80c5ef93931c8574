import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { t } from '../text/translate.js';
import { beadText } from './bead-text.js';

/** @typedef {import('../model/pair-store.js').PairStore} PairStore */
/** @typedef {import('../api/contract.js').RealignPreview} RealignPreview */

/** So many differences are shown in full; of more, only their number. */
const shown = 200;

/**
 * Shows what aligning again would change and asks whether it shall be done.
 * @param {PairStore} store
 * @param {RealignPreview} preview
 */
export async function askRealign(store, { diff, unchanged }) {
  if (!diff.length) {
    await openDialog({ title: t('command.realign'), body: [el('p', null, t('realignNothing'))] });
    return false;
  }
  const answer = await openDialog({
    title: t('command.realign'),
    wide: true,
    body: [
      el('p', null, t('realignSummary', { n: diff.length, unchanged })),
      el('div', { class: 'differences', tabindex: 0, role: 'region', 'aria-label': t('realignDifferences') },
        ...diff.slice(0, shown).map(({ before, after }, at) => el('section', { class: 'difference', 'aria-label': `${at + 1}` },
          el('div', { class: 'before' }, el('h3', null, t('before')), ...before.map(bead => beadText(store, bead))),
          el('div', { class: 'after' }, el('h3', null, t('after')), ...after.map(bead => beadText(store, bead))))),
        diff.length > shown ? el('p', { class: 'hint' }, t('andMore', { n: diff.length - shown })) : null),
    ],
    buttons: [{ value: '', label: t('cancel') }, { value: 'apply', label: t('realignApply'), primary: true }],
  });
  return answer === 'apply';
}
