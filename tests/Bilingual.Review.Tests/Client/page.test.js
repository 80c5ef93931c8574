import { VirtualRows } from '/js/editor/virtual-rows.js';
import { en } from '/js/text/en.js';
import { id } from '/js/text/id.js';
import { chooseLanguage, percent, t } from '/js/text/translate.js';
import { withQuery } from '/js/api/http.js';
import { equal } from './expect.js';

const holes = (/** @type {string} */ text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** @param {number} count @param {(at: number) => number} height */
function virtual(count, height) {
  const scroller = document.createElement('div');
  scroller.style.height = '400px';
  scroller.style.overflow = 'auto';
  const page = document.createElement('div'), body = document.createElement('div');
  page.style.position = 'relative';
  page.append(body);
  scroller.append(page);
  document.body.replaceChildren(scroller);
  const all = Array.from({ length: count }, (_, at) => ({ key: `r${at}`, at, version: 0 }));
  let drawn = 0;
  const rows = new VirtualRows(scroller, body, {
    key: row => row.key,
    signature: row => String(row.version),
    draw: row => {
      drawn++;
      const element = document.createElement('div');
      element.textContent = row.key;
      element.style.height = `${height(row.at)}px`;
      return element;
    },
    estimate: () => 40,
  });
  rows.show(all);
  return { scroller, body, rows, all, drawn: () => drawn };
}

export const tests = {
  text_bothLanguages_haveTheSameNames: () => equal(Object.keys(id).sort(), Object.keys(en).sort()),
  text_bothLanguages_haveTheSameHoles: () => {
    const wrong = Object.entries(en).filter(([name, text]) => {
      const other = holes(id[/** @type {keyof typeof en} */ (name)]);
      const own = holes(text);
      return other.some(hole => !own.includes(hole)) || own.some(hole => hole !== '{n}' && !other.includes(hole));
    });
    equal(wrong.map(([name]) => name), []);
  },
  text_one_takesTheFirstForm: () => {
    chooseLanguage('en');
    equal([t('found', { n: 1 }), t('found', { n: 2 })], ['one pair found', '2 pairs found']);
  },
  text_indonesian_writesNumbersAsIndonesiansDo: () => {
    chooseLanguage('id');
    const texts = [t('found', { n: 1234 }), percent(0.985, 1)];
    chooseLanguage('en');
    equal(texts, ['1.234 pasangan ditemukan', '98,5%']);
  },
  query_emptyValues_areLeftOut: () => equal(withQuery('a', { x: '', y: null, z: 'ä b', n: 0 }), 'a?z=%C3%A4+b&n=0'),

  virtual_manyRows_fewElements: () => {
    const { body } = virtual(9000, () => 40);
    equal([body.childElementCount < 60, body.firstChild?.textContent], [true, 'r0']);
  },
  virtual_scrolled_showsTheRowsThere: () => {
    const { scroller, body, rows } = virtual(9000, () => 40);
    scroller.scrollTop = 200000;
    rows.draw();
    const shown = [...body.children].map(child => child.textContent);
    equal([shown.includes('r5000'), shown.includes('r0'), body.childElementCount < 60], [true, false, true]);
  },
  virtual_tallerThanEstimated_isMeasured: () => {
    const { rows } = virtual(100, at => at < 10 ? 90 : 40);
    equal([rows.top(10), rows.height(0)], [900, 90]);
  },
  virtual_changedRow_aloneIsDrawnAgain: () => {
    const { body, rows, all, drawn } = virtual(500, () => 40);
    const before = [...body.children], count = drawn();
    all[3].version++;
    rows.draw();
    const after = [...body.children];
    equal([drawn() - count, after.filter((child, at) => child !== before[at]).length, after[3].textContent], [1, 1, 'r3']);
  },
  virtual_rowsPutInAbove_keepTheViewInPlace: () => {
    const { scroller, rows, all } = virtual(500, () => 40);
    scroller.scrollTop = 4000;
    rows.draw();
    rows.show([{ key: 'new', at: 0, version: 0 }, ...all]);
    equal(scroller.scrollTop, 4040);
  },
  virtual_reveal_bringsARowIntoView: () => {
    const { scroller, rows } = virtual(500, () => 40);
    rows.reveal(300);
    const top = rows.top(300);
    equal(top >= scroller.scrollTop && top + 40 <= scroller.scrollTop + 400, true);
  },
};
