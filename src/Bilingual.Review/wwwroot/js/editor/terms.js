import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { announce } from '../page/announce.js';
import { t } from '../text/translate.js';
import { sides } from '../model/pair-store.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../api/contract.js').TermMark} TermMark */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').ReviewAction} ReviewAction */

/** @typedef {{ side: SideName, paragraph: number, mark: TermMark }} PlacedTerm */

/**
 * The terms in what has the focus.
 * @param {Desk} desk
 * @returns {PlacedTerm[]}
 */
export function termsInFocus(desk) {
  return sides.flatMap(side => (desk.joint?.[side] ?? []).flatMap(key => {
    const unit = desk.layer.name === 'sentences' ? desk.store.unit(side, key) : null;
    const paragraph = unit?.paragraph ?? Number(key);
    const terms = desk.store.side(side).paragraphs[paragraph]?.terms ?? [];
    return terms.filter(mark => !unit || (mark.start >= unit.start && mark.end <= unit.end)).map(mark => ({ side, paragraph, mark }));
  }));
}

/**
 * @param {PlacedTerm} term
 * @returns {ReviewAction}
 */
export const exception = ({ side, paragraph, mark }) =>
  ({ type: 'termException', term: mark.term, paragraph, side, start: mark.start, end: mark.end });

/**
 * The exception for the only term in focus, or for the one chosen of several.
 * @param {Desk} desk
 * @returns {Promise<ReviewAction | null>}
 */
export async function chooseTerm(desk) {
  const terms = termsInFocus(desk);
  if (!terms.length) return announce(t('noTerms')), null;
  if (terms.length === 1) return exception(terms[0]);
  const answer = await openDialog({
    title: t('command.notThisTerm'),
    body: [el('ul', { class: 'choices' }, ...terms.map((term, at) => el('li', null,
      el('button', { type: 'submit', value: String(at) }, term.mark.surface, el('small', null, `${term.mark.term} → ${term.mark.target ?? ''}`)))))],
    buttons: [{ value: '', label: t('cancel') }],
  });
  return answer === '' ? null : exception(terms[Number(answer)]);
}
