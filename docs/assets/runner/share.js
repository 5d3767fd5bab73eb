/**
 * Code in a link: compressed into the part after #, which never reaches a server.
 */
import { compressToEncodedURIComponent, decompressFromEncodedURIComponent } from 'lz-string';

const LONGEST = 200_000;

/** @returns {string} the page's address with this code in it */
export function linkTo(code) {
  return `${location.href.split('#')[0]}#code=${compressToEncodedURIComponent(code)}`;
}

/** @returns {string|null} code that came with the address; it is shown, never run by itself */
export function codeFromLink() {
  const packed = /^#code=([\w$+-]+)$/.exec(location.hash)?.[1];
  if (!packed || packed.length > LONGEST) return null;
  const code = decompressFromEncodedURIComponent(packed);
  return code && code.length <= LONGEST ? code : null;
}

/** Take the code out of the address, so that a reload does not show it again. */
export function forgetLink() {
  history.replaceState(history.state, '', location.pathname + location.search);
}
