/**
 * Fails unless both are the same in value.
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [what]
 */
export function equal(actual, expected, what = '') {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what ? `${what}: ` : ''}expected ${right}, got ${left}`);
}

/**
 * Numbers that are the same in every run.
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function random(seed) {
  let state = seed;
  return below => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/**
 * A pair from short notations: paragraphs as lists of sentences, beads as [source keys, target keys, rest].
 * @param {{ source: string[][], target: string[][], beads?: [string[], string[], object?][], links?: [number, number, object?][], boilerplate?: number[], kind?: string }} notation
 */
export function pair({ source, target, beads = [], links = [], boilerplate = [], kind = 'parallel' }) {
  const common = { relation: 'translation', probability: 0.9, state: 'unreviewed', origin: 'machine', evidence: {}, note: '', bookmark: false };
  return /** @type {any} */ ({
    id: 'p', revision: 1, kind, source: side('s', source, boilerplate), target: side('t', target, []), assignees: [], drafts: {},
    links: links.map(([from, to, rest], at) => ({ id: `L${at}`, source: from, target: to, ...common, ...rest })),
    beads: beads.map(([from, to, rest], at) => ({ id: `b${at}`, source: from, target: to, score: 0.5, edited: {}, problems: [], ...common, ...rest })),
  });
}

/**
 * Units are called s0, s1, … and t0, t1, … throughout the article.
 * @param {string} prefix
 * @param {string[][]} paragraphs
 * @param {number[]} boilerplate
 */
function side(prefix, paragraphs, boilerplate) {
  /** @type {Record<string, object>} */
  const units = {};
  let number = 0;
  return {
    path: `${prefix}.txt`, title: prefix, language: prefix === 's' ? 'id' : 'en', units,
    paragraphs: paragraphs.map((sentences, index) => {
      let start = 0;
      const keys = sentences.map(text => {
        const key = `${prefix}${number++}`;
        units[key] = { paragraph: index, start, end: start + text.length, text };
        start += text.length + 1;
        return key;
      });
      return { index, line: index + 1, kind: 'text', rule: '', boilerplate: boilerplate.includes(index), text: sentences.join(' '), units: keys, terms: [] };
    }),
  };
}
