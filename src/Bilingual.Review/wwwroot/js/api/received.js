/** @typedef {import('./contract.js').Pair} Pair */
/** @typedef {import('./contract.js').Changed} Changed */
/** @typedef {import('./contract.js').Bead} Bead */
/** @typedef {import('./contract.js').Link} Link */
/** @typedef {import('./contract.js').Paragraph} Paragraph */
/** @typedef {import('./contract.js').Reviewed} Reviewed */
/** @typedef {import('./contract.js').SideName} SideName */
/** @typedef {import('./contract.js').Unit} Unit */
/** @typedef {import('./contract.js').SentPair} SentPair */
/** @typedef {import('./contract.js').SentChanged} SentChanged */
/** @typedef {import('./contract.js').SentParagraph} SentParagraph */
/** @typedef {import('./contract.js').SentBead} SentBead */
/** @typedef {import('./contract.js').SentLink} SentLink */
/** @typedef {import('./contract.js').SentTerm} SentTerm */

/**
 * What the server leaves out to keep answers short is filled in here: usual values, texts of units, names and texts of terms.
 * @param {SentPair} sent
 * @returns {Pair}
 */
export function receivePair({ terms, ...sent }) {
  return { ...sent, drafts: {}, source: side('source'), target: side('target'), links: sent.links.map(receiveLink), beads: sent.beads.map(receiveBead) };

  /** @param {SideName} name */
  function side(name) {
    const paragraphs = sent[name].paragraphs.map(paragraph => receiveParagraph(paragraph, terms));
    return { ...sent[name], paragraphs, units: unitsOf(paragraphs) };
  }
}

/**
 * @param {SentChanged} sent
 * @returns {Changed}
 */
export function receiveChanged({ terms, ...sent }) {
  const paragraphs = { source: receive('source'), target: receive('target') };
  return {
    ...sent, paragraphs, units: { source: unitsOf(paragraphs.source), target: unitsOf(paragraphs.target) },
    beads: sent.beads.map(receiveBead), links: sent.links.map(receiveLink),
  };

  /** @param {SideName} name */
  function receive(name) { return sent.paragraphs[name].map(paragraph => receiveParagraph(paragraph, terms)); }
}

/** @param {SentBead} bead @returns {Bead} */
export const receiveBead = bead => ({ .../** @type {Bead & SentBead} */ (receiveReviewed(bead)), edited: bead.edited ?? {}, problems: bead.problems ?? [] });

/** @param {SentLink} link @returns {Link} */
export const receiveLink = link => /** @type {Link} */ (receiveReviewed(link));

/**
 * @template {SentBead | SentLink} Sent
 * @param {Sent} sent
 * @returns {Sent & Reviewed}
 */
const receiveReviewed = sent => /** @type {Sent & Reviewed} */ (
  { ...sent, state: sent.state ?? 'unreviewed', origin: sent.origin ?? 'machine', note: sent.note ?? '', bookmark: sent.bookmark ?? false });

/**
 * @param {SentParagraph} sent
 * @param {SentTerm[]} known
 * @returns {Paragraph}
 */
function receiveParagraph({ terms = [], boilerplate = false, ...paragraph }, known) {
  return {
    ...paragraph, boilerplate,
    terms: terms.map(([start, end, place]) =>
      ({ ...known[place], start, end, surface: paragraph.text.slice(start, end), id: `${paragraph.index}.${start}.${end}` })),
  };
}

/**
 * The units of those paragraphs. A key such as `s3.0.57` says where its text stands.
 * @param {Paragraph[]} paragraphs
 */
function unitsOf(paragraphs) {
  /** @type {Record<string, Unit>} */
  const units = {};
  for (const { index, text, units: keys } of paragraphs)
    for (const key of keys) {
      const [, start, end] = key.split('.').map(Number);
      units[key] = { paragraph: index, start, end, text: text.slice(start, end) };
    }
  return units;
}
