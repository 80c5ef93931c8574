import { named, percent, t } from '../text/translate.js';
import { shape } from '../model/appraisal.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('../model/layer.js').Joint} Joint */

/**
 * A joint in words, for whoever hears the page.
 * @param {Desk} desk
 * @param {Joint} joint
 */
export function jointName(desk, joint) {
  const { item } = joint;
  if (!item) return t('unlinkedParagraph');
  const kind = desk.layer.name === 'paragraphs'
    ? t('linkOf', { source: Number(joint.source[0]) + 1, target: Number(joint.target[0]) + 1, relation: named(`relation.${item.relation}`) })
    : joint.source.length && joint.target.length ? shape(joint) : t('nullBead');
  const parts = [kind, percent(item.probability), t(`state.${item.state}`)];
  if (joint.moved) parts.push(t('crosses', { n: joint.moved }));
  if (item.bookmark) parts.push(t('bookmarked'));
  if (item.note) parts.push(t('noted'));
  if ('problems' in item && Array.isArray(item.problems) && item.problems.length) parts.push(t('problems', { n: item.problems.length }));
  return parts.join(', ');
}
