import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { moment, named, t } from '../text/translate.js';

/** @typedef {import('../api/contract.js').HistoryEntry} HistoryEntry */

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
            entry.undone ? ` (${t('undone')})` : null, entry.outdated ? ` (${t('outdated')})` : null)))))
      : el('p', null, t('noHistory'))],
  });
}
