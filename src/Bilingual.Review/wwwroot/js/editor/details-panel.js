import { el } from '../page/element.js';
import { moment, named, percent, t } from '../text/translate.js';
import { glyphs, levelOf, shape } from '../model/appraisal.js';
import { problemText } from './marks.js';
import { exception, termsInFocus } from './terms.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./terms.js').PlacedTerm} PlacedTerm */
/** @typedef {import('../api/contract.js').Reviewed} Reviewed */
/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('../api/contract.js').Evidence} Evidence */
/** @typedef {import('../page/element.js').Child} Child */

/**
 * Why the machine thinks what it thinks of what has the focus, and what people said of it. Fires `action` with what a button asks for,
 * and `draft` with the source units that the chosen engine shall translate.
 */
export class DetailsPanel extends HTMLElement {
  /** @type {string[]} */
  engines = [];
  engine = '';

  /** @param {Desk} desk */
  show(desk) {
    const { joint } = desk;
    const item = joint?.item ?? null;
    this.replaceChildren(...[
      joint && item ? this.#head(desk, item, desk.layer.name === 'sentences' ? shape(joint) : t('paragraphLink')) : el('p', { class: 'hint' }, t('unlinkedParagraph')),
      item ? section('why', why(item)) : null,
      this.#drafts(desk),
      bead(item)?.problems.length ? section('problemsFound', problems(/** @type {Bead} */ (item))) : null,
      this.#terms(termsInFocus(desk)),
      item?.note ? section('noteLabel', [el('p', { class: 'note' }, item.note)]) : null,
    ].filter(part => part !== null));
  }

  /**
   * @param {Desk} desk
   * @param {Reviewed} item
   * @param {string} kind
   */
  #head(desk, item, kind) {
    const { joint } = desk;
    return el('header', null,
      el('p', { class: 'kind' }, kind, ' · ', named(`relation.${item.relation}`), ' · ', t('placeOf', { at: desk.walk.position(item.id), n: desk.walk.stops.length })),
      el('p', { class: 'verdict', 'data-state': item.state }, el('span', { class: 'state', 'aria-hidden': 'true' }, glyphs[item.state]), ' ', t(`state.${item.state}`)),
      joint?.moved ? el('p', { class: 'hint' }, '⇅ ', t('crosses', { n: joint.moved })) : null,
      item.reviewer && item.at ? el('p', { class: 'hint' }, t('byAt', { by: item.reviewer, at: moment(item.at) })) : null,
      meter(t('probability'), item.probability, levelOf(item.probability)));
  }

  /** @param {Desk} desk */
  #drafts(desk) {
    const { joint, store } = desk;
    const keys = desk.layer.name === 'sentences' ? joint?.source ?? []
      : (joint?.source ?? []).flatMap(index => store.side('source').paragraphs[Number(index)]?.units ?? []);
    const drafts = keys.map(key => store.pair.drafts[key]).filter(draft => draft !== undefined);
    if (!keys.length) return null;
    return section('draft', [
      drafts.length ? el('p', { class: 'draft', lang: store.side('target').language }, drafts.map(draft => draft.text).join(' ')) : null,
      drafts.length ? el('p', { class: 'hint' }, t('draftOf', { engine: drafts[0].engine })) : null,
      this.engines.length ? this.#engineChoice(keys) : null]);
  }

  /** @param {string[]} units */
  #engineChoice(units) {
    const choice = el('select', { 'aria-label': t('engine') }, ...this.engines.map(name => el('option', { value: name, selected: name === this.engine }, name)));
    choice.addEventListener('change', () => { this.engine = choice.value; });
    return el('div', { class: 'buttons' }, choice,
      el('button', { type: 'button', class: 'quiet', onclick: () => this.dispatchEvent(new CustomEvent('draft', { detail: units })) }, t('translate')));
  }

  /** @param {PlacedTerm[]} terms */
  #terms(terms) {
    if (!terms.length) return null;
    const seen = new Set();
    const distinct = terms.filter(({ side, mark }) => !seen.has(`${side} ${mark.surface} ${mark.id}`) && seen.add(`${side} ${mark.surface} ${mark.id}`));
    return section('terms', [el('ul', { class: 'terms' }, ...distinct.map(term => el('li', null,
      el('p', null, el('mark', { class: 'term' }, term.mark.surface), ` ${term.mark.target ?? ''}`),
      el('p', { class: 'hint' }, term.mark.explanation),
      el('button', { type: 'button', class: 'quiet', onclick: () => this.dispatchEvent(new CustomEvent('action', { detail: exception(term) })) },
        t('command.notThisTerm')))))]);
  }
}

/**
 * @param {import('../text/translate.js').TextKey} title
 * @param {Child[]} content
 */
const section = (title, content) => el('section', null, el('h3', null, t(title)), ...content);

/**
 * @param {Reviewed | null} item
 * @returns {Bead | null}
 */
const bead = item => item && 'problems' in item ? /** @type {Bead} */ (item) : null;

/** @param {Bead} item */
const problems = item => [el('ul', { class: 'problems' }, ...item.problems.map(problem => el('li', null,
  el('span', { class: 'tag problem' }, t(`problem.${problem.kind}`)), ' ', problemText(problem))))];

/**
 * @param {Reviewed} item
 * @returns {Child[]}
 */
function why(item) {
  const { similarity, coverage, names = [], numbers = [], terms = [] } = /** @type {Evidence} */ (item.evidence ?? {});
  const found = [
    similarity === null || similarity === undefined ? null : meter(t('similarity'), similarity),
    coverage === null || coverage === undefined ? null : meter(t('coverage'), coverage),
    chips('names', names), chips('numbers', numbers), chips('termsShared', terms),
  ].filter(part => part !== null);
  if (item.origin === 'reviewer') return [el('p', { class: 'hint' }, t('madeByReviewer')), ...found];
  return found.length ? found : [el('p', { class: 'hint' }, t('noEvidence'))];
}

/**
 * @param {import('../text/translate.js').TextKey} title
 * @param {string[]} values
 */
const chips = (title, values) => values.length
  ? el('div', { class: 'chips' }, el('span', { class: 'label' }, t(title)), ...values.map(value => el('span', { class: 'chip' }, value))) : null;

/**
 * @param {string} label
 * @param {number} value
 * @param {number} [level]
 */
function meter(label, value, level) {
  const bar = el('span', { class: 'bar', 'data-level': level });
  const fill = el('span', { class: 'fill' });
  fill.style.width = `${Math.max(0, Math.min(1, value)) * 100}%`;
  bar.append(fill);
  return el('div', { class: 'meter' }, el('span', { class: 'label' }, label), bar, el('span', { class: 'value' }, percent(value)));
}

customElements.define('details-panel', DetailsPanel);
