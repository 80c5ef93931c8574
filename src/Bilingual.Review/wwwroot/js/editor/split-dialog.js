import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { t } from '../text/translate.js';
import { sides } from '../model/pair-store.js';

/** @typedef {import('../model/pair-store.js').PairStore} PairStore */
/** @typedef {import('../api/contract.js').SideName} SideName */

/** @typedef {Record<SideName, number>} Cuts offsets in the texts of both sides */

/**
 * Asks where a text, or both texts of a bead, shall be cut: the places are where the cursors stand.
 * @param {{ title: string, texts: Partial<Record<SideName, string>>, at: Partial<Cuts>, side: SideName, languages: Record<SideName, string> }} question
 * @returns {Promise<Cuts | null>}
 */
export async function askCut({ title, texts, at, side, languages }) {
  const asked = sides.filter(name => texts[name]);
  const fields = new Map(asked.map(name => [name, cutField(texts[name] ?? '', at[name] ?? 0, languages[name], t(`side.${name}`))]));
  const answer = await openDialog({
    title,
    wide: true,
    body: [
      el('p', { class: 'hint' }, t('splitHint')),
      el('div', { class: 'cut-fields' }, ...asked.map(name => el('label', null, t(`side.${name}`), fields.get(name)?.field ?? null, fields.get(name)?.preview ?? null))),
    ],
    buttons: [{ value: '', label: t('cancel') }, { value: 'split', label: t('splitHere'), primary: true }],
    opened: () => (fields.get(side) ?? [...fields.values()][0])?.field.focus(),
  });
  if (answer !== 'split') return null;
  return { source: fields.get('source')?.field.selectionStart ?? 0, target: fields.get('target')?.field.selectionStart ?? 0 };
}

/**
 * A field whose cursor moves but whose text does not change; Enter answers.
 * @param {string} text
 * @param {number} at
 * @param {string} language
 * @param {string} label
 */
function cutField(text, at, language, label) {
  const field = el('textarea', { rows: 4, lang: language, spellcheck: 'false', 'aria-label': label });
  const preview = el('output', { class: 'cut', 'aria-live': 'polite' });
  field.value = text;
  field.setSelectionRange(at, at);
  const show = () => {
    preview.replaceChildren(el('span', null, text.slice(0, field.selectionStart).trim()), el('span', { class: 'knife', 'aria-hidden': 'true' }, '✂'),
      el('span', null, text.slice(field.selectionStart).trim()));
  };
  field.addEventListener('beforeinput', event => event.preventDefault());
  for (const name of ['keyup', 'click', 'focus', 'select']) field.addEventListener(name, show);
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    field.form?.requestSubmit(field.form.querySelector('button.primary'));
  });
  show();
  return { field, preview };
}
