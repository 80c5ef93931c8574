/** @typedef {import('../api/contract.js').QueueItem} QueueItem */

/** The items of the queue the reviewer is working through, in order. @type {QueueItem[]} */
let course = [];

/** @param {QueueItem[]} items */
export function setCourse(items) { course = items; }

/**
 * The address of the item in the editor.
 * @param {QueueItem} item
 */
export const queueAddress = item => `#/pair/${encodeURIComponent(item.pair)}?queue&at=${encodeURIComponent(item.id)}`;

/**
 * The address of the item after that one, which leaves the course; null at the end.
 * @param {string} pair
 * @param {string} id
 */
export function nextInQueue(pair, id) {
  const at = course.findIndex(item => item.pair === pair && item.id === id);
  const next = course[at + 1];
  if (at >= 0) course.splice(at, 1);
  return next ? queueAddress(next) : null;
}
