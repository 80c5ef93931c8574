import { el } from '../page/element.js';
import { t } from '../text/translate.js';
import { show } from '../keys/chord.js';
import { groups } from '../keys/commands.js';

/** @typedef {import('../keys/commands.js').Command} Command */
/** @typedef {import('../keys/keymap.js').Keymap} Keymap */

/** Signs of the commands that stand on the bar by themselves. @type {Partial<Record<Command, string>>} */
const signs = {
  accept: '✓', acceptAndGoOn: '✓↓', acceptAbove: '✓↑', reject: '✕', needsReview: '?', clear: '○',
  previousDoubtful: '‹', nextDoubtful: '›', undo: '↶', redo: '↷', help: '⌨',
};

const direct = /** @type {Command[][]} */ ([
  ['accept', 'acceptAndGoOn', 'acceptAbove', 'reject', 'needsReview', 'clear'],
  ['previousDoubtful', 'nextDoubtful'],
  ['undo', 'redo'],
]);

const menus = /** @type {(keyof typeof groups)[]} */ (['go', 'link', 'text', 'keep', 'show']);

/**
 * The bar of buttons: what is used all the time stands on it, the rest in menus by group. Every command has its button.
 * @param {Keymap} keymap
 * @param {(command: Command) => void} perform
 */
export function drawToolbar(keymap, perform) {
  const bar = el('div', { class: 'toolbar', role: 'toolbar', 'aria-label': t('toolbar') },
    ...direct.map(commands => el('div', { class: 'buttons' }, ...commands.map(command => button(command, keymap, perform, signs[command])))),
    el('div', { class: 'buttons' }, ...menus.map(group => menu(group, keymap, perform))),
    el('div', { class: 'buttons' }, button('help', keymap, perform, signs.help)));
  bar.addEventListener('keydown', event => walkBar(bar, event));
  return bar;
}

/**
 * @param {Command} command
 * @param {Keymap} keymap
 * @param {(command: Command) => void} perform
 * @param {string} [sign]
 */
function button(command, keymap, perform, sign) {
  const chords = keymap.chordsOf(command).map(show);
  const name = t(`command.${command}`);
  return el('button', {
    type: 'button', 'data-command': command, 'data-tone': sign ? command : null, title: chords.length ? `${name} (${chords.join(', ')})` : name, 'aria-label': name,
    'aria-keyshortcuts': keymap.chordsOf(command).map(chord => chord.replace('Ctrl', 'Control')).join(' ') || null, onclick: () => perform(command),
  }, sign ? el('span', { class: 'sign', 'aria-hidden': 'true' }, sign) : el('span', null, name), !sign && chords[0] ? el('kbd', null, chords[0]) : null);
}

/**
 * @param {keyof typeof groups} group
 * @param {Keymap} keymap
 * @param {(command: Command) => void} perform
 */
function menu(group, keymap, perform) {
  const id = `menu-${group}`;
  const list = el('div', { class: 'menu', id, popover: 'auto' });
  const opener = el('button', { type: 'button', popovertarget: id, 'aria-haspopup': 'true' }, t(`group.${group}`), el('span', { class: 'arrow', 'aria-hidden': 'true' }, '▾'));
  list.append(...groups[group].map(command => button(command, keymap, name => { list.hidePopover(); perform(name); })));
  list.addEventListener('toggle', () => {
    if (!list.matches(':popover-open')) return;
    const { left, bottom } = opener.getBoundingClientRect();
    list.style.left = `${Math.max(8, Math.min(left, innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${bottom + 4}px`;
    list.querySelector('button')?.focus();
  });
  list.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.findIndex(one => one === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  });
  return el('div', { class: 'menu-holder' }, opener, list);
}

/**
 * The arrows left and right go along the bar, as toolbars do.
 * @param {HTMLElement} bar
 * @param {KeyboardEvent} event
 */
function walkBar(bar, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...bar.querySelectorAll('button')].filter(one => !one.closest('.menu'));
  const at = buttons.findIndex(one => one === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[(at + step + buttons.length) % buttons.length].focus();
}
