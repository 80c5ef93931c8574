import { sides } from './pair-store.js';
import { heaviestChain } from './chain.js';

/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./layer.js').Joint} Joint */
/** @typedef {import('./layer.js').Cell} Cell */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {import('./chain.js').Block} Block */

/**
 * A row of the page: cells of both sides that stand beside each other, and the joints whose sign stands in it.
 * `folded` is the number of boilerplate paragraphs that it hides.
 * @typedef {{ key: string, source: Cell[], target: Cell[], joints: Joint[], folded: number }} Row
 */

/**
 * Lays a layer out in rows. Both sides keep the order of their text: the heaviest chain of joints that do not cross stands in shared rows, and
 * what crosses it, or has no counterpart, stands in its own place on its own side.
 * @param {Layer} layer
 * @param {{ foldBoilerplate: boolean }} options
 * @returns {Row[]}
 */
export function layOut(layer, { foldBoilerplate }) {
  const place = { source: positions(layer.cells.source), target: positions(layer.cells.target) };
  const chain = heaviestChain(blocks(layer, place));
  /** @type {Row[]} */
  const rows = [];
  let source = 0, target = 0;
  for (const block of [...chain, null]) {
    const until = block ?? { source: { from: layer.cells.source.length }, target: { from: layer.cells.target.length } };
    between(layer.cells.source.slice(source, until.source.from), layer.cells.target.slice(target, until.target.from), layer.pack, rows);
    if (!block) break;
    rows.push(row(layer.cells.source.slice(block.source.from, block.source.to), layer.cells.target.slice(block.target.from, block.target.to)));
    source = block.source.to;
    target = block.target.to;
  }
  seat(layer.joints, rows);
  if (layer.name === 'sentences') markMoved(layer.joints, chain, place);
  return foldBoilerplate ? fold(rows) : rows;
}

/**
 * Notes on each joint how much of the common order it crosses: what stands elsewhere on the other side was moved by the translator.
 * @param {Joint[]} joints
 * @param {Block[]} chain in order
 * @param {Record<SideName, Map<string, number>>} place
 */
function markMoved(joints, chain, place) {
  const before = {
    source: counts(chain.map(block => block.source.from), place.source.size),
    target: counts(chain.map(block => block.target.from), place.target.size),
  };
  for (const joint of joints) {
    if (!joint.source.length || !joint.target.length) continue;
    const [source, target] = sides.map(side => before[side][place[side].get(joint[side][0]) ?? 0]);
    joint.moved = Math.abs(source - target);
  }
}

/**
 * For each cell, how many of the blocks begin before it or at it.
 * @param {number[]} starts ascending
 * @param {number} cells
 */
function counts(starts, cells) {
  const counted = new Int32Array(cells);
  for (let cell = 0, at = 0; cell < cells; cell++) {
    while (at < starts.length && starts[at] <= cell) at++;
    counted[cell] = at;
  }
  return counted;
}

/** @param {Cell[]} cells */
const positions = cells => new Map(cells.map((cell, at) => [cell.key, at]));

/**
 * @param {Cell[]} source
 * @param {Cell[]} target
 * @returns {Row}
 */
const row = (source, target) =>
  ({ key: `${source.map(cell => cell.key)}|${target.map(cell => cell.key)}`, source, target, joints: [], folded: 0 });

/**
 * Rows for what stands between two shared rows.
 * @param {Cell[]} source
 * @param {Cell[]} target
 * @param {boolean} pack
 * @param {Row[]} rows
 */
function between(source, target, pack, rows) {
  if (pack) {
    for (let at = 0; at < Math.max(source.length, target.length); at++) rows.push(row(source.slice(at, at + 1), target.slice(at, at + 1)));
    return;
  }
  for (const cell of source) rows.push(row([cell], []));
  for (const cell of target) rows.push(row([], [cell]));
}

/**
 * What could share a row: groups of joined cells without a gap on either side. Beads share no cells, links may.
 * @param {Layer} layer
 * @param {Record<SideName, Map<string, number>>} place
 * @returns {Block[]}
 */
function blocks(layer, place) {
  const found = [];
  const joints = layer.joints.filter(joint => joint.source.length && joint.target.length);
  for (const group of layer.name === 'sentences' ? joints.map(joint => [joint]) : groups(joints)) {
    // A group with gaps, or one that links have made too wide to read, is represented by its strongest joint.
    const whole = block(group, place);
    const best = group.reduce((a, b) => weight(b) > weight(a) ? b : a);
    const chosen = whole && (group.length === 1 || width(whole) <= 6) ? whole : block([best], place);
    if (chosen) found.push(chosen);
  }
  return found;
}

/** @param {Block} block */
const width = block => block.source.to - block.source.from + block.target.to - block.target.from;

/** What a joint weighs depends on no decision: nothing moves because somebody accepted it. @param {Joint} joint */
const weight = joint => (joint.item?.probability ?? 0) + 0.01;

/**
 * @param {Joint[]} group
 * @param {Record<SideName, Map<string, number>>} place
 * @returns {Block | null} null when other cells stand between those of the group
 */
function block(group, place) {
  const source = range(group, 'source', place.source), target = range(group, 'target', place.target);
  return source && target ? { source, target, weight: group.reduce((sum, joint) => sum + weight(joint), 0) } : null;
}

/**
 * @param {Joint[]} group
 * @param {SideName} side
 * @param {Map<string, number>} place
 */
function range(group, side, place) {
  const keys = group.length === 1 ? group[0][side] : [...new Set(group.flatMap(joint => joint[side]))];
  let from = Infinity, to = -1;
  for (const key of keys) {
    const at = place.get(key) ?? -1;
    from = Math.min(from, at);
    to = Math.max(to, at + 1);
  }
  return from >= 0 && to - from === keys.length ? { from, to } : null;
}

/**
 * Joints that share a cell, directly or through others.
 * @param {Joint[]} joints
 * @returns {Joint[][]}
 */
function groups(joints) {
  /** @type {Map<string, number>} */
  const owner = new Map();
  const parent = joints.map((_, at) => at);
  const root = (/** @type {number} */ at) => {
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  };
  joints.forEach((joint, at) => {
    for (const side of sides)
      for (const key of joint[side]) {
        const name = side + key;
        const earlier = owner.get(name);
        if (earlier === undefined) owner.set(name, at);
        else parent[root(at)] = root(earlier);
      }
  });
  return [...Map.groupBy(joints.keys(), root).values()].map(members => members.map(at => joints[at]));
}

/**
 * Gives each joint the row of its first cell.
 * @param {Joint[]} joints
 * @param {Row[]} rows
 */
function seat(joints, rows) {
  /** @type {Record<SideName, Map<string, Row>>} */
  const rowOf = { source: new Map(), target: new Map() };
  for (const row of rows) for (const side of sides) for (const cell of row[side]) rowOf[side].set(cell.key, row);
  for (const joint of joints) {
    const side = joint.source.length ? 'source' : 'target';
    rowOf[side].get(joint[side][0])?.joints.push(joint);
  }
}

/**
 * Puts runs of boilerplate that nothing links into one row.
 * @param {Row[]} rows
 */
function fold(rows) {
  /** @type {Row[]} */
  const folded = [];
  for (const row of rows) {
    const last = folded.at(-1);
    if (!isBoilerplate(row)) folded.push(row);
    else if (last?.folded) last.folded += paragraphs(row);
    else folded.push({ key: `fold ${row.key}`, source: [], target: [], joints: [], folded: paragraphs(row) });
  }
  return folded;
}

/** @param {Row} row */
const isBoilerplate = row => [...row.source, ...row.target].every(cell => cell.boilerplate)
  && row.joints.every(joint => !joint.source.length || !joint.target.length);

/** @param {Row} row */
const paragraphs = row => [...row.source, ...row.target].filter(cell => cell.first).length;
