import { chordOf, reserved, show } from '/js/keys/chord.js';
import { commands } from '/js/keys/commands.js';
import { Keymap } from '/js/keys/keymap.js';
import { presets } from '/js/keys/presets.js';
import { equal } from './expect.js';

const press = (/** @type {string} */ key, /** @type {object} */ rest = {}) =>
  chordOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...rest });

export const tests = {
  chord_letter_isACapital: () => equal(press('a'), 'A'),
  chord_shiftedLetter_namesShift: () => equal(press('A', { shiftKey: true }), 'Shift+A'),
  chord_sign_doesNotNameTheShiftThatMakesIt: () => equal(press('?', { shiftKey: true }), '?'),
  chord_modifiers_standInOrder: () => equal(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'),
  chord_command_countsAsCtrl: () => equal(press('Enter', { metaKey: true }), 'Ctrl+Enter'),
  chord_altOnAMac_usesThePlaceOfTheKey: () => equal(press('µ', { altKey: true, code: 'KeyM' }), 'Alt+M'),
  chord_modifierAlone_isNone: () => equal(press('Shift', { shiftKey: true }), null),
  chord_whileComposing_isNone: () => equal(press('a', { isComposing: true }), null),
  chord_space_hasAName: () => equal(press(' '), 'Space'),
  show_arrow_isASign: () => equal(show('Shift+ArrowDown'), 'Shift+↓'),

  presets_everyCommand_hasAKey: () => {
    for (const [name, keys] of Object.entries(presets))
      for (const command of commands) equal(keys[command].length > 0, true, `${name} ${command}`);
  },
  presets_noKey_belongsToTheBrowser: () => {
    for (const [name, keys] of Object.entries(presets)) equal(Object.values(keys).flat().filter(chord => reserved.has(chord)), [], name);
  },
  presets_noKey_standsForTwoCommands: () => {
    for (const [name, keys] of Object.entries(presets)) {
      const all = Object.values(keys).flat();
      equal(all.filter((chord, at) => all.indexOf(chord) !== at), [], name);
    }
  },
  presets_omegat_keepsItsOwnKeys: () => {
    const keymap = new Keymap({ preset: 'omegat', keys: {} });
    equal(['A', 'R', 'C', 'U', 'D', 'S', 'M', 'E', 'Space', 'K', 'N', 'P', 'F', 'B', 'Ctrl+Alt+R'].map(chord => keymap.commandOf(chord)),
      ['accept', 'needsReview', 'clear', 'moveUp', 'moveDown', 'split', 'merge', 'edit', 'relink', 'reject', 'next', 'previous', 'sideTarget', 'sideSource', 'realign']);
  },
  presets_intertext_keepsItsOwnKeys: () => {
    const keymap = new Keymap({ preset: 'intertext', keys: {} });
    equal(['S', 'C', 'N', 'Alt+N', 'U', 'Alt+U', 'B', 'M', 'Backspace', 'Enter', 'Ctrl+ArrowUp', 'Ctrl+ArrowDown', 'Ctrl+Backspace', 'Alt+Backspace', 'Ctrl+Z']
      .map(chord => keymap.commandOf(chord)),
    ['accept', 'acceptAbove', 'nextNonOneToOne', 'previousNonOneToOne', 'nextUnconfirmed', 'previousUnconfirmed', 'nextBookmark', 'bookmark', 'moveUp', 'moveDown', 'moveUp',
      'moveDown', 'merge', 'mergeUnits', 'undo']);
  },
  keymap_ownKey_winsOverThePreset: () => {
    const keymap = new Keymap({ preset: 'bilingual', keys: { reject: ['A'] } });
    equal(keymap.commandOf('A'), 'reject');
    equal(keymap.chordsOf('accept'), []);
    equal(keymap.commandOf('K'), null, 'the preset’s key is given up');
  },
  keymap_reservedOwnKey_isLeftToTheBrowser: () => equal(new Keymap({ preset: 'bilingual', keys: { reject: ['Ctrl+W'] } }).commandOf('Ctrl+W'), null),
  keymap_unknownPreset_isBilingual: () => equal(new Keymap({ preset: 'constructor', keys: {} }).settings.preset, 'bilingual'),
  keymap_takenKey_namesItsHolder: () => equal(new Keymap(null).takenFrom('reject', 'A'), 'accept'),
};
