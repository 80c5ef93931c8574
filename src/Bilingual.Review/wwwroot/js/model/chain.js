/** @typedef {{ from: number, to: number }} Range half-open */
/** @typedef {{ source: Range, target: Range, weight: number }} Block */

/**
 * The heaviest chain of blocks in which each lies wholly after the one before on both sides. The blocks' source ranges must be disjoint.
 * O(n log n): a Fenwick tree over target positions keeps the best chain that ends at or before each.
 * @param {Block[]} blocks
 * @returns {Block[]}
 */
export function heaviestChain(blocks) {
  const ordered = blocks.toSorted((a, b) => a.source.from - b.source.from);
  const size = ordered.reduce((most, block) => Math.max(most, block.target.to), 0) + 1;
  const tree = new Int32Array(size + 1).fill(-1);
  const total = new Float64Array(ordered.length);
  const before = new Int32Array(ordered.length).fill(-1);
  let best = -1;
  ordered.forEach((block, at) => {
    const previous = bestUpTo(tree, block.target.from, total);
    before[at] = previous;
    total[at] = block.weight + (previous < 0 ? 0 : total[previous]);
    for (let node = block.target.to + 1; node <= size; node += node & -node)
      if (tree[node] < 0 || total[tree[node]] < total[at]) tree[node] = at;
    if (best < 0 || total[best] < total[at]) best = at;
  });
  const chain = [];
  for (let at = best; at >= 0; at = before[at]) chain.push(ordered[at]);
  return chain.reverse();
}

/**
 * @param {Int32Array} tree
 * @param {number} end
 * @param {Float64Array} total
 */
function bestUpTo(tree, end, total) {
  let best = -1;
  for (let node = end + 1; node > 0; node -= node & -node)
    if (tree[node] >= 0 && (best < 0 || total[tree[node]] > total[best])) best = tree[node];
  return best;
}
