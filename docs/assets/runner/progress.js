/**
 * What the client is doing, in words: what is loading and how large it is.
 */
import { megabytes } from './dom.js';

/** @returns {{text: string, share: number|null}} share of the bytes that have come, null when it cannot be known */
export function progressText({ phase, what, loaded, total }) {
  if (phase === 'download') return { text: `Loading ${what} (${megabytes(total)})…`, share: loaded / total };
  if (phase === 'start') return { text: 'Starting Python…', share: null };
  if (phase === 'packages') return { text: `Unpacking ${what}…`, share: null };
  return { text: '', share: null };
}
