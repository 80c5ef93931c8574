/** @typedef {import('../api/contract.js').Reviewed} Reviewed */
/** @typedef {import('../api/contract.js').ReviewState} ReviewState */

/** Below this probability an unreviewed item is doubtful. */
export const DOUBTFUL = 0.7;

/** Below this probability a link of the machine is only a candidate: shown when asked for. */
export const CANDIDATE = 0.3;

/**
 * Whether a link is shown among others: it is likely enough, or somebody has had to do with it.
 * @param {Reviewed} link
 */
export const isShown = link => link.probability >= CANDIDATE || link.state !== 'unreviewed' || link.origin === 'reviewer' || link.bookmark || link.note !== '';

/** The sign of each state: told apart by shape, so that nothing rests on colour. */
export const glyphs = /** @type {Record<ReviewState, string>} */ ({ unreviewed: '○', accepted: '✓', rejected: '✕', needsReview: '?' });

/** The lower bounds of the four levels of probability, best first. */
export const levels = [0.9, DOUBTFUL, 0.5, 0];

/**
 * 4 (nearly certain) to 1 (improbable).
 * @param {number} probability
 */
export const levelOf = probability => levels.length - levels.findIndex(bound => probability >= bound);

/**
 * Whether a joint waits for a verdict. A sentence for which the machine found no counterpart waits for none, unless somebody questioned it.
 * @param {{ source: unknown[], target: unknown[], item: Pick<Reviewed, 'state'> | null }} joint
 */
export const awaits = ({ source, target, item }) =>
  item !== null && (item.state === 'needsReview' || (item.state === 'unreviewed' && source.length > 0 && target.length > 0));

/** @param {Pick<Reviewed, 'state' | 'probability'>} item */
export const isDoubtful = item => item.state === 'needsReview' || (item.state === 'unreviewed' && item.probability < DOUBTFUL);

/**
 * How an item is called by its counts, as in `2–1`.
 * @param {{ source: unknown[], target: unknown[] }} joint
 */
export const shape = joint => `${joint.source.length}–${joint.target.length}`;
