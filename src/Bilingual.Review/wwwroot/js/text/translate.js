import { en } from './en.js';
import { id } from './id.js';

/** @typedef {keyof typeof en} TextKey */

/** @type {Record<string, Record<TextKey, string>>} */
const tables = { en, id };

export const languages = /** @type {const} */ ([['id', 'Bahasa Indonesia'], ['en', 'English']]);

const remembered = 'bilingual.language';
let current = 'en';

/**
 * Chooses the interface's language: what was chosen before, else what the server proposes, else the browser's.
 * @param {string | undefined} proposed
 */
export function startLanguage(proposed) {
  const wanted = [localStorage.getItem(remembered), proposed, ...navigator.languages].map(tag => tag?.split('-')[0] ?? '');
  use(wanted.find(tag => Object.hasOwn(tables, tag)) ?? 'en');
}

/** @param {string} language */
export function chooseLanguage(language) {
  localStorage.setItem(remembered, language);
  use(language);
}

/** @param {string} language */
function use(language) {
  current = Object.hasOwn(tables, language) ? language : 'en';
  document.documentElement.lang = current;
}

export const language = () => current;

/**
 * The text of that name, with `{name}` replaced. A text of the form `one thing|{n} things` takes the first part when n is 1.
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const [one, many = one] = tables[current][key].split('|');
  const text = values.n === 1 || values.n === '1' ? one : many;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

/**
 * The text of a name that is put together; the name itself when there is none.
 * @param {string} key
 */
export function named(key) {
  return Object.hasOwn(en, key) ? t(/** @type {TextKey} */ (key)) : key;
}

/**
 * The text of a name that another program chose, with its values; undefined when there is none.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const worded = (key, values) => Object.hasOwn(en, key) ? t(/** @type {TextKey} */ (key), values) : undefined;

/** Making a format takes longer than using it. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * @param {string} name
 * @param {Intl.NumberFormatOptions} [options]
 */
function format(name, options) {
  const key = `${current} ${name}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(current, options);
  formats.set(key, known);
  return known;
}

/** @param {number} value */
export const number = value => format('number').format(value);

/**
 * @param {number} value in [0, 1]
 * @param {number} [digits]
 */
export const percent = (value, digits = 0) =>
  format(`percent ${digits}`, { style: 'percent', maximumFractionDigits: digits }).format(value);

/** @param {string} time ISO 8601 */
export const moment = time =>
  new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
