import { awaits, isDoubtful } from './appraisal.js';

/** @typedef {import('./layer.js').Joint} Joint */
/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('../api/contract.js').SideName} SideName */
/** @typedef {{ joint: Joint, row: number }} Stop */
/** @typedef {(joint: Joint) => boolean} Test */

/**
 * What one may look for, by the name of the command that goes there.
 * @type {Record<'Doubtful' | 'NonOneToOne' | 'Unconfirmed' | 'Bookmark', Test>}
 */
export const tests = {
  Doubtful: joint => joint.item !== null && isDoubtful(joint.item),
  NonOneToOne: joint => joint.item !== null && joint.item.state !== 'accepted' && (joint.source.length !== 1 || joint.target.length !== 1),
  Unconfirmed: awaits,
  Bookmark: joint => joint.item?.bookmark ?? false,
};

/** The order in which the focus goes through the joints of a page. */
export class Walk {
  /** @type {Stop[]} */
  stops;
  /** @type {Map<string, number>} */
  #at;

  /** @param {Row[]} rows */
  constructor(rows) {
    this.stops = rows.flatMap((row, at) => row.joints.map(joint => ({ joint, row: at })));
    this.#at = new Map(this.stops.map((stop, at) => [stop.joint.id, at]));
  }

  /** @param {string | null} id */
  stop(id) {
    const at = id === null ? undefined : this.#at.get(id);
    return at === undefined ? null : this.stops[at];
  }

  /** @param {string} id */
  position(id) { return (this.#at.get(id) ?? -1) + 1; }

  /**
   * The next stop in that direction. Where unlinked paragraphs of both sides share a row, the walk stays on its side.
   * @param {string | null} from
   * @param {1 | -1} step
   * @param {SideName} side
   */
  beside(from, step, side) {
    const start = from === null ? undefined : this.#at.get(from);
    if (start === undefined) return this.stops[0] ?? null;
    for (let at = start + step; at >= 0 && at < this.stops.length; at += step) if (!this.#strays(at, side)) return this.stops[at];
    return null;
  }

  /**
   * The next stop for which the test holds, going round at the end.
   * @param {string | null} from
   * @param {1 | -1} step
   * @param {Test} test
   */
  seek(from, step, test) {
    const count = this.stops.length;
    const start = from === null ? -1 : this.#at.get(from) ?? -1;
    for (let tried = 1; tried <= count; tried++) {
      const stop = this.stops[(start + step * tried + count * 2) % count];
      if (stop && test(stop.joint)) return stop;
    }
    return null;
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  range(from, to) {
    const [first, last] = [this.#at.get(from) ?? 0, this.#at.get(to) ?? 0].sort((a, b) => a - b);
    return this.stops.slice(first, last + 1).map(stop => stop.joint.id);
  }

  /**
   * @param {number} at
   * @param {SideName} side
   */
  #strays(at, side) {
    const { joint, row } = this.stops[at];
    if (joint[side].length) return false;
    return [this.stops[at - 1], this.stops[at + 1]].some(near => near?.row === row && near.joint[side].length > 0 && near.joint.item === null);
  }
}
