/**
 * Make an element. Strings among the children become text, never markup.
 *
 * @param {string} spec tag with optional classes, as in `button.hb-btn.hb-run`
 * @param {object} [props] attributes; `on…` functions become listeners, null and false are left out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(' ');
  for (const [name, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

/** Markup that the handbook itself generated at build time: hints and explanations. Never used for what a run produced. */
export function ownMarkup(spec, html) {
  const node = el(spec);
  node.innerHTML = html;
  return node;
}

/** A text from a run, cut where it is too long to show. */
export function clip(text, length) {
  const all = String(text);
  return all.length > length ? `${all.slice(0, length)}… (cut)` : all;
}

export const megabytes = (bytes) => (bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`);

export function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Offer text as a file. */
export const download = (name, text) => downloadBlob(name, new Blob([text], { type: 'text/plain' }));

/** Offer bytes as a file. */
export function downloadBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
