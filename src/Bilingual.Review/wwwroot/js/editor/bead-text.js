import { el } from '../page/element.js';
import { named, percent, t } from '../text/translate.js';
import { glyphs } from '../model/appraisal.js';

/** @typedef {import('../model/pair-store.js').PairStore} PairStore */
/** @typedef {import('../api/contract.js').Bead} Bead */
/** @typedef {import('../api/contract.js').Link} Link */

/**
 * A bead as two texts beside each other, for dialogs and lists.
 * @param {PairStore} store
 * @param {Bead} bead
 */
export function beadText(store, bead) {
  return pairText(store.text(bead, 'source'), store.text(bead, 'target'), stateText(bead));
}

/**
 * @param {PairStore} store
 * @param {Link} link
 */
export function linkText(store, link) {
  return pairText(store.side('source').paragraphs[link.source]?.text ?? '', store.side('target').paragraphs[link.target]?.text ?? '', stateText(link));
}

/**
 * @param {string} source
 * @param {string} target
 * @param {string} between
 */
export function pairText(source, target, between) {
  return el('div', { class: 'pair-text' }, side(source), el('span', { class: 'between' }, between), side(target));
}

/** @param {string} text */
const side = text => text ? el('p', null, text) : el('p', { class: 'nothing' }, t('noCounterpart'));

/** @param {Bead | Link} item */
const stateText = item => `${glyphs[item.state]} ${percent(item.probability)} · ${named(`state.${item.state}`)}`;
