import { announce } from '../page/announce.js';
import { el } from '../page/element.js';
import { failureText } from '../page/failure.js';
import { number, percent, t } from '../text/translate.js';
import { pairText } from '../editor/bead-text.js';
import { queueAddress, setCourse } from './queue-course.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').Queue} Queue */

const remembered = 'bilingual.precision';

/**
 * What to look at so that so much of what is kept is right.
 * @param {ReviewApi} api
 */
export async function openQueue(api) {
  const saved = JSON.parse(localStorage.getItem(remembered) ?? '{}');
  const precision = el('input', { type: 'number', min: 50, max: 100, step: 0.5, value: saved.precision ?? 98, id: 'precision' });
  const level = el('select', { id: 'level' },
    ...(/** @type {const} */ ([['bead', 'sentences'], ['link', 'paragraphs']])).map(([value, name]) => el('option', { value, selected: value === saved.level }, t(name))));
  const results = el('div', { class: 'results' });
  const refresh = async () => {
    localStorage.setItem(remembered, JSON.stringify({ precision: precision.value, level: level.value }));
    const queue = await api.queue(Number(precision.value) / 100, level.value);
    setCourse([...queue.items]);
    results.replaceChildren(...draw(queue, Number(precision.value) / 100));
  };
  const changed = () => void refresh().then(() => announce(t('queueAnnounced')), error => announce(failureText(error), 'failure'));
  precision.addEventListener('change', changed);
  level.addEventListener('change', changed);
  await refresh();
  return el('div', { class: 'sheet' }, el('h1', null, t('queue')),
    el('form', { class: 'budget', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); changed(); } },
      el('label', { for: 'precision' }, t('iNeed')), el('span', { class: 'with-unit' }, precision, ' %'), el('label', { for: 'level' }, t('correctAmong')), level),
    results);
}

/**
 * @param {Queue} queue
 * @param {number} wanted
 */
function draw({ items, estimate, then, toReview, reviewed, note }, wanted) {
  const reached = toReview === 0;
  return [
    el('section', { class: 'summary', 'aria-label': t('summary') },
      el('div', { class: 'figure estimate' }, el('strong', null, percent(estimate.value, 1)),
        el('span', null, t('expectedRight', { low: percent(estimate.low, 1), high: percent(estimate.high, 1) })), interval(estimate, wanted)),
      el('div', { class: 'figure' }, el('strong', null, number(toReview)), el('span', null, t('toReview', { then: percent(then.value, 1) }))),
      el('div', { class: 'figure' }, el('strong', null, number(reviewed)), el('span', null, t('reviewedSoFar', { n: reviewed }))),
      items.length ? el('a', { class: 'button primary next', href: queueAddress(items[0]) }, el('small', null, t('doubtfulFirst')), el('span', null, t('beginQueue'))) : null),
    el('p', { class: 'hint' }, t(`queueNote.${note}`)),
    reached ? el('p', { class: 'empty' }, t('budgetReached', { wanted: percent(wanted, 1) })) : null,
    items.length ? el('ol', { class: 'queue' }, ...items.map(item => el('li', null,
      el('a', { href: queueAddress(item), 'aria-label': t('openItem', { share: percent(item.probability) }) }, pairText(item.sourceText, item.targetText, percent(item.probability)))))) : null,
  ].filter(part => part !== null);
}

/**
 * The interval on a line from 50 % to 100 %, with the wanted precision as a mark.
 * @param {Queue['estimate']} estimate
 * @param {number} wanted
 */
function interval({ value, low, high }, wanted) {
  const place = (/** @type {number} */ share) => `${Math.max(0, Math.min(1, (share - 0.5) * 2)) * 100}%`;
  const range = el('span', { class: 'range' }), point = el('span', { class: 'point' }), mark = el('span', { class: 'wanted' });
  range.style.left = place(low);
  range.style.width = `calc(${place(high)} - ${place(low)})`;
  point.style.left = place(value);
  mark.style.left = place(wanted);
  return el('span', { class: 'interval', role: 'img', 'aria-label': t('expectedRight', { low: percent(low, 1), high: percent(high, 1) }) }, range, point, mark);
}
