/**
 * How Python starts: from a memory snapshot, or from packages as files. The snapshot takes half the computing and a third more
 * bytes, so it is for fast connections. What was taken is in the browser's cache, so the next visit takes the same again.
 */
import { env } from './env.js';
import { WASM } from './layout.js';
import { getManifest, paceOf } from './supply.js';

const KEY = 'hb-start';
const FAST = 5_000; // bytes a millisecond (40 Mbit/s); at less, the bytes take longer than they save

/** The way that was taken before, with this runtime. */
export function remembered() {
  try {
    const { id, way } = JSON.parse(localStorage.getItem(KEY)) ?? {};
    return id === env.info.id ? way : null;
  } catch {
    return null; // no storage, or something else in it
  }
}

/** Remember the way that was taken: "snapshot" or "files". */
export function remember(way) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id: env.info.id, way }));
  } catch {
    // then it is measured anew
  }
}

let chosen = null;
let isGivenUp = false;

/** @returns {Promise<boolean>} whether to start from a snapshot; measures the connection by the first file when nothing is known */
export async function prefersSnapshot() {
  const { snapshots } = await getManifest();
  if (!snapshots || isGivenUp) return false;
  const way = remembered() ?? chosen;
  if (way) return way === 'snapshot';
  const pace = await paceOf(WASM);
  chosen ??= pace >= FAST ? 'snapshot' : 'files';
  return chosen === 'snapshot';
}

/** The snapshot did not work here: not again on this page, nor with this runtime when that is for good. */
export function giveUpSnapshot(forGood) {
  chosen = 'files';
  isGivenUp = true;
  if (forGood) remember(chosen);
}
