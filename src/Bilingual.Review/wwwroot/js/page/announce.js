/**
 * Says a result to whoever cannot see it: the polite live region of the page, which also stands visible as the status line.
 */
export class LiveRegion extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'status');
    this.setAttribute('aria-live', 'polite');
    this.setAttribute('aria-atomic', 'true');
  }

  /**
   * @param {string} message
   * @param {'plain' | 'failure'} [tone]
   */
  say(message, tone = 'plain') {
    this.dataset.tone = tone;
    // The same sentence twice is only spoken twice when the text changes.
    const before = this.firstChild?.nodeValue;
    this.replaceChildren(before === message ? `${message}\u00a0` : message);
  }
}

customElements.define('live-region', LiveRegion);

/**
 * @param {string} message
 * @param {'plain' | 'failure'} [tone]
 */
export function announce(message, tone) {
  const region = document.querySelector('live-region');
  if (region instanceof LiveRegion) region.say(message, tone);
}
