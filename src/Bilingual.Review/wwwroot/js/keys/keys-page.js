import { announce } from '../page/announce.js';
import { el } from '../page/element.js';
import { failureText } from '../page/failure.js';
import { t } from '../text/translate.js';
import { keys } from '../editor/help-dialog.js';
import { chordOf, reserved, show } from './chord.js';
import { groups } from './commands.js';
import { Keymap } from './keymap.js';
import { presets } from './presets.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').KeySettings} KeySettings */
/** @typedef {import('./commands.js').Command} Command */

/**
 * Where a reviewer chooses a preset of keys and sets keys of their own.
 * @param {ReviewApi} api
 */
export async function openKeys(api) {
  let keymap = new Keymap(await api.keys());
  const table = el('div', { class: 'key-groups' });
  const save = async (/** @type {KeySettings} */ settings, /** @type {string} */ message) => {
    try {
      await api.saveKeys(settings);
      keymap = new Keymap(settings);
      draw();
      announce(message);
    } catch (error) {
      announce(failureText(error), 'failure');
    }
  };
  const preset = el('select', { id: 'preset', onchange: () => void save({ preset: preset.value, keys: {} }, t('presetChosen')) },
    ...Object.keys(presets).map(name => el('option', { value: name, selected: name === keymap.settings.preset }, { bilingual: 'Bilingual', omegat: 'OmegaT', intertext: 'InterText' }[name] ?? name)));
  const draw = () => table.replaceChildren(...Object.entries(groups).map(([group, names]) => el('section', null,
    el('h2', null, t(`group.${/** @type {keyof typeof groups} */ (group)}`)),
    el('dl', { class: 'keys' }, ...names.flatMap(name => [
      el('dt', null, el('button', { type: 'button', class: 'key', 'data-key-of': name, 'aria-label': t('setKey', { command: t(`command.${name}`), keys: keymap.chordsOf(name).map(show).join(', ') || '–' }),
        onclick: (/** @type {Event} */ event) => record(/** @type {HTMLButtonElement} */ (event.currentTarget), name) }, ...keys(keymap.chordsOf(name)))),
      el('dd', null, t(`command.${name}`), name in keymap.settings.keys ? el('small', null, ` · ${t('ownKey')}`) : null),
    ])))));
  const record = (/** @type {HTMLButtonElement} */ button, /** @type {Command} */ command) => {
    button.textContent = t('pressKey');
    announce(t('pressKey'));
    const stop = () => { button.removeEventListener('keydown', heard); button.removeEventListener('blur', stop); draw(); };
    const heard = (/** @type {KeyboardEvent} */ event) => {
      const chord = chordOf(event);
      if (!chord || chord === 'Tab' || chord === 'Shift+Tab') return;
      event.preventDefault();
      event.stopPropagation();
      stop();
      if (chord === 'Escape') return;
      if (reserved.has(chord)) return announce(t('reservedKey', { key: show(chord) }), 'failure');
      const holder = keymap.takenFrom(command, chord);
      const message = holder ? t('keyTaken', { key: show(chord), command: t(`command.${holder}`) }) : t('keySet', { key: show(chord) });
      void save(keymap.with(command, chord), message).then(() => table.querySelector(`[data-key-of="${command}"]`)).then(again => again instanceof HTMLElement && again.focus());
    };
    button.addEventListener('keydown', heard);
    button.addEventListener('blur', stop);
  };
  draw();
  return el('div', { class: 'sheet' }, el('h1', null, t('keys')), el('p', { class: 'hint' }, t('keysHint')),
    el('p', { class: 'preset' }, el('label', { for: 'preset' }, t('preset')), ' ', preset, ' ',
      el('button', { type: 'button', onclick: () => void save({ preset: preset.value, keys: {} }, t('keysReset')) }, t('resetKeys'))), table);
}
