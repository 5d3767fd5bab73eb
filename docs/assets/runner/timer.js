/**
 * Minutes and seconds since the reader began, beside the minutes the exercise takes in the room. Can be hidden.
 */
import { el } from './dom.js';

const HIDDEN = 'hb-timer-hidden';

function remembered() {
  try {
    return localStorage.getItem(HIDDEN) === '1';
  } catch {
    return false;
  }
}

export class Timer {
  #ticks = 0;
  #since = 0;

  constructor(minutes) {
    this.minutes = minutes;
    this.text = el('span.hb-time');
    this.button = el('button.hb-link', { type: 'button', onclick: () => this.#toggle() });
    this.root = el('div.hb-timer', { role: 'timer', 'aria-live': 'off' }, this.text, this.button);
    this.hidden = remembered();
    this.#draw();
  }

  get seconds() {
    return this.#since ? Math.round((Date.now() - this.#since) / 1000) : 0;
  }

  start() {
    if (this.#ticks) return;
    this.#since ||= Date.now();
    this.#ticks = setInterval(() => this.#draw(), 1000);
    this.#draw();
  }

  stop() {
    clearInterval(this.#ticks);
    this.#ticks = 0;
  }

  reset() {
    this.stop();
    this.#since = 0;
    this.#draw();
  }

  #toggle() {
    this.hidden = !this.hidden;
    try {
      localStorage.setItem(HIDDEN, this.hidden ? '1' : '0');
    } catch {
      // only not remembered
    }
    this.#draw();
  }

  #draw() {
    const seconds = this.seconds;
    this.text.hidden = this.hidden;
    this.text.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}${this.minutes ? ` of ${this.minutes} min` : ''}`;
    this.button.textContent = this.hidden ? 'Show timer' : 'Hide timer';
  }
}
