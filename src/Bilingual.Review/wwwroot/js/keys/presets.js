/** @typedef {import('./commands.js').Command} Command */
/** @typedef {Record<Command, string[]>} Keys */

/** @type {Keys} */
const bilingual = {
  accept: ['A'],
  acceptAndGoOn: ['Ctrl+Enter'],
  acceptAbove: ['Shift+A'],
  reject: ['K', 'Delete'],
  needsReview: ['R'],
  clear: ['Backspace'],
  next: ['ArrowDown'],
  previous: ['ArrowUp'],
  extendNext: ['Shift+ArrowDown'],
  extendPrevious: ['Shift+ArrowUp'],
  sideSource: ['ArrowLeft'],
  sideTarget: ['ArrowRight'],
  first: ['Home'],
  last: ['End'],
  nextDoubtful: [']'],
  previousDoubtful: ['['],
  nextNonOneToOne: ['N'],
  previousNonOneToOne: ['Shift+N'],
  nextUnconfirmed: ['.'],
  previousUnconfirmed: [','],
  nextBookmark: ['Shift+B'],
  previousBookmark: ['Alt+Shift+B'],
  counterpart: ['J'],
  search: ['Q'],
  relink: ['Space'],
  unlink: ['-'],
  split: ['S'],
  merge: ['M'],
  moveUp: ['U'],
  moveDown: ['D'],
  swap: ['X'],
  realign: ['Ctrl+Alt+R'],
  edit: ['E'],
  splitUnit: ['Shift+S'],
  mergeUnits: ['Alt+M'],
  notThisTerm: ['T'],
  note: ['O'],
  bookmark: ['B'],
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Shift+Z'],
  history: ['H'],
  panel: ['I'],
  draft: ['G'],
  layer: ['P'],
  candidates: ['W'],
  boilerplate: ['Z'],
  legend: ['L'],
  help: ['?'],
};

/**
 * OmegaT's align window: n/p/f/b move, A/R/C decide, U/D/S/M/E mend, Space pinpoints, K drops.
 * Its Ctrl+R (align again) is the browser's reload and stands on Ctrl+Alt+R; what OmegaT lacks stands beside Alt or on free keys.
 * @type {Keys}
 */
const omegat = {
  ...bilingual,
  next: ['N', 'ArrowDown'],
  previous: ['P', 'ArrowUp'],
  extendNext: ['Shift+N', 'Shift+ArrowDown'],
  extendPrevious: ['Shift+P', 'Shift+ArrowUp'],
  sideTarget: ['F', 'ArrowRight'],
  sideSource: ['B', 'ArrowLeft'],
  clear: ['C', 'Backspace'],
  reject: ['K'],
  nextNonOneToOne: ['Alt+N'],
  previousNonOneToOne: ['Alt+Shift+N'],
  bookmark: ['Y'],
  nextBookmark: ['Shift+Y'],
  previousBookmark: ['Alt+Shift+Y'],
  layer: ['Alt+P'],
};

/**
 * InterText: S confirms, C confirms all above, N and U go to what is not 1-1 or not confirmed (Alt goes back), Backspace and Enter move text
 * up and down, Ctrl+Backspace merges links and Alt+Backspace text. Its Ctrl+X (swap) and Alt+B (bookmark back) are the browser's and stand
 * on Alt+X and Alt+Shift+B.
 * @type {Keys}
 */
const intertext = {
  ...bilingual,
  accept: ['S'],
  acceptAbove: ['C'],
  reject: ['K', 'Delete'],
  clear: ['Shift+C'],
  nextNonOneToOne: ['N'],
  previousNonOneToOne: ['Alt+N'],
  nextUnconfirmed: ['U', '.'],
  previousUnconfirmed: ['Alt+U', ','],
  nextBookmark: ['B'],
  previousBookmark: ['Alt+Shift+B'],
  bookmark: ['M'],
  moveUp: ['Backspace', 'Ctrl+ArrowUp'],
  moveDown: ['Enter', 'Ctrl+ArrowDown'],
  merge: ['Ctrl+Backspace'],
  mergeUnits: ['Alt+Backspace'],
  swap: ['Alt+X'],
  split: ['Shift+S'],
  splitUnit: ['Shift+E'],
};

/** @type {Record<string, Keys>} */
export const presets = { bilingual, omegat, intertext };
