/**
 * A chord is how a key press is written: modifiers in the order Ctrl, Alt, Shift, then the key, as in `Ctrl+Shift+Z`, `A`, `?`.
 * Letters are written as capitals; the Shift that makes a sign (such as `?`) belongs to the sign and is not written.
 */

const names = new Map([[' ', 'Space'], ['Esc', 'Escape'], ['Up', 'ArrowUp'], ['Down', 'ArrowDown'], ['Del', 'Delete']]);
const alone = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process', 'Unidentified']);

/**
 * The chord of a key press; null for a modifier by itself or while a character is being composed.
 * The Command key counts as Ctrl.
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>} event
 * @returns {string | null}
 */
export function chordOf(event) {
  if (event.isComposing || alone.has(event.key)) return null;
  const key = keyName(event);
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && !isSign(key)) parts.push('Shift');
  return [...parts, key].join('+');
}

/** @param {Pick<KeyboardEvent, 'key' | 'code' | 'altKey'>} event */
function keyName({ key, code, altKey }) {
  // With Alt some keyboards write another character: there the place of the key counts.
  if (altKey && /^Key[A-Z]$/.test(code)) return code.slice(3);
  return names.get(key) ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** @param {string} key */
const isSign = key => key.length === 1 && key.toLowerCase() === key.toUpperCase();

const shown = new Map([['ArrowUp', '↑'], ['ArrowDown', '↓'], ['ArrowLeft', '←'], ['ArrowRight', '→'], ['Escape', 'Esc']]);

/**
 * How a chord is shown to people.
 * @param {string} chord
 */
export const show = chord => parts(chord).map(part => shown.get(part) ?? part).join('+');

/** @param {string} chord */
export function parts(chord) {
  const pieces = chord.split('+');
  return chord.endsWith('+') ? [...pieces.slice(0, -2), '+'] : pieces;
}

const combine = (/** @type {string} */ modifiers, /** @type {string} */ keys) =>
  keys.split(' ').map(key => `${modifiers}${key}`);

/** Keys that a browser keeps for itself or that readers of a page rely on: no command may stand on them. */
export const reserved = new Set([
  ...combine('Ctrl+', 'A C D E F G H J K L N O P Q R S T U V W X Y + - 0 1 2 3 4 5 6 7 8 9 Tab PageUp PageDown F4 F5'),
  ...combine('Ctrl+Shift+', 'A B C D I J K M N O P Q R T V W Y Delete Tab'),
  ...combine('Alt+', 'ArrowLeft ArrowRight Home D E F S V B T H F4 Tab Space 1 2 3 4 5 6 7 8 9'),
  ...combine('', "F1 F3 F5 F6 F7 F10 F11 F12 Tab Escape ' /"),
  'Shift+Tab', 'Shift+F10', 'Shift+F5', 'Shift+Escape',
]);
