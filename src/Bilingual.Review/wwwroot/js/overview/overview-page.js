import { announce } from '../page/announce.js';
import { askText } from '../page/dialog.js';
import { el } from '../page/element.js';
import { failureText } from '../page/failure.js';
import { t } from '../text/translate.js';
import { drawPairs } from './pair-table.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').PairList} PairList */
/** @typedef {import('../api/contract.js').PairSummary} PairSummary */
/** @typedef {import('../text/translate.js').TextKey} TextKey */

/** So many pairs are asked for at a time. */
const portion = 100;

/** @type {{ name: string, label: TextKey, options: [string, TextKey][] }[]} */
const choices = [
  { name: 'state', label: 'filterState', options: [['', 'any'], ['new', 'pairState.new'], ['started', 'pairState.started'], ['done', 'pairState.done']] },
  { name: 'relation', label: 'filterRelation', options: [['', 'any'], ['translation', 'relation.translation'], ['partial', 'relation.partial'], ['related', 'relation.related']] },
  { name: 'probability', label: 'filterProbability', options: [['', 'any'], ['.9-1', 'likely'], ['.7-.9', 'probable'], ['.5-.7', 'doubtful'], ['0-.5', 'unlikely']] },
  { name: 'sort', label: 'sort', options: [['doubtful', 'sortNext'], ['path', 'sortPath'], ['probability', 'sortProbability'], ['unreviewed', 'sortUnreviewed'],
    ['problems', 'sortProblems'], ['coverage', 'sortCoverage'], ['updated', 'sortUpdated']] },
];

/**
 * The article pairs: how far each is, and which to review next.
 * @param {ReviewApi} api
 * @param {string} _argument
 * @param {URLSearchParams} parameters the filters, so that an address can be shared
 */
export async function openOverview(api, _argument, parameters) {
  const filter = new URLSearchParams(parameters);
  let list = await api.pairs(query(filter, 0));
  const results = el('div', { class: 'results' });
  const show = () => results.replaceChildren(...draw(api, list, more, refresh));
  const refresh = async () => { list = await api.pairs(query(filter, 0)); show(); };
  const more = async () => {
    const rest = await api.pairs(query(filter, list.pairs.length));
    list = { ...rest, pairs: [...list.pairs, ...rest.pairs] };
    show();
  };
  show();
  return el('div', { class: 'sheet' }, el('h1', null, t('overview')), filters(api, filter, async () => {
    // The address follows without opening the page anew, so that typing is not interrupted.
    history.replaceState(null, '', `#/?${filter}`);
    try {
      await refresh();
      announce(t('found', { n: list.total }));
    } catch (error) {
      announce(failureText(error), 'failure');
    }
  }), results);
}

/**
 * @param {URLSearchParams} filter
 * @param {number} offset
 */
function query(filter, offset) {
  const { probability, sort = 'doubtful', ...rest } = Object.fromEntries(filter);
  const [minProbability, maxProbability] = probability?.split('-').map(Number) ?? [];
  return { ...rest, sort, minProbability, maxProbability, offset, limit: portion };
}

/**
 * @param {ReviewApi} api
 * @param {URLSearchParams} filter
 * @param {() => Promise<void>} changed
 */
function filters(api, filter, changed) {
  const set = (/** @type {string} */ name, /** @type {string} */ value) => {
    if (value) filter.set(name, value);
    else filter.delete(name);
    clearTimeout(waiting);
    waiting = setTimeout(() => void changed(), 150);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const search = el('input', { type: 'search', name: 'query', value: filter.get('query') ?? '', placeholder: t('searchPairs'), oninput: () => set('query', search.value) });
  const problems = el('input', { type: 'checkbox', checked: filter.has('termProblems'), onchange: () => set('termProblems', problems.checked ? 'true' : '') });
  const mine = el('input', { type: 'checkbox', checked: filter.has('assignee'), onchange: () => set('assignee', mine.checked ? api.reviewer : '') });
  return el('form', { class: 'filters', role: 'search', onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    el('label', { class: 'wide' }, el('span', null, t('search')), search),
    ...choices.map(({ name, label, options }) => {
      const select = el('select', { name, onchange: () => set(name, select.value) },
        ...options.map(([value, text]) => el('option', { value, selected: (filter.get(name) ?? '') === value }, t(text))));
      return el('label', null, el('span', null, t(label)), select);
    }),
    el('label', { class: 'check' }, problems, el('span', null, t('filterTerms'))),
    el('label', { class: 'check' }, mine, el('span', null, t('filterMine'))));
}

/**
 * @param {ReviewApi} api
 * @param {PairList} list
 * @param {() => Promise<void>} more
 * @param {() => Promise<void>} refresh
 */
function draw(api, list, more, refresh) {
  const sum = (/** @type {(pair: PairSummary) => number} */ of) => list.pairs.reduce((total, pair) => total + of(pair), 0);
  const next = list.pairs.find(pair => pair.id === list.next);
  return [
    el('section', { class: 'summary', 'aria-label': t('summary') },
      figure(list.total, 'pairsFound'),
      figure(sum(pair => pair.state === 'done' ? 1 : 0), 'pairsDone'),
      figure(sum(pair => pair.counts.unreviewed), 'unreviewedLeft'),
      figure(sum(pair => pair.counts.doubtfulLinks), 'doubtfulLinks'),
      list.next ? el('a', { class: 'button primary next', href: `#/pair/${encodeURIComponent(list.next)}` }, el('small', null, t('reviewNext')),
        el('span', null, next ? next.sourceTitle || next.sourcePath : t('open'))) : null),
    list.pairs.length ? drawPairs(list.pairs, pair => void assign(api, pair, refresh)) : el('p', { class: 'empty' }, t('noPairs')),
    list.pairs.length < list.total ? el('button', { type: 'button', onclick: () => void more() }, t('more', { n: list.total - list.pairs.length })) : null,
  ].filter(part => part !== null);
}

/**
 * @param {number} value
 * @param {TextKey} label
 */
const figure = (value, label) => el('div', { class: 'figure' }, el('strong', null, value.toLocaleString(document.documentElement.lang)), el('span', null, t(label, { n: value })));

/**
 * @param {ReviewApi} api
 * @param {PairSummary} pair
 * @param {() => Promise<void>} refresh
 */
async function assign(api, pair, refresh) {
  const names = await askText({ title: t('assign'), label: t('assignLabel'), value: pair.assignees.join('\n') });
  if (names === null) return;
  try {
    await api.assign(pair.id, names.split(/[\n,;]/).map(name => name.trim()).filter(Boolean));
    await refresh();
    announce(t('assigned'));
  } catch (error) {
    announce(failureText(error), 'failure');
  }
}
