/**
 * <hb-offline>: what can be kept on this device, what is, and the buttons for it.
 */
import { el, megabytes } from './dom.js';
import { canKeep } from './register.js';
import { AbsentError, drop, FullError, keepGroups, offers, stock } from './stock.js';

const sum = (items) => items.reduce((total, { bytes }) => total + bytes, 0);

/** Why this page cannot keep anything; empty when it can. */
function obstacle() {
  if (location.protocol === 'file:') return 'These pages are read from files, so they need no network anyway. Code runs only on pages from a server.';
  if (!navigator.serviceWorker || !window.caches) return window.isSecureContext ? 'This browser cannot keep a site for use without a network, or is set not to (private windows often are).' : 'Keeping the site needs a secure address, one that begins with https.';
  if (!canKeep()) return 'This is a preview, which changes while it is written, so nothing of it is kept.';
  return '';
}

class Offline extends HTMLElement {
  connectedCallback() {
    if (this.status) return;
    this.status = el('p.hb-status', { role: 'status' });
    this.bar = el('progress.hb-progress', { hidden: true, 'aria-label': 'Loading' });
    this.choices = el('fieldset.hb-offers', {}, el('legend', {}, 'What to keep'));
    this.sum = el('p.hb-sum');
    const button = (label, action, kind = '') => el(`button.hb-btn${kind}`, { type: 'button', onclick: action }, label);
    this.keepButton = button('Make available offline', () => this.#keep(), '.hb-primary');
    this.stopButton = button('Stop', () => this.controller?.abort(), '.hb-stop');
    this.stopButton.hidden = true;
    this.keepButton.disabled = true; // until it is known what there is
    this.dropButton = button('Remove', () => this.#drop());
    this.dropButton.disabled = true;
    this.protectButton = button('Ask the browser to protect it', () => this.#protect());
    this.facts = el('dl.hb-kept');
    this.buttons = el('div.hb-toolbar', {}, this.keepButton, this.stopButton, this.dropButton, this.protectButton);
    this.replaceChildren(this.status);
    const lost = new URLSearchParams(location.search).get('absent');
    if (lost !== null) this.prepend(el('p.hb-note', {}, 'There is no network, and this page is not on this device: ', el('code', {}, `/${lost}`), '. What you have read before can still be read.'));
    const why = obstacle();
    if (why) return this.#say(why, 'warn');
    this.append(this.choices, this.sum, this.buttons, this.bar, el('h2', {}, 'On this device'), this.facts);
    this.#look().catch(() => this.#say('The list of pages could not be loaded. Check the network, then reload the page.', 'bad'));
  }

  disconnectedCallback() {
    this.controller?.abort();
  }

  #say(text, kind = '') {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  async #look() {
    this.offered ??= await offers();
    const { chosen, groups } = await stock(this.offered.groups);
    this.rows = this.offered.groups.map((group, i) => ({ ...group, ...groups[i], size: sum(group.items), left: sum(groups[i].absent) }));
    if (!this.choices.querySelector('input')) this.#offer(chosen);
    this.#total();
    await this.#tell();
  }

  #offer(chosen) {
    for (const { id, title, needed, size, packed } of this.rows) {
      const box = el('input', { type: 'checkbox', value: id, checked: needed || chosen.includes(id), disabled: needed, onchange: () => this.#total() });
      const note = packed ? `${megabytes(size)}, about ${megabytes(packed)} to load` : megabytes(size);
      this.choices.append(el('label', {}, box, el('span', {}, title), el('span.hb-size', {}, note)));
    }
  }

  #wanted() {
    const ids = [...this.choices.querySelectorAll('input:checked')].map(({ value }) => value);
    return this.rows.filter(({ id }) => ids.includes(id));
  }

  #total() {
    const left = sum(this.#wanted().map((row) => ({ bytes: row.left })));
    this.sum.textContent = left ? `Still to keep: ${megabytes(left)} of storage on this device.` : 'All of it is on this device and current.';
    this.keepButton.disabled = !left || Boolean(this.controller);
  }

  /** What is kept, in words, with what the browser says of its storage. */
  async #tell() {
    const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    const safe = await navigator.storage?.persisted?.().catch(() => false);
    const state = ({ here, items, absent }) => (absent.length === 0 ? 'yes' : here ? `${here} of ${items.length} files` : 'no');
    const facts = this.rows.map((row) => [row.title, state(row)]);
    if (quota) facts.push(['Storage used by this site', `${megabytes(usage)} of the ${megabytes(quota)} that the browser allows`]);
    facts.push(['Protected from being cleared', safe ? 'yes' : 'no: the browser may clear it when the device runs short of storage']);
    this.facts.replaceChildren(...facts.flatMap(([term, text]) => [el('dt', {}, term), el('dd', {}, text)]));
    this.protectButton.hidden = safe || !navigator.storage?.persist;
    this.dropButton.disabled = !this.rows.some(({ here }) => here);
  }

  async #keep() {
    this.controller = new AbortController();
    this.keepButton.disabled = this.choices.disabled = this.dropButton.disabled = true;
    this.stopButton.hidden = this.bar.hidden = false;
    const wanted = this.#wanted();
    let said = 0;
    const onProgress = (loaded, total) => {
      this.bar.value = total ? loaded / total : 1;
      this.sum.textContent = `${megabytes(loaded)} of ${megabytes(total)}`;
      // The live region hears quarters, not every file.
      const quarter = Math.floor((4 * loaded) / (total || 1));
      if (quarter > said && quarter < 4) this.#say(`${quarter * 25} % is here…`);
      said = Math.max(said, quarter);
    };
    this.#say('Loading…');
    try {
      await keepGroups(this.offered, wanted, onProgress, this.controller.signal);
      this.#say('Everything you chose is on this device. Pages open and code runs without a network.', 'good');
    } catch (error) {
      this.#say(...this.#trouble(error));
    }
    this.controller = null;
    this.stopButton.hidden = this.bar.hidden = true;
    this.choices.disabled = false;
    await this.#look();
  }

  #trouble(error) {
    if (error instanceof FullError) return ['The browser’s storage is full. What was kept before stays usable, and with a network everything works as before. Make room, or choose less, and press the button again.', 'bad'];
    if (error.name === 'AbortError') return ['Stopped. What has come stays here; press the button to go on.', 'warn'];
    if (error instanceof AbsentError) return [`Not finished: ${error.message}. What has come stays here; press the button to go on.`, 'bad'];
    return [`Not finished: ${error.message || 'the browser refused'}. Nothing else is affected.`, 'bad'];
  }

  async #drop() {
    await drop();
    this.#say('Removed. Your own code in exercises was not touched.', 'good');
    await this.#look();
  }

  async #protect() {
    const granted = await navigator.storage.persist().catch(() => false);
    this.#say(granted ? 'The browser will not clear it by itself.' : 'The browser did not agree. It often does after a site was visited a few times or was bookmarked.', granted ? 'good' : 'warn');
    await this.#tell();
  }
}

customElements.define('hb-offline', Offline);
