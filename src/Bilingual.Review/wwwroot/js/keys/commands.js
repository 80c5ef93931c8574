/**
 * Every command of the editor, by group, in the order in which help and toolbar show them.
 * The names of commands are the keys of the text tables (`command.NAME`).
 */
export const groups = /** @type {const} */ ({
  decide: ['accept', 'acceptAndGoOn', 'acceptAbove', 'reject', 'needsReview', 'clear'],
  go: ['next', 'previous', 'extendNext', 'extendPrevious', 'sideSource', 'sideTarget', 'first', 'last', 'nextDoubtful', 'previousDoubtful',
    'nextNonOneToOne', 'previousNonOneToOne', 'nextUnconfirmed', 'previousUnconfirmed', 'nextBookmark', 'previousBookmark', 'counterpart',
    'search'],
  link: ['relink', 'unlink', 'split', 'merge', 'moveUp', 'moveDown', 'swap', 'realign'],
  text: ['edit', 'splitUnit', 'mergeUnits', 'notThisTerm'],
  keep: ['note', 'bookmark', 'undo', 'redo', 'history'],
  show: ['panel', 'draft', 'layer', 'candidates', 'boilerplate', 'legend', 'help'],
});

/** @typedef {typeof groups[keyof typeof groups][number]} Command */

export const commands = /** @type {Command[]} */ (Object.values(groups).flat());
