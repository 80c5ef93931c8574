import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { moment, named, t } from '../text/translate.js';
import { glyphs } from '../model/appraisal.js';

/** @typedef {import('../api/contract.js').HistoryEntry} HistoryEntry */
/** @typedef {import('../api/contract.js').HistoryRow} HistoryRow */

/** So many beads of an action are shown in full; of more, only their number. */
const shown = 3;

/**
 * Who did what, and when.
 * @param {string} title
 * @param {HistoryEntry[]} entries newest first
 */
export async function showHistory(title, entries) {
  await openDialog({
    title,
    wide: true,
    body: [entries.length
      ? el('table', { class: 'plain' },
        el('thead', null, el('tr', null, ...['when', 'who', 'what'].map(name => el('th', { scope: 'col' }, named(name))))),
        el('tbody', null, ...entries.map(entry => el('tr', { class: entry.undone ? 'undone' : null },
          el('td', null, moment(entry.at)), el('td', null, entry.reviewer),
          el('td', null, named(`command.${entry.kind}`),
            entry.undone ? ` (${t('undone')})` : null, entry.outdated ? ` (${t('outdated')})` : null,
            ...changes('−', entry.before), ...changes('+', entry.after))))))
      : el('p', null, t('noHistory'))],
  });
}

/**
 * The beads before or after an action, each on a line.
 * @param {string} sign
 * @param {HistoryRow[]} rows
 */
function changes(sign, rows) {
  const beads = rows.filter(({ sourceText, targetText }) => sourceText || targetText);
  return [
    ...beads.slice(0, shown).map(({ state, sourceText, targetText }) =>
      el('small', { class: 'change' }, `${sign} ${glyphs[state]} ${sourceText || '∅'} ↔ ${targetText || '∅'}`)),
    beads.length > shown ? el('small', { class: 'change' }, t('andMore', { n: beads.length - shown })) : null,
  ];
}
