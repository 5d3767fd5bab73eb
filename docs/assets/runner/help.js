/**
 * Hints one by one, and the solution: at once after passing, else when it has been asked for twice.
 */
import { el, ownMarkup } from './dom.js';

/** Unpack what the page keeps folded against spoilers: hidden tests and approaches. */
export async function unseal(sealed) {
  const packed = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

function section(kind, title, note, ...content) {
  return el(`details.${kind}`, {}, el('summary', {}, title, ' ', note ? el('span', {}, note) : null), ...content);
}

export class Help {
  /**
   * @param {object} exercise the exercise's JSON
   * @param {HTMLElement|null} solution the solution as the page was built with it, if it was
   * @param {{shown: number, solved: boolean, open: boolean, onHint: (count: number) => void, onSolution: () => void}} options
   */
  constructor(exercise, solution, { shown, solved, open, onHint, onSolution }) {
    this.exercise = exercise;
    this.onHint = onHint;
    this.onSolution = onSolution;
    this.solved = solved;
    this.asked = false;
    this.built = solution;
    this.list = el('ol.hb-hints-list');
    this.more = el('button.hb-btn', { type: 'button', onclick: () => this.#next() });
    this.hints = section('hb-hints', 'Hints', '', this.list, this.more);
    this.ask = el('button.hb-btn', { type: 'button', onclick: () => this.#ask() }, 'Show the solution');
    this.said = el('p.hb-note', { role: 'status' });
    this.place = el('div');
    this.solution = section('hb-solution', 'Solution', this.#count(), el('div.hb-ask-row', {}, this.ask, this.said), this.place);
    this.reset(shown);
    if (open) this.#reveal();
  }

  /** Show only the first hints, and fold the solution again. */
  reset(shown = 0) {
    this.shown = Math.min(shown, this.exercise.hints.length);
    this.list.replaceChildren(...this.exercise.hints.slice(0, this.shown).map((hint) => ownMarkup('li', hint)));
    this.asked = false;
    this.place.replaceChildren();
    this.ask.hidden = false;
    this.said.textContent = '';
    this.solution.open = false;
    this.#label();
  }

  /** After passing, the solution is one press away and the approaches are worth comparing. */
  solve() {
    this.solved = true;
    if (this.ask.hidden) return;
    this.ask.textContent = 'Compare with the solution';
    this.said.textContent = '';
  }

  #count() {
    const count = this.exercise.approachCount;
    return count > 1 ? `${count} approaches compared` : '';
  }

  #label() {
    const { hints } = this.exercise;
    this.hints.querySelector('summary span')?.remove();
    this.hints.querySelector('summary').append(el('span', {}, `${this.shown} of ${hints.length} shown`));
    this.more.hidden = this.shown >= hints.length;
    this.more.textContent = this.shown ? 'Next hint' : 'First hint';
  }

  #next() {
    const item = ownMarkup('li', this.exercise.hints[this.shown]);
    item.tabIndex = -1;
    this.list.append(item);
    this.shown += 1;
    this.#label();
    item.focus();
    this.onHint(this.shown);
  }

  #ask() {
    if (!this.solved && !this.asked) {
      this.asked = true;
      this.said.textContent = this.shown < this.exercise.hints.length ? 'You learn more by trying first, perhaps with a hint. Press again to see it.' : 'Press again to see it.';
      this.ask.textContent = 'Show it anyway';
      return;
    }
    this.#reveal();
    this.onSolution();
  }

  async #reveal() {
    this.ask.hidden = true;
    this.said.textContent = '';
    this.solution.open = true;
    if (this.built) {
      this.place.replaceChildren(...this.built.cloneNode(true).childNodes);
      return;
    }
    try {
      const { approaches } = await unseal(this.exercise.sealed);
      this.place.replaceChildren(
        ...approaches.map(({ title, code, why_html: why }) => el('section.hb-approach', {}, el('h4', {}, title), ownMarkup('div', why), el('div.highlight', {}, el('pre', { tabindex: '0' }, el('code', {}, code))))),
      );
    } catch {
      this.said.textContent = 'The solution could not be read. Reload the page.';
    }
  }
}
