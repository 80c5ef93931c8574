import { heaviestChain } from '/js/model/chain.js';
import { paragraphLayer, sentenceLayer } from '/js/model/layer.js';
import { Offsets } from '/js/model/offsets.js';
import { PairStore } from '/js/model/pair-store.js';
import { layOut } from '/js/model/rows.js';
import { Walk, tests as seekable } from '/js/model/walk.js';
import { equal, pair, random } from './expect.js';

const rows = (/** @type {any} */ notation, /** @type {any} */ layer = sentenceLayer, foldBoilerplate = true) =>
  layOut(layer(new PairStore(pair(notation))), { foldBoilerplate });
const keys = (/** @type {any[]} */ laid) => laid.map(row => row.folded ? `fold ${row.folded}` : row.key);

const three = { source: [['A.', 'B.', 'C.']], target: [['a.', 'b.', 'c.']] };

/** @param {any[]} blocks the best weight by trying every choice */
const bestByTrial = blocks => {
  let best = 0;
  for (let choice = 0; choice < 1 << blocks.length; choice++) {
    const chosen = blocks.filter((_, at) => choice & (1 << at)).sort((a, b) => a.source.from - b.source.from);
    if (chosen.every((block, at) => at === 0 || (chosen[at - 1].source.to <= block.source.from && chosen[at - 1].target.to <= block.target.from)))
      best = Math.max(best, chosen.reduce((sum, block) => sum + block.weight, 0));
  }
  return best;
};

export const tests = {
  rows_oneToOne_standBesideEachOther: () => equal(keys(rows({ ...three, beads: [[['s0'], ['t0']], [['s1'], ['t1']], [['s2'], ['t2']]] })), ['s0|t0', 's1|t1', 's2|t2']),
  rows_nulls_standInPlace: () => equal(keys(rows({ ...three, beads: [[['s0'], ['t0']], [['s1'], []], [[], ['t1']], [['s2'], ['t2']]] })), ['s0|t0', 's1|', '|t1', 's2|t2']),
  rows_manyToMany_shareARow: () => equal(keys(rows({ ...three, beads: [[['s0', 's1'], ['t0', 't1']], [['s2'], ['t2']]] })), ['s0,s1|t0,t1', 's2|t2']),
  rows_crossingBeads_keepBothOrders: () => {
    const laid = rows({ ...three, beads: [[['s0'], ['t1'], { probability: 0.9 }], [['s1'], ['t0'], { probability: 0.6 }], [['s2'], ['t2']]] });
    equal(laid.flatMap(row => row.source.map(cell => cell.key)), ['s0', 's1', 's2']);
    equal(laid.flatMap(row => row.target.map(cell => cell.key)), ['t0', 't1', 't2']);
    equal(keys(laid), ['|t0', 's0|t1', 's1|', 's2|t2'], 'the more probable one stands straight');
  },
  rows_discontinuousBead_isNotTornFromTheText: () => {
    const laid = rows({ ...three, beads: [[['s0'], ['t0', 't2']], [['s1'], ['t1']], [['s2'], []]] });
    equal(laid.flatMap(row => row.target.map(cell => cell.key)), ['t0', 't1', 't2']);
  },
  rows_everyBead_hasOneSeat: () => {
    const laid = rows({ ...three, beads: [[['s0'], ['t1']], [['s1'], ['t0']], [['s2'], ['t2']]] });
    equal(laid.flatMap(row => row.joints.map(joint => joint.id)).sort(), ['b0', 'b1', 'b2']);
  },
  rows_decision_movesNothing: () => {
    const beads = (/** @type {string} */ state) => /** @type {any} */ ([[['s0'], ['t1'], { state }], [['s1'], ['t0'], { probability: 0.6 }], [['s2'], ['t2']]]);
    equal(keys(rows({ ...three, beads: beads('rejected') })), keys(rows({ ...three, beads: beads('unreviewed') })));
  },
  rows_boilerplate_isFoldedAndCounted: () => equal(keys(rows({ source: [['Foto'], ['Bagikan'], ['A.']], target: [['a.']], boilerplate: [0, 1], beads: [[['s0'], []], [['s1'], []], [['s2'], ['t0']]] })),
    ['fold 2', 's2|t0']),
  rows_linkedBoilerplate_isShown: () => equal(keys(rows({ source: [['Foto']], target: [['a.']], boilerplate: [0], beads: [[['s0'], ['t0']]] })), ['s0|t0']),
  rows_boilerplateUnfolded_isShown: () => equal(keys(rows({ source: [['Foto'], ['A.']], target: [['a.']], boilerplate: [0], beads: [[['s0'], []], [['s1'], ['t0']]] }, sentenceLayer, false)), ['s0|', 's1|t0']),
  rows_unlinkedParagraphs_shareRows: () => equal(keys(rows({ source: [['A.'], ['B.']], target: [['a.'], ['b.']], links: [[1, 1]] }, paragraphLayer)), ['0|0', '1|1']),
  rows_manyLinks_haveASeatEach: () => {
    const laid = rows({ source: [['A.'], ['B.']], target: [['a.'], ['b.']], links: [[0, 0], [0, 1], [1, 0]] }, paragraphLayer);
    equal(laid.flatMap(row => row.joints.map(joint => joint.id)).sort(), ['L0', 'L1', 'L2']);
  },

  chain_anyBlocks_isTheHeaviest: () => {
    const next = random(7);
    for (let round = 0; round < 60; round++) {
      const blocks = Array.from({ length: 9 }, (_, at) => {
        const from = next(12);
        return { source: { from: at * 2, to: at * 2 + 1 + next(2) }, target: { from, to: from + 1 + next(3) }, weight: 1 + next(9) };
      });
      const chain = heaviestChain(blocks);
      equal(chain.reduce((sum, block) => sum + block.weight, 0), bestByTrial(blocks), JSON.stringify(blocks));
      chain.forEach((block, at) => equal(at === 0 || chain[at - 1].target.to <= block.target.from, true));
    }
  },
  chain_nothing_isEmpty: () => equal(heaviestChain([]), []),

  offsets_afterChanges_agreeWithSums: () => {
    const next = random(11);
    const heights = Array.from({ length: 137 }, () => 1 + next(90));
    const offsets = new Offsets(heights);
    for (let round = 0; round < 300; round++) {
      const at = next(137), height = next(120);
      heights[at] = height;
      offsets.set(at, height);
      const asked = next(138);
      equal(offsets.top(asked), heights.slice(0, asked).reduce((sum, one) => sum + one, 0));
    }
    equal(offsets.total, heights.reduce((sum, one) => sum + one, 0));
  },
  offsets_place_belongsToTheRowThatCoversIt: () => {
    const offsets = new Offsets([10, 0, 20, 5]);
    equal([0, 9.5, 10, 29, 30, 34, 500].map(place => offsets.at(place)), [0, 0, 2, 2, 3, 3, 3]);
  },
  offsets_nothing_hasNoHeight: () => equal([new Offsets([]).total, new Offsets([]).at(5)], [0, 0]),

  walk_seek_goesRoundAtTheEnd: () => {
    const walk = new Walk(rows({ ...three, beads: [[['s0'], ['t0'], { probability: 0.3 }], [['s1'], ['t1']], [['s2'], ['t2']]] }));
    equal(walk.seek('b1', 1, seekable.Doubtful)?.joint.id, 'b0');
    equal(walk.seek('b1', -1, seekable.Unconfirmed)?.joint.id, 'b0');
  },
  walk_seek_findsOnlyWhatIsAskedFor: () => {
    const walk = new Walk(rows({ ...three, beads: [[['s0', 's1'], ['t0'], {}], [['s2'], ['t1'], { state: 'accepted', bookmark: true }], [[], ['t2'], { state: 'accepted' }]] }));
    equal(walk.seek('b1', 1, seekable.NonOneToOne)?.joint.id, 'b0', 'an accepted null bead is not sought');
    equal(walk.seek('b0', 1, seekable.Bookmark)?.joint.id, 'b1');
    equal(walk.seek('b0', 1, seekable.Doubtful), null);
  },
  walk_range_coversBothEnds: () => {
    const walk = new Walk(rows({ ...three, beads: [[['s0'], ['t0']], [['s1'], ['t1']], [['s2'], ['t2']]] }));
    equal(walk.range('b2', 'b0'), ['b0', 'b1', 'b2']);
  },
  walk_unlinkedParagraphs_staysOnItsSide: () => {
    const walk = new Walk(rows({ source: [['A.'], ['B.']], target: [['a.'], ['b.']] }, paragraphLayer));
    equal(walk.beside('unlinked-source-0', 1, 'source')?.joint.id, 'unlinked-source-1');
    equal(walk.beside('unlinked-target-0', 1, 'target')?.joint.id, 'unlinked-target-1');
  },
};
