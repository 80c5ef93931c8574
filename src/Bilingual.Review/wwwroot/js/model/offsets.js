/**
 * Where each row begins when every height may change: a Fenwick tree, so that a change and a look-up both take O(log n).
 */
export class Offsets {
  /** @type {Float64Array} */
  #heights;
  /** @type {Float64Array} */
  #tree;

  /** @param {ArrayLike<number>} heights in CSS pixels */
  constructor(heights) {
    this.#heights = Float64Array.from(heights);
    this.#tree = new Float64Array(heights.length + 1);
    for (let at = 1; at <= heights.length; at++) {
      this.#tree[at] += this.#heights[at - 1];
      const above = at + (at & -at);
      if (above <= heights.length) this.#tree[above] += this.#tree[at];
    }
  }

  get count() { return this.#heights.length; }

  get total() { return this.top(this.count); }

  /** @param {number} at */
  height(at) { return this.#heights[at]; }

  /** @param {number} at */
  top(at) {
    let sum = 0;
    for (let node = at; node > 0; node -= node & -node) sum += this.#tree[node];
    return sum;
  }

  /**
   * @param {number} at
   * @param {number} height
   */
  set(at, height) {
    const difference = height - this.#heights[at];
    if (difference === 0) return;
    this.#heights[at] = height;
    for (let node = at + 1; node <= this.count; node += node & -node) this.#tree[node] += difference;
  }

  /**
   * The row that covers that place, the last one when it lies beyond all.
   * @param {number} place
   */
  at(place) {
    let node = 0, left = place;
    for (let step = 1 << Math.floor(Math.log2(this.count || 1)); step > 0; step >>= 1) {
      const next = node + step;
      if (next > this.count || this.#tree[next] > left) continue;
      node = next;
      left -= this.#tree[next];
    }
    return Math.min(node, Math.max(0, this.count - 1));
  }
}
