import { announce } from '../page/announce.js';
import { el } from '../page/element.js';
import { t, named, percent } from '../text/translate.js';
import { chordOf } from '../keys/chord.js';
import { Keymap } from '../keys/keymap.js';
import { awaits } from '../model/appraisal.js';
import { PairStore, other } from '../model/pair-store.js';
import { failureText } from '../page/failure.js';
import { nextInQueue } from '../queue/queue-course.js';
import { ActionQueue } from './action-queue.js';
import { AlignmentView } from './alignment-view.js';
import { askConflict } from './conflict-dialog.js';
import { DetailsPanel } from './details-panel.js';
import { Desk } from './desk.js';
import { run } from './editor-commands.js';
import { jointName } from './joint-name.js';
import { drawLegend } from './legend.js';
import { drawToolbar } from './toolbar.js';

/** @typedef {import('../api/review-api.js').ReviewApi} ReviewApi */
/** @typedef {import('../api/contract.js').ReviewAction} ReviewAction */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('../api/contract.js').TermWarning} TermWarning */
/** @typedef {import('../keys/commands.js').Command} Command */

/** The editor of one pair: both articles, the toolbar, the panel of reasons, and the keys that act on them. */
export class PairEditor extends HTMLElement {
  /** @type {ReviewApi} */ api;
  /** @type {Keymap} */ keymap;
  /** @type {Desk} */ desk;
  /** @type {AlignmentView} */ view;
  /** @type {HTMLInputElement} */ searchField;
  /** Whether the reviewer works through the queue, so that accepting goes on there. */
  fromQueue = false;
  #panel = new DetailsPanel();
  #legend = drawLegend();
  #progress = el('span', { class: 'progress-text' });
  /** @type {ActionQueue} */ #actions;

  /**
   * @param {ReviewApi} api
   * @param {string} id
   * @param {URLSearchParams} parameters `at`: the bead or link to begin at; `queue`: come from the queue
   */
  static async open(api, id, parameters) {
    const [pair, keys] = await Promise.all([api.pair(id), api.keys()]);
    const editor = new PairEditor(api, new Desk(new PairStore(pair)), new Keymap(keys));
    editor.fromQueue = parameters.has('queue');
    editor.#begin(parameters.get('at'));
    return editor;
  }

  /**
   * @param {ReviewApi} api
   * @param {Desk} desk
   * @param {Keymap} keymap
   */
  constructor(api, desk, keymap) {
    super();
    this.api = api;
    this.desk = desk;
    this.keymap = keymap;
    this.view = new AlignmentView();
    this.searchField = el('input', { type: 'search', placeholder: t('searchText'), 'aria-label': t('command.search') });
    this.#actions = new ActionQueue(api, desk.store, {
      saved: (action, warning) => this.#saved(action, warning),
      conflict: report => askConflict(desk.store, report),
      failed: (error, action) => announce(`${named(`command.${action.type}`)}: ${failureText(error)}`, 'failure'),
      waiting: count => this.toggleAttribute('data-saving', count > 0),
    });
  }

  connectedCallback() {
    if (this.childElementCount) return;
    const { source, target } = this.desk.store.pair;
    this.append(
      el('h1', { class: 'hidden' }, `${source.title || source.path} – ${target.title || target.path}`),
      el('div', { class: 'editor-top' }, drawToolbar(this.keymap, command => this.perform(command)), this.searchField, this.#progress),
      this.#legend,
      el('div', { class: 'column-heads' }, head(source.title || source.path, source.path, source.language), el('span', { class: 'layer-name' }),
        head(target.title || target.path, target.path, target.language)),
      el('div', { class: 'work' }, this.view, this.#panel));
    this.#legend.hidden = true;
    this.#panel.hidden = innerWidth < 900;
    this.#panel.engines = this.api.session.engines ?? [];
    this.#panel.engine = this.api.session.engine ?? '';
    this.#listen();
    this.view.show(this.desk, this.api);
    this.#refresh();
    this.view.focus({ preventScroll: true });
    requestAnimationFrame(() => this.view.reveal());
    void this.#loadDrafts();
  }

  /** Drafts are looked at now and then: the texts do not wait for them. */
  async #loadDrafts() {
    const { desk } = this;
    desk.store.addDrafts(await this.api.storedDrafts(desk.store.pair.id).catch(() => ({})));
    if (desk.showDrafts) desk.update();
    if (!this.#panel.hidden) this.#panel.show(desk);
  }

  /** @param {string | null} at */
  #begin(at) {
    const { desk } = this;
    if (at === null) return;
    const wanted = desk.store.links.has(at) ? 'paragraphs' : 'sentences';
    if (desk.layer.name !== wanted) desk.look(wanted);
    desk.go(desk.walk.stop(at));
  }

  #listen() {
    this.addEventListener('keydown', event => this.#key(event));
    this.view.addEventListener('command', event => this.perform(/** @type {CustomEvent<Command>} */ (event).detail));
    this.#panel.addEventListener('action', event => void this.submit(/** @type {CustomEvent<ReviewAction>} */ (event).detail));
    this.#panel.addEventListener('draft', event => void this.#translate(/** @type {CustomEvent<string[]>} */ (event).detail));
    this.desk.addEventListener('rows', () => this.#refresh());
    this.desk.addEventListener('focus', () => this.#panel.hidden || this.#panel.show(this.desk));
    this.searchField.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.#search(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') this.view.focus({ preventScroll: true });
      else return;
      event.preventDefault();
    });
  }

  /**
   * Sends an action; resolves when it is stored. Bound, so that commands may take it out of the editor.
   * @param {ReviewAction} action
   */
  submit = action => this.#actions.submit(action);

  /** @param {Command} command */
  perform(command) {
    // Whoever pressed a button of the bar goes on with the keys of the grid.
    if (document.activeElement instanceof HTMLButtonElement && command !== 'search') this.view.focus({ preventScroll: true });
    Promise.resolve(run[command](this)).catch(error => announce(failureText(error), 'failure'));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const chord = chordOf(event);
    if (!chord) return;
    if (this.desk.editing) return this.#editKey(event, chord);
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement) return;
    // On a button, Enter and Space press it, whatever they may mean in the grid.
    if (event.target instanceof HTMLButtonElement && (chord === 'Enter' || chord === 'Space')) return;
    if (this.desk.picking && this.#pickKey(chord)) return event.preventDefault();
    const command = this.keymap.commandOf(chord);
    if (!command) return;
    event.preventDefault();
    this.perform(command);
  }

  /**
   * Keys while linking by choosing.
   * @param {string} chord
   * @returns {boolean} whether the key was meant for it
   */
  #pickKey(chord) {
    const { desk } = this;
    const { picking } = desk;
    if (!picking) return false;
    const command = this.keymap.commandOf(chord);
    if (command === 'next' || command === 'previous') picking.move(command === 'next' ? 1 : -1);
    else if (command === 'nextNonOneToOne' || command === 'previousNonOneToOne') picking.jump(command === 'nextNonOneToOne' ? 1 : -1);
    else if (command === 'sideSource' || command === 'sideTarget') picking.turn(command === 'sideSource' ? 'source' : 'target');
    else if (chord === 'Space' && picking.cell) picking.toggle(picking.side, picking.cell.key);
    else if (chord === 'Enter' || chord === 'Escape' || chord === 'Ctrl+Enter') {
      desk.picking = null;
      if (chord !== 'Escape') for (const action of picking.actions()) void this.submit(action);
      else announce(t('pickingCancelled'));
    } else return true;
    desk.refocused();
    return true;
  }

  beginEdit() {
    const { desk } = this;
    const { bead } = desk;
    if (!bead) return;
    const side = bead[desk.side].length ? desk.side : other(desk.side);
    desk.side = side;
    desk.editing = { id: bead.id, side, value: desk.store.text(bead, side) };
    desk.update();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} chord
   */
  #editKey(event, chord) {
    if (chord !== 'Escape' && chord !== 'Ctrl+Enter' && chord !== 'F2' && chord !== 'Tab') return;
    event.preventDefault();
    const { desk } = this;
    const { editing } = desk;
    const bead = desk.bead;
    desk.editing = null;
    if (editing && bead && chord !== 'Escape' && editing.value.trim() !== desk.store.text(bead, editing.side))
      void this.submit({ type: 'edit', id: editing.id, side: editing.side, text: editing.value.trim() });
    desk.update();
    this.view.focus({ preventScroll: true });
    if (chord === 'Ctrl+Enter') desk.go(desk.walk.beside(desk.focus, 1, desk.side));
    else if (chord === 'Tab' && editing && bead?.[other(editing.side)].length) {
      desk.side = other(editing.side);
      this.beginEdit();
    }
  }

  /**
   * Shows what the chosen engine makes of those sentences.
   * @param {string[]} units
   */
  async #translate(units) {
    const { store } = this.desk;
    try {
      const { drafts } = await this.api.drafts(store.pair.id, this.#panel.engine, units);
      store.addDrafts(Object.fromEntries(Object.entries(drafts).flatMap(([unit, { text, engine }]) => text === undefined ? [] : [[unit, { text, engine }]])));
      this.desk.update();
      const failure = Object.values(drafts).find(draft => draft.failure)?.failure;
      if (failure) announce(failure, 'failure');
      else announce(t('translated', { engine: this.#panel.engine }));
    } catch (error) {
      announce(failureText(error), 'failure');
    }
  }

  /** @param {1 | -1} by */
  #search(by) {
    const { desk } = this;
    const query = this.searchField.value.trim().toLowerCase();
    if (!query) return;
    const stop = desk.walk.seek(desk.focus, by, joint => ['source', 'target'].some(side =>
      joint[/** @type {SideName} */ (side)].some(key => desk.cellText(/** @type {SideName} */ (side), key).toLowerCase().includes(query))));
    if (desk.go(stop) && stop) announce(jointName(desk, stop.joint));
    else announce(t('notFound'));
  }

  /**
   * @param {ReviewAction} action
   * @param {TermWarning} [warning]
   */
  #saved(action, warning) {
    this.desk.update();
    this.view.reveal();
    const { joint } = this.desk;
    const done = named(`done.${action.type}`);
    if (warning) announce(`${done} ${t(`fault.${warning.code}`, { reason: warning.reason ?? '' })}`, warning.code === 'glossaryDelivered' ? 'plain' : 'failure');
    else announce(joint ? `${done} ${jointName(this.desk, joint)}` : done);
  }

  #refresh() {
    const { desk } = this;
    const items = desk.layer.joints.filter(joint => joint.item && (joint.source.length && joint.target.length || joint.item.state !== 'unreviewed'));
    const done = items.filter(joint => !awaits(joint)).length;
    this.#progress.textContent = t('progressText', { done, n: items.length, share: percent(items.length ? done / items.length : 1) });
    const name = this.querySelector('.layer-name');
    if (name) name.textContent = t(desk.layer.name);
    for (const command of /** @type {const} */ (['undo', 'redo'])) {
      const button = this.querySelector(`.toolbar [data-command="${command}"]`);
      const step = desk.store[command];
      button?.toggleAttribute('data-idle', !step);
      if (button instanceof HTMLElement) button.title = `${t(`command.${command}`)}${step ? `: ${named(`command.${step.label}`)}` : ''}`;
    }
    if (!this.#panel.hidden) this.#panel.show(desk);
  }

  togglePanel() {
    this.#panel.hidden = !this.#panel.hidden;
    if (!this.#panel.hidden) this.#panel.show(this.desk);
  }

  toggleLegend() { this.#legend.hidden = !this.#legend.hidden; }

  /** Goes on with the next item of the queue, when the reviewer came from there. */
  leaveForQueue() {
    if (!this.fromQueue) return;
    const next = nextInQueue(this.desk.store.pair.id, this.desk.focus ?? '');
    location.hash = next ?? '#/queue';
  }
}

/**
 * @param {string} title
 * @param {string} path
 * @param {string} language
 */
const head = (title, path, language) => el('h2', { lang: language, title: path }, title);

customElements.define('pair-editor', PairEditor);
