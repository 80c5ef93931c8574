import { el } from '../page/element.js';
import { moment, number, percent, t } from '../text/translate.js';

/** @typedef {import('../api/contract.js').PairSummary} PairSummary */
/** @typedef {import('../api/contract.js').PairCounts} PairCounts */

/**
 * @param {PairSummary[]} pairs
 * @param {(pair: PairSummary) => void} assign
 */
export function drawPairs(pairs, assign) {
  const heads = /** @type {const} */ (['articles', 'state', 'progress', 'probability', 'links', 'coverage', 'problemsFound', 'assignees']);
  return el('table', { class: 'pairs' },
    el('thead', null, el('tr', null, ...heads.map(name => el('th', { scope: 'col' }, t(name))))),
    el('tbody', null, ...pairs.map(pair => drawPair(pair, assign))));
}

/**
 * @param {PairSummary} pair
 * @param {(pair: PairSummary) => void} assign
 */
function drawPair(pair, assign) {
  const { counts } = pair;
  return el('tr', { 'data-pair': pair.id },
    el('th', { scope: 'row' },
      el('a', { href: `#/pair/${encodeURIComponent(pair.id)}` },
        el('span', null, pair.sourceTitle || pair.sourcePath), el('span', { class: 'target' }, pair.targetTitle || pair.targetPath)),
      el('small', null, `${pair.sourcePath} · ${pair.targetPath}`)),
    cell('state', el('span', { class: 'tag', 'data-pair-state': pair.state }, t(`pairState.${pair.state}`)), pair.updatedAt ? el('small', null, moment(pair.updatedAt)) : null),
    cell('progress', ...progress(counts)),
    cell('probability', percent(pair.probability), el('small', null, t(pair.kind))),
    cell('links', number(counts.links), counts.doubtfulLinks ? el('small', { class: 'doubt' }, t('ofThemDoubtful', { n: counts.doubtfulLinks })) : null),
    cell('coverage', `${percent(pair.coverage.source)} / ${percent(pair.coverage.target)}`),
    cell('problemsFound', counts.termProblems ? el('small', null, t('termProblems', { n: counts.termProblems })) : null,
      counts.numberProblems ? el('small', null, t('numberProblems', { n: counts.numberProblems })) : null,
      !counts.termProblems && !counts.numberProblems ? '–' : null),
    cell('assignees', el('button', { type: 'button', class: 'quiet', onclick: () => assign(pair) }, pair.assignees.join(', ') || t('assign'))));
}

/**
 * A cell that says its column where the table stands as cards.
 * @param {'state' | 'progress' | 'probability' | 'links' | 'coverage' | 'problemsFound' | 'assignees'} head
 * @param {...import('../page/element.js').Child} content
 */
const cell = (head, ...content) => el('td', { 'data-head': t(head) }, ...content);

/** @param {PairCounts} counts */
function progress(counts) {
  const total = counts.accepted + counts.rejected + counts.needsReview + counts.unreviewed;
  const decided = counts.accepted + counts.rejected;
  const bar = el('span', { class: 'bar parts', role: 'img', 'aria-label': t('progressText', { done: decided, n: total, share: percent(total ? decided / total : 1) }) },
    ...(/** @type {const} */ (['accepted', 'rejected', 'needsReview'])).map(state => {
      const part = el('span', { 'data-state': state });
      part.style.width = `${total ? counts[state] / total * 100 : 0}%`;
      return part;
    }));
  return [bar, el('small', null, `${number(decided)} / ${number(total)}`)];
}
