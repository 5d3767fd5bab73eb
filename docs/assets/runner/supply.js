/**
 * The runtime's files: fetched once, checked against the manifest, handed on.
 */
import { env } from './env.js';

/** What went wrong in words for the reader, with what to do. */
export class SupplyError extends Error {}

/* global __MANIFEST__ -- the runtime's manifest, put here when the runner is bundled: one request less before the first byte */
const manifest = __MANIFEST__;
const arriving = new Map(); // name → promise of an ArrayBuffer
const given = new Set(); // names that were handed on and need not be fetched early any more

let waiting = new AbortController();

/** Give up on what has not arrived, so that it can be asked for again. */
export function abandon() {
  waiting.abort();
  waiting = new AbortController();
}

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function request(url) {
  let response;
  try {
    response = await fetch(url, { signal: waiting.signal });
  } catch {
    throw new SupplyError('Python could not be loaded: there is no connection. Check the network, then press Retry.');
  }
  if (response.status === 404) throw new SupplyError('Python could not be loaded: the site has been updated since this page was opened. Reload the page; your code is kept.');
  if (!response.ok) throw new SupplyError(`Python could not be loaded: the server answered ${response.status}. Press Retry in a moment.`);
  return response;
}

/**
 * @returns {Promise<{files: object, packages: object, python: string, missing: string[], stdlib: string}>}
 * @throws {SupplyError} when the site was built without a runtime
 */
export function getManifest() {
  if (!env.runtime) return Promise.reject(new SupplyError('This copy of the site was built without Python, so code cannot run here. You can still read, edit and download it.'));
  return Promise.resolve(manifest);
}

/** Pass bytes on, counting them; unpack them unless the server or the browser already has. */
async function unpack(response, onBytes) {
  const reader = response.body.getReader();
  const first = await reader.read();
  const pass = new ReadableStream({
    async pull(controller) {
      const { done, value } = first.value ? { value: first.value } : await reader.read();
      first.value = null;
      if (done) return controller.close();
      onBytes(value.length);
      controller.enqueue(value);
    },
  });
  const packed = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
  return packed ? pass.pipeThrough(new DecompressionStream('gzip')) : pass;
}

async function load(name, entry, onBytes) {
  const stored = entry.stored.find(({ encoding }) => encoding === 'gzip');
  const response = await request(env.runtime + stored.name);
  const bytes = new Uint8Array(entry.bytes);
  let at = 0;
  try {
    const reader = (await unpack(response, onBytes)).getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      bytes.set(step.value, at);
      at += step.value.length;
    }
  } catch {
    at = -1; // too long, cut short or not what it should be
  }
  const whole = at === bytes.length && (!crypto.subtle || hex(await crypto.subtle.digest('SHA-256', bytes)) === entry.sha256);
  if (!whole) throw new SupplyError(`Python could not be loaded: ${name} arrived damaged or cut short. Press Retry.`);
  return bytes.buffer;
}

/**
 * Fetch files, each once at a time; a failed one may be asked for again.
 *
 * @param {string[]} names
 * @param {(name: string, bytes: ArrayBuffer) => void|Promise<void>} onFile called as each arrives; it may transfer the bytes, which are forgotten here
 * @param {(loaded: number, total: number) => void} onProgress bytes so far and in all
 */
export async function getFiles(names, onFile, onProgress = () => {}) {
  const { files } = await getManifest();
  const absent = names.filter((name) => !files[name]);
  if (absent.length) throw new SupplyError(`Python could not be loaded: this copy of the site lacks ${absent.join(', ')}.`);
  const total = names.reduce((sum, name) => sum + sizeOf(files[name]), 0);
  let loaded = 0;
  await Promise.all(
    names.map(async (name) => {
      const early = arriving.get(name);
      const buffer = await (early ?? begin(name, files[name], (count) => onProgress((loaded += count), total)));
      if (early) onProgress((loaded += sizeOf(files[name])), total);
      arriving.delete(name);
      given.add(name);
      await onFile(name, buffer);
    }),
  );
}

const sizeOf = (entry) => entry.stored.reduce((least, { bytes }) => Math.min(least, bytes), Infinity);

function begin(name, entry, onBytes) {
  const promise = load(name, entry, onBytes);
  arriving.set(name, promise);
  promise.catch(() => arriving.delete(name));
  return promise;
}

/** Fetch early what the first run will need; errors are left for that run to report. */
export async function prefetch(names) {
  try {
    const { files } = await getManifest();
    for (const name of names(await getManifest())) {
      if (files[name] && !arriving.has(name) && !given.has(name)) await begin(name, files[name], () => {});
    }
  } catch {
    // the run itself will say it
  }
}
