import { ReviewApi } from '../api/review-api.js';
import { openAgreement } from '../agreement/agreement-page.js';
import { openExchange } from '../exchange/exchange-page.js';
import { openKeys } from '../keys/keys-page.js';
import { openOverview } from '../overview/overview-page.js';
import { openQueue } from '../queue/queue-page.js';
import { PairEditor } from '../editor/pair-editor.js';
import { chooseLanguage, language, languages, startLanguage, t } from '../text/translate.js';
import { LiveRegion, announce } from './announce.js';
import { askText } from './dialog.js';
import { el } from './element.js';
import { failureText } from './failure.js';

/** @typedef {import('../text/translate.js').TextKey} TextKey */
/** @typedef {(api: ReviewApi, argument: string, parameters: URLSearchParams) => Promise<HTMLElement>} Page */

/** The pages by the first part of the address behind `#/`. @type {Record<string, { open: Page, title: TextKey }>} */
const pages = {
  '': { open: openOverview, title: 'overview' },
  pair: { open: PairEditor.open, title: 'editor' },
  queue: { open: openQueue, title: 'queue' },
  agreement: { open: openAgreement, title: 'agreement' },
  exchange: { open: openExchange, title: 'exchange' },
  keys: { open: openKeys, title: 'keys' },
};

const navigation = ['', 'queue', 'agreement', 'exchange', 'keys'];

/** The frame of every page: the bar at the top, the page the address names, and the status line that also speaks. */
class App extends HTMLElement {
  #api = new ReviewApi();
  #main = el('main', { id: 'main', tabindex: -1 });
  #opened = 0;

  async connectedCallback() {
    try {
      const session = await this.#api.start();
      startLanguage(session.language);
    } catch (error) {
      startLanguage(undefined);
      return this.replaceChildren(el('main', null, el('h1', null, 'Bilingual'), el('p', { role: 'alert' }, failureText(error))));
    }
    this.#frame();
    addEventListener('hashchange', () => void this.#open());
    await this.#open();
  }

  #frame() {
    const choice = el('select', { 'aria-label': t('language'), onchange: () => { chooseLanguage(choice.value); this.#frame(); void this.#open(); } },
      ...languages.map(([code, name]) => el('option', { value: code, lang: code, selected: code === language() }, name)));
    this.replaceChildren(
      el('a', { class: 'skip', href: '#main', onclick: (/** @type {Event} */ event) => { event.preventDefault(); this.#main.focus(); } }, t('skip')),
      el('header', { class: 'top' },
        el('a', { class: 'brand', href: '#/' }, 'Bilingual'),
        el('nav', { 'aria-label': t('pages') }, ...navigation.map(name => el('a', { href: `#/${name}` }, t(pages[name].title)))),
        el('button', { type: 'button', class: 'reviewer', title: t('changeName'), onclick: () => void this.#rename() },
          el('span', { class: 'hidden' }, `${t('reviewer')}: `), this.#api.reviewer),
        choice),
      this.#main,
      new LiveRegion());
  }

  async #open() {
    const [path, query = ''] = location.hash.replace(/^#\//, '').split('?');
    const [name, argument = ''] = path.split('/');
    const page = pages[Object.hasOwn(pages, name) ? name : ''];
    const opening = ++this.#opened;
    document.title = `${t(page.title)} · Bilingual`;
    for (const link of this.querySelectorAll('nav a'))
      if (link.getAttribute('href') === `#/${name}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    this.#main.setAttribute('aria-busy', 'true');
    let content;
    try {
      content = await page.open(this.#api, decodeURIComponent(argument), new URLSearchParams(query));
    } catch (error) {
      content = el('div', { class: 'sheet' }, el('h1', null, t(page.title)), el('p', { role: 'alert' }, failureText(error)));
      announce(failureText(error), 'failure');
    }
    if (opening !== this.#opened) return;
    this.#main.removeAttribute('aria-busy');
    this.#main.className = name === 'pair' ? 'whole' : '';
    this.#main.replaceChildren(content);
    if (name !== 'pair') this.#main.scrollTop = 0;
  }

  async #rename() {
    const name = await askText({ title: t('changeName'), label: t('reviewer'), value: this.#api.reviewer });
    if (!name) return;
    this.#api.signAs(name.replace(/\s+/g, ' '));
    this.#frame();
    await this.#open();
  }
}

customElements.define('bilingual-app', App);
