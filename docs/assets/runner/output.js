/**
 * What a run printed and drew. Everything from the run becomes text or a decoded image, never markup.
 */
import { clip, download, el, plural } from './dom.js';

const FIGURES = 10;
const PIXELS = 40_000_000; // an image of more would take the page's memory to decode
const CHARS = 200_000; // the worker shows less: more comes only from code that goes around it

/** A box that fills while the code runs. */
export class OutputBox {
  constructor(label) {
    this.pre = el('pre.hb-out-text', { tabindex: '0', role: 'region', 'aria-label': label });
    this.after = el('div.hb-out-after');
    this.root = el('div.hb-out', { hidden: true }, this.pre, this.after);
    this.figures = this.chars = 0;
    this.urls = [];
  }

  clear() {
    this.pre.replaceChildren();
    this.after.replaceChildren();
    this.urls.forEach((url) => URL.revokeObjectURL(url));
    this.urls = [];
    this.figures = this.chars = 0;
    this.root.hidden = true;
    this.pre.hidden = true;
  }

  write(text, stream = 'out') {
    if (this.chars >= CHARS) return;
    this.chars += text.length;
    this.root.hidden = this.pre.hidden = false;
    const last = this.pre.lastChild;
    const shown = clip(text, CHARS);
    if (last?.nodeType === Node.ELEMENT_NODE && last.dataset.stream === stream) last.append(shown);
    else this.pre.append(el(stream === 'err' ? 'span.hb-err' : 'span', { 'data-stream': stream }, shown));
  }

  /** An image from the run, as base64 PNG. */
  figure({ png, alt, count }) {
    if (this.figures >= FIGURES) return;
    let bytes;
    try {
      bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
    } catch {
      return;
    }
    const size = new DataView(bytes.buffer);
    if (bytes.length < 24 || size.getUint32(16) * size.getUint32(20) > PIXELS) return; // the header of a PNG: width, height
    this.figures += 1;
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
    this.urls.push(url);
    const name = `Figure ${this.figures}${alt ? `: ${alt}` : ''}`;
    this.root.hidden = false;
    this.after.append(el('figure.hb-figure', {}, el('img', { src: url, alt: name })));
    if (this.figures === FIGURES && count > FIGURES) this.note(`The first ${FIGURES} of ${count} figures are shown.`);
  }

  note(text, ...more) {
    this.root.hidden = false;
    this.after.append(el('p.hb-note', {}, text, ...more));
  }

  /** Say that there was more, and offer it. */
  truncated(full) {
    if (!full) return;
    const rest = full.kept.length < full.total ? ` The file holds the first ${full.kept.length.toLocaleString('en-US')}.` : '';
    this.note(
      `Output truncated: ${plural(full.total, 'character').replace(/\d+/, (n) => Number(n).toLocaleString('en-US'))} were printed.${rest} `,
      el('button.hb-link', { type: 'button', onclick: () => download('output.txt', full.kept) }, 'Download the output'),
    );
  }
}

/** What is to be said about a failed import, beyond Python's own words. */
export function missingModule(name, packages, missing) {
  if (!name) return '';
  const top = name.split('.')[0];
  if (missing.includes(top)) return `${top} is not part of this copy of the site.`;
  const have = Object.keys(packages).filter((pkg) => pkg !== 'handbook');
  const named = ['numpy', 'scipy', 'pandas', 'scikit-learn', 'matplotlib'].filter((pkg) => have.includes(pkg));
  return `${top} is not available here. What is: the standard library${named.length ? `, ${named.join(', ')}` : ''}.`;
}

/** What to do about modules that came too late for this run. */
export const nowLoaded = (names) => `${names} had not been loaded yet. It is here now: press Run again.`;

/** An exception in the reader's code: message, the lines it went through, and a way to each. */
export function errorView(error, { goTo, hint = '' } = {}) {
  const seen = error.frames.filter((frame, i, all) => i < 3 || i >= all.length - 2);
  const rows = seen.map((frame) => {
    const own = frame.file === undefined || frame.file === '<code>';
    const place = `${own ? 'line' : 'earlier code, line'} ${frame.line}${frame.function && frame.function !== '<module>' ? ` in ${frame.function}` : ''}`;
    return el(
      'li',
      {},
      own && goTo ? el('button.hb-link', { type: 'button', onclick: () => goTo(frame.line) }, place) : el('span', {}, place),
      frame.code ? el('code', {}, clip(frame.code, 300)) : null,
    );
  });
  return el('div.hb-error', {}, el('p.hb-error-message', {}, clip(error.message, 2_000)), hint ? el('p', {}, hint) : null, rows.length ? el('ol.hb-frames', {}, ...rows) : null);
}

/** What became of a run that did not end by itself, in a sentence. */
export function endingOf({ outcome, how, running, data, detail }) {
  const kept = how === 'interrupted' ? 'Python kept its state.' : 'Python was restarted, so variables are gone.';
  switch (outcome) {
    case 'stopped':
      return how === 'before' ? 'Stopped before it began.' : `Stopped. ${how === 'terminated' ? 'The code did not react, so ' : ''}${how === 'terminated' ? kept.replace('Python', 'Python') : kept}`;
    case 'limit':
      return `Stopped after the time limit: is there a loop without an end? ${kept}`;
    case 'test':
      return `${running ? `${running.name} did not return` : 'The code did not return'} within its time and could not be interrupted. ${kept}`;
    case 'crashed':
      if (detail === 'flood') return `Stopped: the code sent more than can be shown. ${kept}`;
      if (/call stack/.test(data?.crash)) return 'RecursionError: the code called itself more deeply than Python can go here. Python was restarted, so variables are gone.';
      return `Python itself stopped working${data?.crash ? ` (${data.crash.trim().split('\n').at(-1)})` : ''}. It was restarted, so variables are gone.`;
    default:
      return data?.memoryFull ? 'The code used nearly all memory; Python was restarted, so variables are gone.' : '';
  }
}
