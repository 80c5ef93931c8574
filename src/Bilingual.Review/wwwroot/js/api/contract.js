/**
 * What the server says, as types: the one place where the client states the shape of the API.
 * Offsets are UTF-16 and half-open. Probabilities lie in [0, 1].
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
 * @property {string} [engine]
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
 * @property {string | null} sourceTitle
 * @property {string | null} targetTitle
 * @property {number} probability
 * @property {'parallel' | 'comparable'} kind
 * @property {'new' | 'started' | 'done'} state
 * @property {PairCounts} counts
 * @property {{ source: number, target: number }} coverage
 * @property {string[]} assignees
 * @property {string | null} updatedAt
 */

/** @typedef {{ total: number, next: string | null, pairs: PairSummary[] }} PairList */

/**
 * @typedef {object} TermMark
 * @property {number} start in the paragraph's text
 * @property {number} end
 * @property {string} surface
 * @property {string} term
 * @property {string | null} target
 * @property {string} explanation
 * @property {string} id
 */

/**
 * @typedef {object} Paragraph
 * @property {number} index
 * @property {number} line
 * @property {string} kind
 * @property {string | null} rule why it is boilerplate
 * @property {boolean} boilerplate
 * @property {string} text
 * @property {string[]} units keys, in order
 * @property {TermMark[]} terms
 */

/** @typedef {{ paragraph: number, start: number, end: number, text: string }} Unit */

/**
 * @typedef {object} Side
 * @property {string} path
 * @property {string | null} title
 * @property {string | null} author
 * @property {string | null} published
 * @property {string | null} address
 * @property {string} language BCP 47
 * @property {Paragraph[]} paragraphs
 * @property {Record<string, Unit>} units
 */

/**
 * @typedef {object} Evidence
 * @property {number | null} [similarity]
 * @property {number | null} [coverage]
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
 * @property {Evidence | null} evidence
 * @property {string | null} note
 * @property {boolean} bookmark
 * @property {string | null} reviewer
 * @property {string | null} at
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
 * @property {string} message
 */

/**
 * @typedef {object} BeadOnly
 * @property {string[]} source unit keys
 * @property {string[]} target unit keys
 * @property {number | null} score
 * @property {{ source?: string | null, target?: string | null } | null} edited
 * @property {Problem[]} problems
 */
/** @typedef {Reviewed & BeadOnly} Bead */

/** @typedef {{ text: string, engine: string }} Draft */
/** @typedef {{ label: string }} Step */

/**
 * @typedef {object} Pair
 * @property {string} id
 * @property {number} revision
 * @property {'parallel' | 'comparable'} kind
 * @property {Side} source
 * @property {Side} target
 * @property {Link[]} links
 * @property {Bead[]} beads
 * @property {Record<string, Draft>} drafts by unit key
 * @property {Step | null} undo
 * @property {Step | null} redo
 * @property {string[]} assignees
 */

/**
 * @typedef {object} Changed
 * @property {Bead[]} beads
 * @property {string[]} removedBeads
 * @property {Link[]} links
 * @property {string[]} removedLinks
 * @property {{ source: Record<string, Unit | null>, target: Record<string, Unit | null> } | null} [units]
 * @property {{ source: Paragraph[], target: Paragraph[] } | null} [paragraphs]
 */

/**
 * @typedef {object} ActionResult
 * @property {number} revision
 * @property {Changed} changed
 * @property {Step | null} undo
 * @property {Step | null} redo
 * @property {string | null} next
 */

/**
 * @typedef {object} ConflictReport
 * @property {number} revision
 * @property {string} by
 * @property {string} at
 * @property {Changed} changed
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
 */

/** @typedef {{ pair: string, id: string, probability: number, sourceText: string, targetText: string }} QueueItem */

/**
 * @typedef {object} Queue
 * @property {QueueItem[]} items
 * @property {{ value: number, low: number, high: number }} estimate
 * @property {number} toReview
 * @property {number} reviewed
 * @property {string | null} [note]
 */

/**
 * @typedef {object} Disagreement
 * @property {string} pair
 * @property {string} id
 * @property {string} sourceText
 * @property {string} targetText
 * @property {{ reviewer: string, state: ReviewState, at: string }[]} decisions
 */

/** @typedef {{ pairs: number, items: number, percent: number | null, kappa: number | null, disagreements: Disagreement[] }} Agreement */

/** @typedef {{ applied: number, unknown: number, conflicts: { message?: string, sourceText?: string, targetText?: string }[] }} ImportResult */

/** @typedef {{ preset: string, keys: Record<string, string[]> }} KeySettings */

export {};
