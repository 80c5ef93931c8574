import { el } from '../page/element.js';
import { openDialog } from '../page/dialog.js';
import { t } from '../text/translate.js';
import { show } from '../keys/chord.js';
import { groups } from '../keys/commands.js';

/** @typedef {import('../keys/keymap.js').Keymap} Keymap */
/** @typedef {keyof typeof groups} Group */

/**
 * Every command with its keys.
 * @param {Keymap} keymap
 */
export async function showHelp(keymap) {
  await openDialog({
    title: t('command.help'),
    wide: true,
    body: [
      el('p', { class: 'hint' }, t('helpHint'), ' ', el('a', { href: '#/keys' }, t('helpKeys'))),
      el('div', { class: 'key-groups' }, ...Object.entries(groups).map(([group, names]) => el('section', null,
        el('h3', null, t(`group.${/** @type {Group} */ (group)}`)),
        el('dl', { class: 'keys' }, ...names.flatMap(name => [
          el('dt', null, ...keys(keymap.chordsOf(name))),
          el('dd', null, t(`command.${name}`)),
        ]))))),
    ],
  });
}

/** @param {string[]} chords */
export const keys = chords => chords.length ? chords.flatMap((chord, at) => [at ? ' ' : '', el('kbd', null, show(chord))]) : ['–'];
