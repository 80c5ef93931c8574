import { reserved } from './chord.js';
import { commands } from './commands.js';
import { presets } from './presets.js';

/** @typedef {import('./commands.js').Command} Command */
/** @typedef {import('./presets.js').Keys} Keys */
/** @typedef {import('../api/contract.js').KeySettings} KeySettings */

/** Which command a chord means: a preset, overlaid by the reviewer's own keys. */
export class Keymap {
  /** @type {KeySettings} */
  settings;
  /** @type {Map<string, Command>} */
  #commands = new Map();
  /** @type {Map<Command, string[]>} */
  #chords = new Map();

  /** @param {Partial<KeySettings> | null} [settings] */
  constructor(settings) {
    const preset = settings?.preset && Object.hasOwn(presets, settings.preset) ? settings.preset : 'bilingual';
    this.settings = { preset, keys: { ...settings?.keys } };
    for (const command of commands) {
      const chords = (this.settings.keys[command] ?? presets[preset][command]).filter(chord => !reserved.has(chord));
      this.#chords.set(command, chords);
    }
    // The reviewer's own keys are entered last, so that they win over a preset that uses the same chord.
    for (const own of [false, true])
      for (const [command, chords] of this.#chords)
        if (Object.hasOwn(this.settings.keys, command) === own) for (const chord of chords) this.#commands.set(chord, command);
  }

  /** @param {string} chord */
  commandOf(chord) {
    return this.#commands.get(chord) ?? null;
  }

  /**
   * The chords that lead to a command, without those another command has taken.
   * @param {Command} command
   */
  chordsOf(command) {
    return (this.#chords.get(command) ?? []).filter(chord => this.#commands.get(chord) === command);
  }

  /**
   * Settings in which the command stands on that chord alone.
   * @param {Command} command
   * @param {string} chord
   * @returns {KeySettings}
   */
  with(command, chord) {
    return { preset: this.settings.preset, keys: { ...this.settings.keys, [command]: [chord] } };
  }

  /**
   * The command that a chord would be taken from, or null.
   * @param {Command} command
   * @param {string} chord
   */
  takenFrom(command, chord) {
    const holder = this.commandOf(chord);
    return holder === command ? null : holder;
  }
}
