import { Desk } from '/js/editor/desk.js';
import { marked, problemMarks, termMarks } from '/js/editor/marks.js';
import { Picking } from '/js/editor/picking.js';
import { locate } from '/js/editor/splitting.js';
import { PairStore } from '/js/model/pair-store.js';
import { equal, pair } from './expect.js';

const two = () => new Desk(new PairStore(pair({ source: [['Satu.', 'Dua.']], target: [['One.', 'Two.']], beads: [[['s0'], ['t0']], [['s1'], ['t1']]] })));
const bead = (/** @type {string} */ id, /** @type {string[]} */ source, /** @type {string[]} */ target, /** @type {object} */ rest = {}) =>
  ({ id, source, target, relation: 'translation', probability: 1, state: 'accepted', origin: 'reviewer', evidence: {}, note: '', bookmark: false, score: 1, edited: {}, problems: [], ...rest });
const change = (/** @type {object} */ part) => /** @type {any} */ ({ beads: [], removedBeads: [], links: [], removedLinks: [], ...part });
const markup = (/** @type {(Node | string)[]} */ nodes) => nodes.map(node => node instanceof Element ? `[${node.className}:${node.textContent}]` : node).join('');

export const tests = {
  store_decision_leavesTheShape: () => {
    const { store } = two();
    const before = store.shape;
    store.apply(change({ beads: [bead('b0', ['s0'], ['t0'])] }));
    equal([store.shape === before, store.beads.get('b0')?.state, store.version('b0') > store.version('b1')], [true, 'accepted', true]);
  },
  store_relink_movesUnitsToTheirNewBead: () => {
    const { store } = two();
    const before = store.shape;
    store.apply(change({ beads: [bead('b0', ['s0'], ['t1']), bead('n1', [], ['t0']), bead('b1', ['s1'], [])] }));
    equal([store.beadOf.target.get('t1'), store.beadOf.target.get('t0'), store.beadOf.source.get('s1')], ['b0', 'n1', 'b1']);
    equal(store.shape > before, true);
  },
  store_splitUnit_putsNewUnitsInPlaceOfTheOld: () => {
    const { store } = two();
    store.apply(change({
      units: { source: { s0a: { paragraph: 0, start: 0, end: 2, text: 'Sa' }, s0b: { paragraph: 0, start: 2, end: 5, text: 'tu.' } }, target: {} }, removedUnits: ['s0'],
      paragraphs: { source: [{ ...store.side('source').paragraphs[0], units: ['s0a', 's0b', 's1'] }], target: [] }, beads: [bead('b0', ['s0a', 's0b'], ['t0'])],
    }));
    equal([store.original(/** @type {any} */ (store.beads.get('b0')), 'source'), store.side('source').units.s0 === undefined], ['Sa tu.', true]);
  },
  store_editedText_isShownAndTheOriginalKept: () => {
    const { store } = two();
    const edited = /** @type {any} */ (bead('b0', ['s0'], ['t0'], { edited: { target: 'The first.' } }));
    store.apply(change({ beads: [edited] }));
    equal([store.text(edited, 'target'), store.original(edited, 'target'), store.text(edited, 'source')], ['The first.', 'One.', 'Satu.']);
  },
  desk_focusedBeadGone_focusStaysAtItsWords: () => {
    const desk = two();
    desk.go(desk.walk.stop('b1'));
    desk.store.apply(change({ beads: [bead('n9', ['s0', 's1'], ['t0', 't1'])], removedBeads: ['b0', 'b1'] }));
    desk.update();
    equal(desk.focus, 'n9');
  },
  desk_decision_keepsTheRowsThemselves: () => {
    const desk = two();
    const before = desk.rows;
    desk.store.apply(change({ beads: [bead('b1', ['s1'], ['t1'])] }));
    desk.update();
    equal([desk.rows === before, desk.walk.stop('b1')?.joint.item?.state], [true, 'accepted']);
  },
  desk_extend_selectsWhatLiesBetween: () => {
    const desk = two();
    desk.go(desk.walk.stop('b1'), { extend: true });
    equal(desk.targets, ['b0', 'b1']);
    desk.go(desk.walk.stop('b0'));
    equal(desk.targets, ['b0']);
  },
  picking_cursor_isTheCounterpart: () => {
    const desk = two();
    const picking = new Picking(desk);
    picking.move(1);
    equal(picking.actions(), [{ type: 'relink', source: ['s0'], target: ['t1'] }]);
  },
  picking_several_linkManyToMany: () => {
    const desk = two();
    const picking = new Picking(desk);
    picking.toggle('target', 't0');
    picking.toggle('target', 't1');
    picking.toggle('source', 's1');
    equal(picking.actions(), [{ type: 'relink', source: ['s0', 's1'], target: ['t0', 't1'] }]);
  },
  picking_otherParagraph_replacesTheLink: () => {
    const desk = new Desk(new PairStore(pair({ kind: 'comparable', source: [['A.']], target: [['a.'], ['b.']], links: [[0, 0]] })));
    const picking = new Picking(desk);
    picking.move(1);
    equal(picking.actions(), [{ type: 'link', source: 0, target: 1 }, { type: 'unlinkParagraphs', id: 'L0' }]);
  },
  picking_moreParagraphs_keepTheLink: () => {
    const desk = new Desk(new PairStore(pair({ kind: 'comparable', source: [['A.']], target: [['a.'], ['b.']], links: [[0, 0]] })));
    const picking = new Picking(desk);
    picking.toggle('target', '0');
    picking.toggle('target', '1');
    equal(picking.actions(), [{ type: 'link', source: 0, target: 1 }]);
  },
  locate_insideAUnit_namesItAndThePlace: () => {
    const desk = two();
    const joined = /** @type {any} */ (bead('b', ['s0', 's1'], ['t0']));
    equal(locate(desk, joined, 'source', 8), { before: 1, unit: 's1', at: 2 });
  },
  locate_betweenUnits_countsTheWholeOnes: () => {
    const desk = two();
    const joined = /** @type {any} */ (bead('b', ['s0', 's1'], ['t0']));
    equal([5, 6, 0, 10].map(at => locate(desk, joined, 'source', at).before), [1, 1, 0, 2]);
  },
  marks_overlapping_keepTheEarlierAndLonger: () => equal(markup(marked('kecerdasan super', [
    { start: 0, end: 10, kind: 'term', message: '' }, { start: 0, end: 16, kind: 'term', message: '' }, { start: 11, end: 16, kind: 'x', message: '' }])), '[term:kecerdasan super]'),
  marks_beyondTheText_areLeftOut: () => equal(markup(marked('abc', [{ start: 2, end: 9, kind: 'x', message: '' }])), 'abc'),
  marks_markup_isText: () => {
    const box = document.createElement('p');
    box.append(...marked('<img src=x onerror=alert(1)> & ok', [{ start: 0, end: 4, kind: 'x', message: '<b>' }]));
    equal([box.querySelector('img'), box.textContent], [null, '<img src=x onerror=alert(1)> & ok']);
  },
  marks_problemOfTheSecondUnit_countsFromItsStart: () => {
    const { store } = two();
    const joined = /** @type {any} */ (bead('b', ['s0', 's1'], [], { problems: [{ kind: 'number', side: 'source', start: 6, end: 9, fault: 'oneSideOnly', found: 'Dua' }] }));
    equal(problemMarks(store, joined, 'source', 's1').map(({ start, end }) => [start, end]), [[0, 3]]);
    equal(problemMarks(store, joined, 'source', 's0'), []);
  },
  marks_termOfAnotherSentence_isNotShown: () => {
    const term = { start: 6, end: 9, surface: 'Dua', term: 'dua', target: 'two', explanation: '', id: '1' };
    equal([termMarks([term], { start: 0, end: 5 }).length, termMarks([term], { start: 6, end: 10 })[0].start], [0, 0]);
  },
};
