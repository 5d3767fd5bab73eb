/**
 * <hb-exercise>: an editor with tests, hints and a solution around it.
 */
import { client } from './client.js';
import { download, downloadBlob, el } from './dom.js';
import { env } from './env.js';
import { Help, unseal } from './help.js';
import { icon } from './icons.js';
import { Keeper } from './keeper.js';
import { endingOf, errorView, missingModule, OutputBox } from './output.js';
import { progressText } from './progress.js';
import { blame, summary, testView } from './results.js';
import { codeFromLink, forgetLink, linkTo } from './share.js';
import { getManifest, SupplyError } from './supply.js';
import { Timer } from './timer.js';

const TESTS = 200; // no exercise has more: the rest is made up by code that floods the page

let count = 0;

class Exercise extends HTMLElement {
  connectedCallback() {
    if (this.started) return;
    this.started = true;
    this.#build().catch((error) => {
      console.error(error);
      this.prepend(el('p.hb-note', { role: 'status' }, 'The editor could not be loaded. Reload the page to try again; below is the exercise to read.'));
    });
  }

  disconnectedCallback() {
    if (this.running) client.stop();
    this.timer?.stop();
    this.keeper?.close();
    this.editor?.destroy();
  }

  async #build() {
    const [response, { createEditor }] = await Promise.all([fetch(this.dataset.src, { cache: 'no-cache' }), import('./editor.js')]);
    if (!response.ok) throw new Error(`exercise data: ${response.status}`);
    const exercise = (this.exercise = await response.json());
    exercise.approachCount = this.querySelectorAll('.hb-solution .highlight').length;
    this.number = count += 1;

    const place = el('div.hb-editor');
    this.keeper = new Keeper(exercise, { show: (code) => (this.editor.code = code), current: () => this.editor.code });
    const record = await this.keeper.open();
    this.timer = new Timer(exercise.minutes);
    this.help = new Help(exercise, this.#builtSolution(), {
      shown: record.hints,
      solved: Boolean(record.passed),
      open: record.solution,
      onHint: (hints) => this.keeper.note((r) => (r.hints = hints)),
      onSolution: () => this.keeper.note((r) => (r.solution = true)),
    });
    if (record.passed) this.help.solve();
    this.#layout(place, this.querySelector('.hb-tests'));
    this.editor = createEditor({
      parent: place,
      code: record.code,
      label: `Your code for ${exercise.title}`,
      describedBy: `hb-keys-${this.number}`,
      onChange: () => {
        this.keeper.typed();
        this.timer.start();
        this.#setUndo(null);
      },
      onRun: () => this.run(false),
      onSubmit: () => this.run(true),
      onFocus: () => env.runtime && client.warm(exercise.tests, exercise.packages),
    });
    this.#offerLink();
    if (env.runtime) (window.requestIdleCallback ?? setTimeout)(() => client.prefetch(exercise.packages));
    else this.#say('This copy of the site was built without Python: you can write and download code here, not run it.', 'warn');
  }

  /** The solution as the page came with it, highlighted and with its formulas rendered. */
  #builtSolution() {
    const built = this.querySelector('.hb-solution')?.cloneNode(true);
    built?.querySelector('summary')?.remove();
    return built ?? null;
  }

  #layout(place, tests) {
    const button = (name, label, title, action, kind = '') =>
      el(`button.hb-btn${kind}`, { type: 'button', title, onclick: action }, icon(name), el('span', {}, label));
    const mod = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
    this.runButton = button('run', 'Run', `Run the visible tests (${mod}+Enter)`, () => this.run(false), '.hb-primary');
    this.submitButton = button('submit', 'Submit', `Run the hidden tests too (${mod}+Shift+Enter)`, () => this.run(true));
    this.stopButton = button('stop', 'Stop', 'Stop the code', () => client.stop(), '.hb-stop');
    this.stopButton.hidden = true;
    const more = el(
      'details.hb-more',
      {},
      el('summary.hb-btn', {}, 'More'),
      el(
        'div.hb-menu',
        {},
        this.#item('Practice afresh', () => this.#afresh()),
        this.#item('Copy link with this code', () => this.#share()),
        this.#item('Download as a folder', () => this.#takeHome()),
        this.#item('Download code', () => download(`${this.exercise.id.split('/').at(-1)}.py`, this.editor.code)),
      ),
    );
    more.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !more.contains(relatedTarget) && (more.open = false));
    more.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      more.open = false;
      more.firstElementChild.focus();
    });
    this.undo = el('button.hb-link', { type: 'button', hidden: true });
    this.status = el('p.hb-status', { role: 'status' });
    this.retry = el('button.hb-btn', { type: 'button', hidden: true, onclick: () => this.run(this.submitted) }, 'Retry');
    this.bar = el('progress.hb-progress', { hidden: true, 'aria-label': 'Loading Python' });
    this.tests = el('div.hb-results');
    this.output = new OutputBox('Output of your code');
    const keys = el('p.hb-keys', { id: `hb-keys-${this.number}` }, el('span', {}, 'Tab indents; Esc, then Tab leaves the editor. '), el('span', {}, `${mod}+Enter runs, with Shift submits.`));
    this.panel = el(
      'section.hb-panel',
      { 'aria-label': 'Exercise' },
      this.keeper.notices,
      el('div.hb-frame-box', {}, el('div.hb-head', {}, el('span.hb-file', {}, 'answer.py'), this.timer.root), place, el('div.hb-toolbar', {}, this.runButton, this.submitButton, this.stopButton, this.#item('Reset', () => this.#reset()), more, this.undo)),
      keys,
      el('div.hb-status-row', {}, this.status, this.retry),
      this.bar,
      this.output.root,
      this.tests,
    );
    this.replaceChildren(this.panel, ...(tests ? [tests] : []), this.help.hints, this.help.solution, this.keeper.versions);
  }

  #item(label, action) {
    return el(
      'button.hb-btn.hb-quiet',
      {
        type: 'button',
        onclick: ({ currentTarget }) => {
          currentTarget.closest('details')?.removeAttribute('open');
          action();
        },
      },
      label,
    );
  }

  #say(text, kind = '') {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  // ------------------------------------------------------------ running

  /** Judge the code with the visible tests, or with the hidden ones too. */
  async run(submitted) {
    if (this.running) return;
    const { exercise } = this;
    this.submitted = submitted;
    this.#begin();
    try {
      const code = this.editor.code;
      const tests = [['tests', exercise.tests]];
      if (submitted) tests.push(['hidden', (await unseal(exercise.sealed)).hidden]);
      await this.keeper.flush();
      this.keeper.remember('run');
      const seconds = exercise.timeout ?? 5;
      const outcome = await client.run(
        { kind: 'judge', job: { source: code, tests, timeout: seconds }, codes: [code, ...tests.map(([, text]) => text)], packages: exercise.packages, seconds },
        {
          progress: (status) => this.#progress(status),
          start: () => this.#started(),
          output: (text, stream) => this.output.write(text, stream),
          figure: (figure) => this.output.figure(figure),
          test: (event) => event.event === 'done' && this.#addTest(event),
        },
      );
      await this.#finish(outcome, submitted, code);
    } catch (error) {
      if (!(error instanceof SupplyError)) console.error(error);
      this.#say(error instanceof SupplyError ? error.message : 'Something in the runner went wrong. Press Retry, or reload the page; your code is kept.', 'bad');
      this.retry.hidden = !env.runtime;
    } finally {
      this.#end();
    }
  }

  #begin() {
    this.running = true;
    this.timer.start();
    this.#clearResults();
    this.opened = false;
    this.retry.hidden = true;
    this.classList.add('is-running');
    this.runButton.disabled = this.submitButton.disabled = true;
    this.stopButton.hidden = false;
    this.#say('Getting ready…');
  }

  #end() {
    this.running = false;
    const focused = this.stopButton === document.activeElement;
    this.classList.remove('is-running');
    this.runButton.disabled = this.submitButton.disabled = false;
    this.stopButton.hidden = true;
    this.bar.hidden = true;
    if (focused) this.runButton.focus();
  }

  #clearResults() {
    this.editor.clear();
    this.tests.replaceChildren();
    this.output.clear();
  }

  #progress(status) {
    const { text, share } = progressText(status);
    if (!text) return;
    this.bar.hidden = false;
    if (share === null) this.bar.removeAttribute('value');
    else this.bar.value = share;
    // The percentage goes to the bar; the live region hears only what is being loaded.
    if (this.status.textContent !== text) this.#say(text);
  }

  #started() {
    this.tests.replaceChildren(); // of a run before that lacked a module
    this.bar.hidden = true;
    this.#say('Running the tests…');
  }

  #addTest(test) {
    if (this.tests.childElementCount >= TESTS) return;
    const open = !this.opened && test.status !== 'passed';
    this.opened ||= open;
    this.tests.append(testView(test, { open, goTo: (line) => this.editor.go(line) }));
  }

  async #finish(outcome, submitted, code) {
    const { data, running } = outcome;
    const report = data?.report;
    const ending = endingOf(outcome);
    if (!report) {
      if (running) this.#addTest({ ...running, title: running.title ?? running.name, status: outcome.outcome === 'stopped' ? 'stopped' : 'timeout', ms: 0, message: ending });
      this.#say(ending || 'The run ended without a result.', outcome.outcome === 'stopped' ? 'warn' : 'bad');
      return;
    }
    if (report.output && report.load) this.output.write(report.output);
    this.output.truncated(data.full);
    if (report.load) {
      this.tests.replaceChildren();
      const { packages, missing } = await getManifest();
      const module = /No module named '([\w.]+)'/.exec(report.load.exception ?? report.load.message ?? '')?.[1];
      this.tests.append(errorView({ message: report.load.message, frames: report.load.frames?.length ? report.load.frames : lineOnly(report.load.line, code) }, { goTo: (line) => this.editor.go(line), hint: missingModule(module, packages, missing) }));
    }
    const at = this.editor.code === code ? blame(report) : null;
    if (at) this.editor.mark(at.line, at.message);
    const passed = report.status === 'passed';
    this.#say([summary(report, submitted), ending].filter(Boolean).join(' '), passed ? 'good' : 'bad');
    if (passed && submitted) this.#solved(code);
    this.dispatchEvent(new CustomEvent('hb:attempt', { bubbles: true, detail: { id: this.exercise.id, passed: report.passed, total: report.total, submitted, solved: passed && submitted, seconds: this.timer.seconds } }));
  }

  #solved(code) {
    this.timer.stop();
    this.help.solve();
    this.keeper.note((record) => (record.passed = { at: Date.now(), seconds: this.timer.seconds }));
    this.keeper.remember('passed', code);
  }

  // ------------------------------------------------------------ the code

  async #reset() {
    const before = this.editor.code;
    if (before === this.exercise.starter) return this.#say('This is the starter already.');
    await this.keeper.replace(this.exercise.starter, 'reset');
    this.#clearResults();
    this.#say('The starter is back. Your code is under Versions.');
    this.#setUndo(before);
  }

  #setUndo(code) {
    this.undo.hidden = code === null;
    if (code === null) return;
    this.undo.textContent = 'Undo reset';
    this.undo.onclick = () => {
      this.editor.code = code;
      this.#say('Your code is back.');
      this.editor.focus();
    };
  }

  async #afresh() {
    await this.keeper.replace(this.exercise.starter, 'afresh');
    await this.keeper.note((record) => Object.assign(record, { hints: 0, solution: false }));
    this.help.solved = false;
    this.help.ask.textContent = 'Show the solution';
    this.help.reset();
    this.#clearResults();
    this.keeper.versions.open = false;
    this.timer.reset();
    this.#say('A fresh start. Your earlier code is put away under Versions.');
  }

  async #share() {
    const link = linkTo(this.editor.code);
    try {
      await navigator.clipboard.writeText(link);
      this.#say('Link copied. It holds the code itself; nothing was uploaded.');
    } catch {
      this.keeper.say('share', 'Copy this link; it holds the code itself.', [['Close', () => {}]], el('input.hb-share', { readonly: true, value: link, 'aria-label': 'Link with the code', onfocus: ({ target }) => target.select() }));
    }
  }

  async #takeHome() {
    try {
      const { folderOf } = await import('./folder.js');
      downloadBlob(`${this.exercise.id.split('/').at(-1)}.zip`, await folderOf(this.exercise, this.editor.code));
      this.#say('Unpack it, then: python run.py');
    } catch (error) {
      console.info(error);
      this.#say('The folder could not be made, because parts of the judge did not load. Check the network and try again.', 'bad');
    }
  }

  #offerLink() {
    const code = codeFromLink();
    if (code === null || code === this.editor.code) return;
    this.keeper.say(
      'link',
      'This link came with code from somebody else. Read it first; it runs only when you take it over and press Run.',
      [
        [
          'Take it into the editor',
          () => {
            forgetLink();
            this.keeper.replace(code, 'link');
          },
        ],
        ['Leave it', forgetLink],
      ],
      el('pre.hb-linked', { tabindex: '0', 'aria-label': 'Code from the link' }, code),
    );
  }
}

/** A syntax error has no frames, only a line. */
function lineOnly(line, code) {
  return line ? [{ line, code: code.split('\n')[line - 1]?.trim() ?? '' }] : [];
}

customElements.define('hb-exercise', Exercise);
