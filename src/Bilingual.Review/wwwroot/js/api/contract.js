/**
 * What the server says, as types: the one place where the client states the shape of the API.
 * Offsets are UTF-16 and half-open. Probabilities lie in [0, 1]. The server leaves out what has its usual value; types named `Sent…` are what
 * it sends, those without are what `received.js` makes of them.
 */

/** @typedef {'source' | 'target'} SideName */
/** @typedef {'unreviewed' | 'accepted' | 'rejected' | 'needsReview'} ReviewState */
/** @typedef {'translation' | 'partial' | 'related' | 'none'} Relation */

/**
 * @typedef {object} Session
 * @property {string} reviewer
 * @property {string[]} reviewers
 * @property {string} antiForgery
 * @property {string} [language]
 * @property {string} [workspace]
 * @property {string} [engine] the one that translates when none is chosen
 * @property {string[]} [engines]
 */

/**
 * @typedef {object} PairCounts
 * @property {number} links
 * @property {number} doubtfulLinks
 * @property {number} beads
 * @property {number} accepted
 * @property {number} rejected
 * @property {number} needsReview
 * @property {number} unreviewed
 * @property {number} termProblems
 * @property {number} numberProblems
 */

/**
 * @typedef {object} PairSummary
 * @property {string} id
 * @property {string} sourcePath
 * @property {string} targetPath
 * @property {string} sourceTitle
 * @property {string} targetTitle
 * @property {number} probability
 * @property {'parallel' | 'comparable'} kind
 * @property {'new' | 'started' | 'done'} state
 * @property {PairCounts} counts
 * @property {{ source: number, target: number }} coverage
 * @property {string[]} assignees
 * @property {string} [updatedAt]
 */

/** @typedef {{ total: number, next?: string, pairs: PairSummary[] }} PairList */

/**
 * @typedef {object} TermMark
 * @property {number} start in the paragraph's text
 * @property {number} end
 * @property {string} surface
 * @property {string} term
 * @property {string} target
 * @property {string} explanation
 * @property {string} id
 */

/**
 * @typedef {object} Paragraph
 * @property {number} index
 * @property {number} line
 * @property {boolean} boilerplate
 * @property {string} text
 * @property {string[]} units keys, in order
 * @property {TermMark[]} terms
 */

/** @typedef {{ paragraph: number, start: number, end: number, text: string }} Unit */

/**
 * @typedef {object} Side
 * @property {string} path
 * @property {string} title empty where unknown, as with the following
 * @property {string} author
 * @property {string} published
 * @property {string} address
 * @property {string} language BCP 47
 * @property {Paragraph[]} paragraphs
 * @property {Record<string, Unit>} units
 */

/**
 * @typedef {object} Evidence
 * @property {number} [similarity]
 * @property {number} [coverage]
 * @property {string[]} [numbers]
 * @property {string[]} [names]
 * @property {string[]} [terms]
 */

/**
 * What a link and a bead share.
 * @typedef {object} Reviewed
 * @property {string} id
 * @property {Relation} relation
 * @property {number} probability
 * @property {ReviewState} state
 * @property {'machine' | 'reviewer'} origin
 * @property {Evidence} [evidence]
 * @property {string} note
 * @property {boolean} bookmark
 * @property {string} [reviewer]
 * @property {string} [at]
 */

/**
 * @typedef {object} LinkOnly
 * @property {number} source paragraph index
 * @property {number} target paragraph index
 */
/** @typedef {Reviewed & LinkOnly} Link */

/**
 * @typedef {object} Problem
 * @property {'number' | 'date' | 'term' | 'doNotTranslate' | 'untranslated'} kind
 * @property {SideName} side
 * @property {number} start in the bead's text of that side
 * @property {number} end
 * @property {'oneSideOnly' | 'missing' | 'wrong' | 'forbidden' | 'altered' | 'dropped' | 'inconsistent' | 'same'} fault
 * @property {string} [term]
 * @property {string} [found] the marked words
 * @property {string} [expected]
 */

/**
 * @typedef {object} BeadOnly
 * @property {string[]} source unit keys
 * @property {string[]} target unit keys
 * @property {{ source?: string, target?: string }} edited
 * @property {Problem[]} problems
 */
/** @typedef {Reviewed & BeadOnly} Bead */

/** @typedef {{ text: string, engine: string }} Draft */
/** @typedef {{ text?: string, engine: string, failure?: string }} MadeDraft */
/** @typedef {{ label: string, revision: number }} Step named by the kind of its action */

/**
 * @typedef {object} Pair
 * @property {string} id
 * @property {number} revision
 * @property {'parallel' | 'comparable'} kind
 * @property {Side} source
 * @property {Side} target
 * @property {Link[]} links
 * @property {Bead[]} beads
 * @property {Record<string, Draft>} drafts by unit key; asked for after the pair is shown
 * @property {Step} [undo]
 * @property {Step} [redo]
 * @property {string[]} assignees
 */

/**
 * What changed since the revision an action was based on, others' actions included.
 * @typedef {object} Changed
 * @property {Bead[]} beads
 * @property {string[]} removedBeads
 * @property {Link[]} links
 * @property {string[]} removedLinks
 * @property {Record<SideName, Record<string, Unit>>} [units] those of the paragraphs
 * @property {Record<SideName, Paragraph[]>} [paragraphs] those whose units or terms changed
 */

/**
 * @typedef {object} ActionResult
 * @property {number} revision
 * @property {Changed} [changed] absent when the revision is too long ago: then the pair is opened anew
 * @property {Step} [undo]
 * @property {Step} [redo]
 * @property {TermWarning} [warning] why a refused term does not reach the glossary
 */

/** @typedef {{ code: 'glossaryDelivered' | 'glossaryIsAFile' | 'glossaryNotWritten', reason?: string }} TermWarning */

/**
 * @typedef {object} ConflictReport
 * @property {number} revision
 * @property {string} by
 * @property {string} at
 * @property {Changed} [changed] absent as above
 * @property {Step} [undo]
 * @property {Step} [redo]
 * @property {ReviewAction} mine
 */

/** @typedef {{ type: string, [field: string]: unknown }} ReviewAction */

/** @typedef {{ before: Bead[], after: Bead[] }} RealignChange */
/** @typedef {{ token: string, revision: number, diff: RealignChange[], unchanged: number }} RealignPreview */

/** @typedef {{ start: number, end: number }} Span */
/** @typedef {{ source: Span, target: Span, weight: number }} WordLink */

/**
 * @typedef {object} HistoryEntry
 * @property {number} revision
 * @property {string} kind
 * @property {string} label
 * @property {string} reviewer
 * @property {string} at
 * @property {boolean} undone
 * @property {boolean} outdated made on an earlier text of the article
 * @property {HistoryRow[]} before what gave way
 * @property {HistoryRow[]} after what took its place
 */

/** @typedef {{ id: string, state: ReviewState, note: string, sourceText?: string, targetText?: string }} HistoryRow texts of beads only */

/** @typedef {{ pair: string, id: string, probability: number, sourceText: string, targetText: string }} QueueItem */

/** @typedef {{ value: number, low: number, high: number }} Estimate */

/**
 * @typedef {object} Queue
 * @property {QueueItem[]} items
 * @property {Estimate} estimate as things are
 * @property {Estimate} then when all of `items` has been reviewed
 * @property {number} toReview
 * @property {number} reviewed
 * @property {'nothing' | 'machineAlone' | 'stricter' | 'milder' | 'asExpected'} note what the estimate rests on
 */

/**
 * @typedef {object} Disagreement
 * @property {string} pair
 * @property {string} id
 * @property {string} sourceText
 * @property {string} targetText
 * @property {{ reviewer: string, state: ReviewState, at: string }[]} decisions
 */

/** @typedef {{ first: string, second: string, items: number, percent: number, kappa?: number }} ReviewerAgreement percent: 0 to 100 */
/** @typedef {{ pairs: number, items: number, percent: number, kappa?: number, reviewers: ReviewerAgreement[], disagreements: Disagreement[] }} Agreement */

/**
 * A decision of a file that contradicts one made here; nothing was changed.
 * @typedef {object} ImportConflict
 * @property {string} pair
 * @property {string} id
 * @property {ReviewState} ours
 * @property {string} [by]
 * @property {{ sourceText: string, targetText: string, verdict: ReviewState, reviewer?: string }} theirs
 */

/** @typedef {{ applied: number, known: number, unknown: number, conflicts: ImportConflict[], faults: string[] }} ImportResult */

/** @typedef {{ preset: string, keys: Record<string, string[]> }} KeySettings */

/** @typedef {{ term: string, target: string, explanation: string }} SentTerm */
/** @typedef {{ index: number, line: number, boilerplate?: boolean, text: string, units: string[], terms?: [number, number, number][] }} SentParagraph */
/** @typedef {Omit<Side, 'paragraphs' | 'units'> & { paragraphs: SentParagraph[] }} SentSide */
/** @typedef {Omit<Reviewed, 'state' | 'origin' | 'note' | 'bookmark'> & Partial<Reviewed>} SentReviewed */
/** @typedef {SentReviewed & LinkOnly} SentLink */
/** @typedef {SentReviewed & Omit<BeadOnly, 'edited' | 'problems'> & Partial<BeadOnly>} SentBead */
/** @typedef {Omit<Pair, 'source' | 'target' | 'links' | 'beads' | 'drafts'> & { source: SentSide, target: SentSide, links: SentLink[], beads: SentBead[], terms: SentTerm[] }} SentPair */
/**
 * @typedef {{ beads: SentBead[], removedBeads: string[], links: SentLink[], removedLinks: string[], paragraphs: Record<SideName, SentParagraph[]>,
 *   terms: SentTerm[] }} SentChanged
 */

export {};
