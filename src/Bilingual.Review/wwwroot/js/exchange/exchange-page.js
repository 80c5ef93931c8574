import { announce } from '../page/announce.js';
import { el } from '../page/element.js';
import { failureText } from '../page/failure.js';
import { t } from '../text/translate.js';
import { pairText } from '../editor/bead-text.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').ImportResult} ImportResult */

const formats = /** @type {const} */ (['tmx', 'xliff', 'xliff12', 'tsv', 'jsonl', 'html', 'glossary', 'decisions']);

/**
 * Export at any moment, and import of others' decisions.
 * @param {ReviewApi} api
 */
export async function openExchange(api) {
  const report = el('div', { 'aria-live': 'polite' });
  const file = el('input', { type: 'file', id: 'import-file', accept: '.tmx,.tsv,.txt,.xlf,.xliff,.json,.jsonl,.xml' });
  const all = el('input', { type: 'checkbox' });
  const send = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return announce(t('chooseFile'));
    try {
      report.replaceChildren(...drawImport(await api.import(chosen, all.checked)));
    } catch (error) {
      report.replaceChildren(el('p', { role: 'alert' }, failureText(error)));
    }
  };
  return el('div', { class: 'sheet' }, el('h1', null, t('exchange')),
    el('section', null, el('h2', null, t('export')), el('p', { class: 'hint' }, t('exportHint')),
      el('ul', { class: 'formats' }, ...formats.map(format => el('li', null,
        el('a', { class: 'button', href: api.exportAddress(format), download: true }, t(`format.${format}`)), el('small', null, t(`formatHint.${format}`)))))),
    el('section', null, el('h2', null, t('import')), el('p', { class: 'hint' }, t('importHint')),
      el('form', { class: 'import', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); void send(); } },
        el('label', { for: 'import-file' }, t('importFile')), file, el('label', { class: 'check' }, all, t('importAll')), el('button', { type: 'submit', class: 'primary' }, t('import'))), report));
}

/** @param {ImportResult} result */
const drawImport = ({ applied, known, unknown, conflicts, faults }) => [
  el('p', null, t('imported', { n: applied }), ' ', known ? t('importKnown', { n: known }) : '', ' ', unknown ? t('importUnknown', { n: unknown }) : ''),
  ...conflicts.length ? [el('h3', null, t('importConflicts', { n: conflicts.length })),
    el('ul', { class: 'queue' }, ...conflicts.map(({ pair, id, ours, by, theirs }) => el('li', null,
      el('a', { href: `#/pair/${encodeURIComponent(pair)}?at=${encodeURIComponent(id)}` }, pairText(theirs.sourceText, theirs.targetText,
        `${by ?? t('reviewer')}: ${t(`state.${ours}`)} ≠ ${theirs.reviewer || t('importFile')}: ${t(`state.${theirs.verdict}`)}`)))))] : [],
  ...faults.length ? [el('h3', null, t('importFaults', { n: faults.length })), el('ul', null, ...faults.map(fault => el('li', null, fault)))] : [],
];
