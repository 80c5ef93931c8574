import { el } from './element.js';
import { t } from '../text/translate.js';

/** @typedef {import('./element.js').Child} Child */

/**
 * Shows a modal dialog and waits until it is closed. Escape closes it with an empty answer, and the focus returns to where it was.
 * @param {{ title: string, body: Child[], buttons?: { value: string, label: string, primary?: boolean }[], wide?: boolean,
 *   opened?: (dialog: HTMLDialogElement) => void }} content
 * @returns {Promise<string>} the value of the button, or '' when dismissed
 */
export function openDialog({ title, body, buttons = [{ value: '', label: t('close') }], wide = false, opened }) {
  const before = document.activeElement;
  const heading = el('h2', { id: `dialog-${++dialogs}` }, title);
  const dialog = el('dialog', { class: wide ? 'wide' : null, 'aria-labelledby': heading.id },
    el('form', { method: 'dialog' },
      el('header', null, heading),
      el('div', { class: 'dialog-body' }, ...body),
      el('footer', null, buttons.map(({ value, label, primary }) =>
        el('button', { type: 'submit', value, class: primary ? 'primary' : null }, label)))));
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      resolve(dialog.returnValue);
    });
    // Keys pressed in a dialog belong to the dialog, not to the page under it.
    dialog.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key !== 'Enter' || !event.ctrlKey) return;
      event.preventDefault();
      const primary = buttons.find(button => button.primary);
      if (primary) dialog.close(primary.value);
    });
    document.body.append(dialog);
    dialog.showModal();
    opened?.(dialog);
  });
}

let dialogs = 0;

/**
 * Asks for a text of several lines.
 * @param {{ title: string, value: string, label: string, save?: string }} question
 * @returns {Promise<string | null>} null when dismissed
 */
export async function askText({ title, value, label, save = t('save') }) {
  const field = el('textarea', { rows: 5, id: 'asked-text' });
  field.value = value;
  const answer = await openDialog({
    title,
    body: [el('label', { for: 'asked-text' }, label), field, el('p', { class: 'hint' }, t('ctrlEnterSaves'))],
    buttons: [{ value: '', label: t('cancel') }, { value: 'save', label: save, primary: true }],
    opened: () => { field.focus(); field.select(); },
  });
  return answer === 'save' ? field.value.trim() : null;
}
