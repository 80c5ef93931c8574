import { announce } from '../page/announce.js';
import { el } from '../page/element.js';
import { failureText } from '../page/failure.js';
import { moment, number, percent, t } from '../text/translate.js';
import { glyphs } from '../model/appraisal.js';
import { pairText } from '../editor/bead-text.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').Disagreement} Disagreement */
/** @typedef {import('../api/contract.js').ReviewerAgreement} ReviewerAgreement */
/** @typedef {import('../api/contract.js').ReviewState} ReviewState */

const verdicts = /** @type {ReviewState[]} */ (['accepted', 'rejected', 'needsReview']);

/**
 * How far reviewers of the same pairs agree, and what they have to settle.
 * @param {ReviewApi} api
 */
export async function openAgreement(api) {
  const results = el('div', { class: 'results' });
  const refresh = async () => {
    const agreement = await api.agreement();
    results.replaceChildren(
      el('section', { class: 'summary', 'aria-label': t('summary') },
        figure(number(agreement.pairs), t('doublyReviewed', { n: agreement.pairs })),
        figure(number(agreement.items), t('itemsCompared', { n: agreement.items })),
        figure(share(agreement), t('agree')),
        figure(kappa(agreement), t('kappa'))),
      el('p', { class: 'hint' }, t('kappaHint')),
      agreement.reviewers.length > 1 ? between(agreement.reviewers) : '',
      el('h2', null, t('disagreements', { n: agreement.disagreements.length })),
      agreement.disagreements.length
        ? el('ul', { class: 'disagreements' }, ...agreement.disagreements.map(one => drawDisagreement(one, state => void settle(one, state))))
        : el('p', { class: 'empty' }, t('noDisagreements')));
  };
  const settle = async (/** @type {Disagreement} */ one, /** @type {ReviewState} */ state) => {
    try {
      await api.settle(one.pair, one.id, state);
      await refresh();
      announce(t('settled', { state: t(`state.${state}`) }));
    } catch (error) {
      announce(failureText(error), 'failure');
    }
  };
  await refresh();
  return el('div', { class: 'sheet' }, el('h1', null, t('agreement')), results);
}

/** @param {{ items: number, percent: number }} agreement */
const share = ({ items, percent: of100 }) => items ? percent(of100 / 100, 1) : '–';

/** @param {{ kappa?: number }} agreement */
const kappa = ({ kappa: value }) => value === undefined ? '–' : number(Math.round(value * 1000) / 1000);

/**
 * Who agrees with whom, where there are more than two.
 * @param {ReviewerAgreement[]} pairs
 */
const between = pairs => el('table', null,
  el('thead', null, el('tr', null, ...[t('reviewer'), t('itemsCompared', { n: 2 }), t('agree'), t('kappa')].map(head => el('th', { scope: 'col' }, head)))),
  el('tbody', null, ...pairs.map(pair => el('tr', null, el('th', { scope: 'row' }, `${pair.first} · ${pair.second}`),
    el('td', null, number(pair.items)), el('td', null, share(pair)), el('td', null, kappa(pair))))));

/**
 * @param {string} value
 * @param {string} label
 */
const figure = (value, label) => el('div', { class: 'figure' }, el('strong', null, value), el('span', null, label));

/**
 * @param {Disagreement} one
 * @param {(state: ReviewState) => void} settle
 */
const drawDisagreement = (one, settle) => el('li', { 'data-item': one.id },
  pairText(one.sourceText, one.targetText, '≠'),
  el('p', { class: 'decisions' }, ...one.decisions.map(({ reviewer, state, at }) =>
    el('span', { class: 'decision', 'data-state': state, title: moment(at) }, el('span', { class: 'state', 'aria-hidden': 'true' }, glyphs[state]), ` ${reviewer}: ${t(`state.${state}`)}`))),
  el('div', { class: 'buttons', role: 'group', 'aria-label': t('settle') }, el('span', { class: 'label' }, t('settle')),
    ...verdicts.map(state => el('button', { type: 'button', 'data-settle': state, onclick: () => settle(state) }, `${glyphs[state]} ${t(`state.${state}`)}`)),
    el('a', { href: `#/pair/${encodeURIComponent(one.pair)}?at=${encodeURIComponent(one.id)}` }, t('openInEditor'))));
