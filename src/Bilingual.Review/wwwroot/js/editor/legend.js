import { el, svg } from '../page/element.js';
import { percent, t } from '../text/translate.js';
import { glyphs, levels } from '../model/appraisal.js';

/** @typedef {import('../api/contract.js').ReviewState} ReviewState */

/** What signs and lines mean, told by shape, stroke and words as well as by colour. */
export function drawLegend() {
  const states = /** @type {ReviewState[]} */ (Object.keys(glyphs));
  return el('aside', { class: 'legend', 'aria-label': t('command.legend') },
    el('ul', null,
      ...states.map(state => el('li', null, sample(state, 4), el('span', { class: 'joint', 'data-state': state, 'data-level': 4 },
        el('span', { class: 'state' }, glyphs[state])), t(`state.${state}`)))),
    el('ul', null,
      ...levels.map((bound, at) => el('li', null, sample('unreviewed', levels.length - at),
        at === levels.length - 1 ? t('below', { bound: percent(levels[at - 1]) }) : t('from', { bound: percent(bound) })))),
    el('ul', null,
      el('li', null, el('span', { class: 'joint null', 'data-state': 'unreviewed' }, '∅'), t('nullBead')),
      el('li', null, el('mark', { class: 'term' }, t('term')), t('termLegend')),
      el('li', null, el('mark', { class: 'problem' }, '12'), t('problemLegend')),
      el('li', null, '⇅ ', t('moved'), '  ⚑ ', t('bookmarked'), '  ✎ ', t('noted'), '  ! ', t('hasProblems'))));
}

/**
 * @param {ReviewState} state
 * @param {number} level
 */
function sample(state, level) {
  const path = svg('path', { d: 'M1 7H39' });
  path.dataset.state = state;
  path.dataset.level = String(level);
  return svg('svg', { class: 'links sample', width: 40, height: 14, 'aria-hidden': 'true' }, path);
}
