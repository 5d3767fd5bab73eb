/**
 * Python blocks in the text: Run, Stop, editing and output. The blocks of one page share one namespace, in order.
 */
import { client } from './client.js';
import { el } from './dom.js';
import { env } from './env.js';
import { icon } from './icons.js';
import { endingOf, errorView, missingModule, nowLoaded, OutputBox } from './output.js';
import { progressText } from './progress.js';
import { getManifest, SupplyError } from './supply.js';

const MARKER = /^\s*# --8<-- \[(start|end):([\w-]+)\]\s*$/;
const sources = new Map(); // address → promise of {text before and at the end of each region}
let page = null;

/** Cut a file at its region markers: where each region begins and ends, in lines without markers. */
function regionsOf(text) {
  const lines = [];
  const regions = {};
  for (const line of text.split('\n')) {
    const [, edge, name] = MARKER.exec(line) ?? [];
    if (edge) (regions[name] ??= {})[edge] = lines.length;
    else lines.push(line);
  }
  return { lines, regions };
}

function sourceOf(path) {
  if (!sources.has(path)) {
    const source = fetch(`${env.site}snippets/${path}`).then((response) => {
      if (!response.ok) throw new SupplyError(`The file that this block belongs to (${path}) could not be loaded. Press Run to try again.`);
      return response.text().then(regionsOf);
    });
    source.catch(() => sources.delete(path));
    sources.set(path, source);
  }
  return sources.get(path);
}

/** The blocks of one page and how far each of their files has been executed. */
class Page {
  constructor() {
    this.key = location.pathname;
    this.blocks = [];
    this.forget();
  }

  forget() {
    this.generation = client.generation;
    this.done = new Map();
  }

  /** What belongs before a block: all of it, and what of it this interpreter has not executed yet. */
  async before(block) {
    if (!block.src) return { all: '', missing: () => '', finish() {} };
    const { lines, regions } = await sourceOf(block.src);
    const { start = 0, end = lines.length } = (block.region && regions[block.region]) || {};
    const done = () => this.done.get(block.src) ?? 0;
    return {
      all: lines.slice(0, start).join('\n'),
      missing: () => {
        if (client.generation !== this.generation) this.forget();
        return lines.slice(Math.min(done(), start), start).join('\n');
      },
      finish: () => this.done.set(block.src, Math.max(done(), end)),
    };
  }
}

class Block {
  constructor(root, owner) {
    Object.assign(this, { root, owner, src: root.dataset.src, region: root.dataset.region });
    this.pre = root.querySelector('pre');
    this.original = (root.querySelector('code') ?? this.pre).textContent.replace(/\n$/, '');
    this.packages = (root.dataset.packages ?? '').split(/[\s,]+/).filter(Boolean);
    this.number = owner.blocks.push(this);
    const button = (name, label, action, kind = '') => el(`button.hb-btn${kind}`, { type: 'button', onclick: action, 'aria-label': `${label}: block ${this.number}` }, name && icon(name), el('span', {}, label));
    this.runButton = button('run', 'Run', () => this.run());
    this.stopButton = button('stop', 'Stop', () => client.stop(), '.hb-stop');
    this.stopButton.hidden = true;
    this.editButton = button('', 'Edit', () => this.edit(), '.hb-quiet');
    this.resetButton = button('', 'Reset', () => this.reset(), '.hb-quiet');
    this.resetButton.hidden = true;
    this.allButton = button('', 'Run all above', () => this.runAbove(), '.hb-quiet');
    this.allButton.hidden = this.number === 1;
    this.status = el('span.hb-status', { role: 'status' });
    this.bar = el('progress.hb-progress', { hidden: true, 'aria-label': 'Loading Python' });
    this.toolbar = el('div.hb-toolbar.hb-small', {}, this.runButton, this.stopButton, this.editButton, this.resetButton, this.allButton, this.status);
    this.output = new OutputBox(`Output of block ${this.number}`);
    root.classList.add('hb-runnable');
    this.expected = root.nextElementSibling?.matches('.hb-output') ? root.nextElementSibling : null;
    root.after(this.toolbar, this.bar, this.output.root);
  }

  get code() {
    return this.editor ? this.editor.code : this.original;
  }

  async edit() {
    if (this.editor) return this.editor.focus();
    this.editButton.disabled = true;
    try {
      const { createEditor } = await import('./editor.js');
      const place = el('div.hb-editor');
      const hint = el('p.hb-keys', { id: `hb-block-keys-${this.number}` }, 'Tab indents; Esc, then Tab leaves the editor. Ctrl+Enter runs.');
      this.pre.hidden = true;
      this.pre.after(place, hint);
      this.editor = createEditor({ parent: place, code: this.original, label: `Code of block ${this.number}`, describedBy: hint.id, onRun: () => this.run(), onChange: (code) => (this.resetButton.hidden = code === this.original), onFocus: () => env.runtime && client.warm(this.code, this.packages) });
      this.editButton.hidden = true;
      this.editor.focus();
    } catch {
      this.say('The editor could not be loaded. Reload the page.', 'bad');
      this.editButton.disabled = false;
    }
  }

  reset() {
    this.editor.code = this.original;
    this.editor.clear();
    this.editor.focus();
  }

  say(text, kind = '') {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  /** Run the blocks above in order, then this one; stops at the first that fails. */
  async runAbove() {
    for (const block of this.owner.blocks.slice(0, this.number)) {
      if (!(await block.run())) {
        if (block !== this) this.say(`Block ${block.number} above did not finish.`, 'bad');
        return;
      }
    }
  }

  /** @returns {Promise<boolean>} whether the code ran to its end without an error */
  async run() {
    if (this.running) return false;
    this.running = true;
    this.runButton.disabled = true;
    this.stopButton.hidden = false;
    this.editor?.clear();
    this.output.clear();
    this.say('Getting ready…');
    let outcome = null;
    try {
      const { all, missing, finish } = await this.owner.before(this);
      const { code } = this;
      outcome = await client.run(
        { kind: 'execute', job: () => ({ code, setup: missing(), scope: this.owner.key }), codes: [all, code], packages: this.packages },
        {
          progress: (status) => this.#progress(status),
          start: () => this.#started(),
          output: (text, stream) => this.output.write(text, stream),
          figure: (figure) => this.output.figure(figure),
        },
      );
      if (outcome.outcome === 'done' && !outcome.dead) finish();
      await this.#finish(outcome);
    } catch (error) {
      if (!(error instanceof SupplyError)) console.error(error);
      this.say(error instanceof SupplyError ? error.message.replace('Retry', 'Run') : 'Something in the runner went wrong. Reload the page.', 'bad');
    }
    const focused = document.activeElement === this.stopButton;
    this.running = false;
    this.bar.hidden = true;
    this.runButton.disabled = false;
    this.stopButton.hidden = true;
    if (focused) this.runButton.focus();
    return outcome?.outcome === 'done' && !outcome.data?.error;
  }

  #progress(status) {
    const { text, share } = progressText(status);
    if (!text) return;
    this.bar.hidden = false;
    if (share === null) this.bar.removeAttribute('value');
    else this.bar.value = share;
    if (this.status.textContent !== text) this.say(text);
  }

  #started() {
    this.bar.hidden = true;
    if (this.expected) this.expected.hidden = true;
    this.say('Running…');
  }

  async #finish(outcome) {
    const { data } = outcome;
    this.output.truncated(data?.full);
    const ending = endingOf(outcome);
    const error = data?.error;
    if (error) {
      const { packages, missing } = await getManifest();
      this.output.root.hidden = false;
      this.output.after.append(errorView(error, { goTo: this.editor && ((line) => this.editor.go(line)), hint: outcome.late ? nowLoaded(outcome.late) : missingModule(error.module, packages, missing) }));
      if (error.line && this.editor) this.editor.mark(error.line, error.message);
      else if (error.line) this.output.after.append(el('p.hb-note', {}, `The error is at line ${error.line} of this block.`));
    }
    const time = data?.ms >= 1000 ? ` (${(data.ms / 1000).toFixed(1)} s)` : '';
    this.say(ending || (error ? 'Ended with an error.' : `Done${time}.`), ending ? 'warn' : error ? 'bad' : 'good');
  }
}

/** Give blocks their buttons; those that have them are left alone. */
export function upgrade(roots) {
  if (page?.key !== location.pathname || ![...page.blocks].some((block) => block.root.isConnected)) page = new Page();
  for (const root of roots) {
    if (!root.classList.contains('hb-runnable') && root.querySelector('pre')) new Block(root, page);
  }
}
