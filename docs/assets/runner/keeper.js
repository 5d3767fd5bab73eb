/**
 * Keeps what is typed in one exercise, and deals with what may come between: a changed starter,
 * another tab, a link, storage that fails. Shows what the reader has to decide, in plain words.
 */
import { diffLines } from './diff.js';
import { el, plural } from './dom.js';
import * as store from './store.js';

const SAVE_MS = 300;
const WHY = { run: 'when you ran it', passed: 'passed', reset: 'before a reset', afresh: 'before practicing afresh', 'another tab': 'from another tab', link: 'before code from a link', 'older format': 'from an older version of the site', starter: 'before the new starter', restore: 'before going back', 'before closing': 'before the page was closed' };
const TROUBLE = {
  refused: 'This browser refuses storage, so your code is kept only until this page is closed. Download it to be safe.',
  full: 'The browser’s storage is full: your last changes are kept only until this page is closed. Download them to be safe.',
};

export class Keeper {
  /**
   * @param {{id: string, starter: string}} exercise
   * @param {{show: (code: string) => void, current: () => string}} editor
   */
  constructor(exercise, editor) {
    this.exercise = exercise;
    this.editor = editor;
    this.notices = el('div.hb-notices');
    this.versions = el('details.hb-versions', { hidden: true }, el('summary', {}, 'Versions'), el('div'));
    this.versions.addEventListener('toggle', () => this.versions.open && this.#listVersions());
    this.seen = 0;
    this.timer = 0;
    this.dirty = false; // typed, and no save begun
    this.saving = false; // begun, and not known to be done
    this.leaving = false;
    this.onVisible = () => {
      if (document.visibilityState === 'visible') {
        this.leaving = false; // back from the history
        this.#lookForeign();
      } else if (!this.leaving) this.flush();
    };
    this.onLeave = () => {
      this.leaving = true; // a database transaction begun now may be frozen with this page, and then blocks the next one (WebKit)
      clearTimeout(this.timer);
      if (this.dirty || this.saving) store.saveLate(exercise.id, editor.current(), this.hash);
    };
    document.addEventListener('visibilitychange', this.onVisible);
    addEventListener('pagehide', this.onLeave);
  }

  /** @returns {Promise<object>} the record; its code is what the editor should show */
  async open() {
    this.hash = await store.hashOf(this.exercise.starter);
    const record = await store.load(this.exercise.id);
    this.seen = record.at;
    this.#count(record);
    this.#trouble();
    const moved = record.code !== null && record.starter !== this.hash && record.code !== this.exercise.starter;
    if (moved) this.#starterChanged(record.code);
    return { ...record, code: record.code ?? this.exercise.starter };
  }

  close() {
    document.removeEventListener('visibilitychange', this.onVisible);
    removeEventListener('pagehide', this.onLeave);
    return this.flush();
  }

  typed() {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SAVE_MS);
  }

  async flush() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.dirty = false;
    this.saving = true;
    const record = await store.saveCode(this.exercise.id, this.editor.current(), this.starterKept ?? this.hash, this.seen);
    this.saving = false;
    this.seen = record.at;
    this.#count(record);
    this.#trouble();
  }

  /** Change the record: hints shown, passed, solution opened. */
  async note(edit) {
    const record = await store.change(this.exercise.id, edit);
    this.#count(record);
    return record;
  }

  /** Put the code that is in the editor among the versions. */
  remember(why, code = this.editor.current()) {
    if (code === this.exercise.starter) return Promise.resolve();
    return this.note((record) => store.keepVersion(record, code, why));
  }

  /** Show other code, keeping the present one as a version. */
  async replace(code, why) {
    const before = this.editor.current();
    this.editor.show(code);
    this.dirty = true; // at once, so that a page that is left now keeps it
    await this.remember(why, before);
    return this.flush();
  }

  /** A message with buttons; replaces an earlier one of the same kind. */
  say(kind, text, actions = [], body = null) {
    const buttons = actions.map(([label, action]) =>
      el('button.hb-btn', { type: 'button', onclick: () => action() !== false && box.remove() }, label),
    );
    const box = el('div.hb-notice', { 'data-kind': kind, role: 'status' }, el('p', {}, text), body, buttons.length ? el('p.hb-notice-actions', {}, ...buttons) : null);
    this.notices.querySelector(`[data-kind="${kind}"]`)?.remove();
    this.notices.append(box);
    return box;
  }

  #trouble() {
    const text = TROUBLE[store.trouble];
    const shown = this.notices.querySelector('[data-kind="storage"]');
    if (text && !shown) this.say('storage', text);
    else if (!text) shown?.remove();
  }

  #starterChanged(code) {
    this.starterKept = null;
    const adopt = () => {
      this.dirty = true;
      this.flush();
    };
    const box = this.say('starter', 'The starter of this exercise has changed since you began.', [
      ['Keep mine', adopt],
      [
        'Compare',
        () => {
          box.querySelector('.hb-diff')?.remove();
          box.querySelector('p').after(diffView(this.exercise.starter, code));
          return false;
        },
      ],
      ['Take the new starter', () => void this.replace(this.exercise.starter, 'starter')],
    ]);
  }

  async #lookForeign() {
    const record = await store.load(this.exercise.id);
    if (!store.isForeign(record, this.seen) || record.code === null || record.code === this.editor.current()) return;
    const mine = this.editor.current();
    this.seen = record.at;
    this.dirty = false;
    this.editor.show(record.code);
    this.dirty = false;
    clearTimeout(this.timer);
    await this.remember('another tab', mine);
    this.say('tab', 'You went on with this exercise in another tab; this is the newest code. What was here is under Versions.', [['OK', () => {}]]);
  }

  #count(record) {
    this.versions.hidden = !record.versions.length;
    this.versions.querySelector('summary').textContent = `Versions (${record.versions.length})`;
    if (this.versions.open) this.#listVersions();
  }

  async #listVersions() {
    const { versions } = await store.load(this.exercise.id);
    const rows = versions.map((version) => {
      const when = new Date(version.at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
      const lines = plural(version.code.trimEnd().split('\n').length, 'line');
      const row = el('li', {}, el('span', {}, `${when}, ${WHY[version.why] ?? version.why}, ${lines} `));
      const compare = () => {
        const shown = row.querySelector('.hb-diff');
        if (shown) shown.remove();
        else row.append(diffView(version.code, this.editor.current(), 'this version', 'the editor'));
      };
      row.append(el('button.hb-link', { type: 'button', onclick: compare }, 'Compare'), ' ', el('button.hb-link', { type: 'button', onclick: () => this.replace(version.code, 'restore') }, 'Go back to it'));
      return row;
    });
    this.versions.lastElementChild.replaceChildren(el('ul', {}, ...rows));
  }
}

/** Two texts, line by line; signs as well as colors tell which line is whose. */
function diffView(before, after, from = 'new starter', to = 'your code') {
  const signs = { same: '  ', gone: '− ', new: '+ ' };
  const lines = diffLines(before, after).map(({ kind, text }) => el(`span.hb-${kind}`, {}, `${signs[kind]}${text}\n`));
  return el('div.hb-diff', {}, el('p', {}, `− only in ${from}, + only in ${to}`), el('pre', { tabindex: '0' }, ...lines));
}
