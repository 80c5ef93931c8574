/** The interface in English. Every other table has the same names. */
export const en = {
  // frame
  overview: 'Overview', editor: 'Editor', queue: 'Queue', agreement: 'Agreement', exchange: 'Export and import', keys: 'Keys',
  pages: 'Pages', language: 'Language', reviewer: 'Reviewer', changeName: 'Change the reviewer’s name', skip: 'Skip to the content',
  close: 'Close', cancel: 'Cancel', save: 'Save', open: 'Open', ctrlEnterSaves: 'Ctrl+Enter saves, Esc leaves it as it was.',
  notReached: 'The server cannot be reached. Nothing was lost: what was confirmed is stored. Start it again and repeat the last step.',

  // overview
  search: 'Search', searchPairs: 'Title or file', summary: 'Summary', any: 'Any', sort: 'Order',
  filterState: 'State', filterRelation: 'Relation', filterProbability: 'Probability', filterTerms: 'Only with term problems', filterMine: 'Only mine',
  likely: '90 % and more', probable: '70–90 %', doubtful: '50–70 %', unlikely: 'under 50 %',
  sortNext: 'What to review next', sortPath: 'File', sortProbability: 'Probability', sortUnreviewed: 'Most unreviewed', sortProblems: 'Most problems', sortCoverage: 'Coverage', sortUpdated: 'Last changed',
  found: 'one pair found|{n} pairs found', pairsFound: 'article pair|article pairs', pairsDone: 'of the shown is done|of the shown are done',
  unreviewedLeft: 'to be reviewed', doubtfulLinks: 'doubtful link|doubtful links', reviewNext: 'Review next', noPairs: 'No pair fits. Change the filters, or run the pipeline first.',
  more: 'Show more ({n} left)', articles: 'Articles', state: 'State', progress: 'Progress', probability: 'Probability', links: 'Links', coverage: 'Coverage',
  problemsFound: 'Problems', assignees: 'Reviewers', assign: 'Assign', assignLabel: 'Reviewers, one a line. Two of them review on their own and are compared.',
  assigned: 'The reviewers are stored.', ofThemDoubtful: '{n} doubtful', termProblems: 'one term|{n} terms', numberProblems: 'one number|{n} numbers',
  'pairState.new': 'New', 'pairState.started': 'Begun', 'pairState.done': 'Done', parallel: 'parallel', comparable: 'comparable',

  // states and relations
  'state.unreviewed': 'unreviewed', 'state.accepted': 'accepted', 'state.rejected': 'rejected', 'state.needsReview': 'needs review',
  'relation.translation': 'translation', 'relation.partial': 'partly translated', 'relation.related': 'related', 'relation.none': 'no counterpart',

  // editor
  alignment: 'Both articles side by side', toolbar: 'Commands', sentences: 'Sentences', paragraphs: 'Paragraphs',
  'side.source': 'Left text', 'side.target': 'Right text', searchText: 'Find in both texts', progressText: '{done} of {n} decided ({share})',
  noCounterpart: 'No counterpart', nullBead: 'no counterpart', unlinkedParagraph: 'This paragraph is linked to nothing.', paragraphLink: 'Paragraph link',
  linkOf: 'paragraph {source} to {target}, {relation}', bookmarked: 'bookmark', noted: 'note', hasProblems: 'differences',
  problems: 'one difference|{n} differences', boilerplate: 'boilerplate', foldedBoilerplate: 'One boilerplate paragraph · show|{n} boilerplate paragraphs · show',
  paragraphPlace: 'Line {line} of the file', original: 'Original', draftOf: 'Draft by {engine}', editingHint: 'Ctrl+Enter saves and goes on · Tab saves and edits the other side · Esc leaves it as it was',
  pickingHint: 'Choose the counterpart: arrows move, Space adds, Enter links, Esc cancels.', pickingCancelled: 'Nothing was linked.',
  placeOf: '{at} of {n}', byAt: '{by}, {at}', nothingToDecide: 'There is no link here to decide on.', nothingToUndo: 'There is nothing to undo.', nothingToRedo: 'There is nothing to redo.',
  sentencesOnly: 'This works on sentences. Change the view with the command “Paragraphs or sentences”.', noUnitToMerge: 'No sentence of the same paragraph follows.',
  noneDoubtful: 'Nothing is doubtful any more.', noneNonOneToOne: 'Everything is one to one or accepted.', noneUnconfirmed: 'Everything is decided.', noneBookmark: 'There is no bookmark.',
  notFound: 'Not found.', noTerms: 'No term stands here.', noteLabel: 'Note',
  splitHint: 'Set the cursors where the texts shall be cut (arrow keys; Tab for the other side). Enter splits.', splitHere: 'Split here', splitNothing: 'One part would be empty: nothing was split.',
  realignNothing: 'Aligning again changes nothing.', realignSummary: 'One place would change; {unchanged} pairs stay as they are. What is accepted is not touched.|{n} places would change; {unchanged} pairs stay as they are. What is accepted is not touched.',
  realignDifferences: 'Differences', realignApply: 'Apply', before: 'Now', after: 'Then', andMore: 'and one more|and {n} more',
  conflictTitle: '{by} has changed the same rows', conflictText: '{by} changed them on {at}, after you last saw them. Your action “{mine}” is not stored yet.',
  conflictBefore: 'As you see it', conflictAfter: 'As {by} left it', conflictMine: 'Do mine again', conflictTheirs: 'Keep theirs',
  when: 'When', who: 'Who', what: 'What', undone: 'undone', outdated: 'on an earlier text', noHistory: 'Nobody has changed anything here.',
  why: 'Why', similarity: 'Similarity', names: 'Names', numbers: 'Numbers', termsShared: 'Terms', noEvidence: 'The machine found nothing in common.', madeByReviewer: 'Set by a reviewer.',
  draft: 'Machine draft', engine: 'Engine', translate: 'Translate', translated: 'Draft by {engine}.', terms: 'Terms', term: 'term', termLegend: 'from the glossary; hover for its explanation', problemLegend: 'number, date or term that differs',
  'problem.number': 'Number', 'problem.date': 'Date', 'problem.term': 'Term', 'problem.doNotTranslate': 'Keep', 'problem.untranslated': 'Untranslated',
  from: '{bound} and more', below: 'below {bound}', helpHint: 'The keys act while the texts have the focus.', helpKeys: 'Set your own keys',

  // commands
  'group.decide': 'Decide', 'group.go': 'Go', 'group.link': 'Link', 'group.text': 'Text', 'group.keep': 'Keep', 'group.show': 'Show',
  'command.accept': 'Accept', 'command.acceptAndGoOn': 'Accept and go on', 'command.acceptAbove': 'Accept all above', 'command.reject': 'Reject',
  'command.needsReview': 'Needs review', 'command.clear': 'Clear decision', 'command.next': 'Next', 'command.previous': 'Previous',
  'command.extendNext': 'Select the next too', 'command.extendPrevious': 'Select the previous too', 'command.sideSource': 'To the left text', 'command.sideTarget': 'To the right text',
  'command.first': 'To the beginning', 'command.last': 'To the end', 'command.nextDoubtful': 'Next doubtful', 'command.previousDoubtful': 'Previous doubtful',
  'command.nextNonOneToOne': 'Next not 1–1', 'command.previousNonOneToOne': 'Previous not 1–1', 'command.nextUnconfirmed': 'Next unconfirmed', 'command.previousUnconfirmed': 'Previous unconfirmed',
  'command.nextBookmark': 'Next bookmark', 'command.previousBookmark': 'Previous bookmark', 'command.counterpart': 'Jump to the counterpart', 'command.search': 'Find text',
  'command.relink': 'Link by choosing', 'command.unlink': 'Unlink', 'command.split': 'Split link at the cursor', 'command.merge': 'Merge links', 'command.moveUp': 'Move up', 'command.moveDown': 'Move down',
  'command.swap': 'Swap counterparts', 'command.realign': 'Align the rest again', 'command.edit': 'Edit text', 'command.splitUnit': 'Split sentence', 'command.mergeUnits': 'Merge sentences',
  'command.notThisTerm': 'Not this term', 'command.note': 'Note', 'command.bookmark': 'Bookmark', 'command.undo': 'Undo', 'command.redo': 'Redo', 'command.history': 'History',
  'command.panel': 'Reasons', 'command.draft': 'Machine drafts in the text', 'command.layer': 'Paragraphs or sentences', 'command.candidates': 'Improbable links', 'command.boilerplate': 'Boilerplate', 'command.legend': 'Legend', 'command.help': 'Keys and commands',
  'command.link': 'Link', 'command.unlinkParagraphs': 'Unlink', 'command.splitBead': 'Split link', 'command.move': 'Move', 'command.termException': 'Not this term', 'command.settle': 'Settled',
  'done.accept': 'Accepted.', 'done.acceptAbove': 'All above accepted.', 'done.reject': 'Rejected.', 'done.needsReview': 'Marked for review.', 'done.clear': 'Cleared.',
  'done.relink': 'Linked.', 'done.link': 'Linked.', 'done.unlink': 'Unlinked.', 'done.unlinkParagraphs': 'Unlinked.', 'done.merge': 'Merged.', 'done.splitBead': 'Split.', 'done.move': 'Moved.', 'done.swap': 'Swapped.',
  'done.edit': 'Text stored; the original is kept.', 'done.splitUnit': 'Sentence split.', 'done.mergeUnits': 'Sentences merged.', 'done.note': 'Note stored.', 'done.bookmark': 'Bookmark changed.',
  'done.realign': 'Aligned again.', 'done.termException': 'This place is no longer taken for the term.', 'done.undo': 'Undone.', 'done.redo': 'Done again.', 'done.theirs': 'Theirs is kept.',

  // queue
  iNeed: 'I need', correctAmong: 'right among', expectedRight: 'expected right ({low}–{high})', toReview: 'still to look at, then {then} is right', reviewedSoFar: 'reviewed so far', doubtfulFirst: 'Doubtful first',
  beginQueue: 'Begin', budgetReached: 'What is kept already reaches {wanted}: nothing has to be looked at.', openItem: 'Open in the editor, {share}', queueAnnounced: 'The queue is up to date.',

  // agreement
  doublyReviewed: 'pair with two reviewers|pairs with two reviewers', itemsCompared: 'decision compared|decisions compared', agree: 'agree', kappa: 'Cohen’s kappa',
  kappaHint: 'Kappa is agreement beyond chance: 1 is perfect, 0 is what chance would give.', disagreements: 'One disagreement to settle|{n} disagreements to settle',
  noDisagreements: 'There is nothing to settle. Assign a pair to two reviewers to compare them.', settle: 'Settle as', settled: 'Settled: {state}.', openInEditor: 'Open in the editor',

  // exchange
  export: 'Export', exportHint: 'What is decided by now, at any moment.', import: 'Import', importHint: 'Decisions of others: TMX, TSV, XLIFF or the decisions of another workspace. Nothing of yours is overwritten unasked.',
  importFile: 'File', chooseFile: 'Choose a file first.', importAll: 'Take what has no decision as accepted', importKnown: 'One held here already.|{n} held here already.', importFaults: 'One place could not be read|{n} places could not be read', imported: 'One decision taken over.|{n} decisions taken over.', importUnknown: 'One is of texts that are not here.|{n} are of texts that are not here.',
  importConflicts: 'One contradicts yours|{n} contradict yours',
  'format.tmx': 'TMX 1.4b', 'format.xliff': 'XLIFF 2.1', 'format.xliff12': 'XLIFF 1.2', 'format.tsv': 'TSV', 'format.jsonl': 'JSON lines', 'format.html': 'HTML', 'format.glossary': 'Glossary', 'format.decisions': 'Decisions',
  'formatHint.tmx': 'translation memory, for every CAT tool', 'formatHint.xliff': 'with states, for Okapi, memoQ, OmegaT', 'formatHint.xliff12': 'for Trados, Weblate, OmegaT',
  'formatHint.tsv': 'a pair a line', 'formatHint.jsonl': 'for training', 'formatHint.html': 'to read or send', 'formatHint.glossary': 'terms with the exceptions made here', 'formatHint.decisions': 'to be imported into another workspace',

  // keys
  keysHint: 'Press a button, then the key. The browser’s own keys cannot be taken.', preset: 'Preset', resetKeys: 'Back to the preset', keysReset: 'The preset’s keys hold again.', presetChosen: 'The preset is chosen.',
  setKey: '{command}: {keys}. Set a key', pressKey: 'Press a key …', ownKey: 'own', reservedKey: '{key} belongs to the browser.', keyTaken: '{key} is set; it was taken from “{command}”.', keySet: '{key} is set.',
};
