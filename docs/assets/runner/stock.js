/**
 * Everything of the site that can be kept on this device: what there is, what is here, getting it, dropping it.
 */
import { remember, remembered } from './choice.js';
import { env } from './env.js';
import { packagesFor } from './imports.js';
import { archivesFor, imageFiles, startFiles, startOptions, storedForm } from './layout.js';
import { cacheOf, CHOICE, keyOf, PASS, prefixOf } from './places.js';
import { startWorker } from './register.js';
import { getManifest } from './supply.js';

const AT_ONCE = 4;
const OPTIONAL = ['scipy', 'pandas', 'scikit-learn', 'matplotlib'];

/** The browser's storage is full; nothing more can be kept. */
export class FullError extends Error {}

/** What was asked for does not come. */
export class AbsentError extends Error {}

/**
 * @typedef {{path: string, bytes: number, hash: string}} Item
 * @typedef {{id: string, title: string, needed: boolean, items: Item[], packed: number}} Group packed: bytes when the server compresses
 */

const item = ([path, hash, bytes]) => ({ path, hash, bytes });

function runtimeItems(manifest, names) {
  return [...new Set(names)].map((name) => {
    const { name: stored, bytes } = storedForm(manifest.files[name]);
    return { path: `assets/runtime/${manifest.id}/${stored}`, bytes, hash: '' };
  });
}

async function runtimeGroups() {
  if (!env.runtime) return [];
  const manifest = await getManifest();
  const first = manifest.packages.numpy ? ['numpy'] : [];
  const core = [...startFiles(manifest, first), ...manifest.stdlib.parts.map(({ file }) => file)];
  // Who starts from snapshots goes on doing so, with the plain files at hand in case they no longer fit; others are spared them.
  if (manifest.snapshots && remembered() === 'snapshot') core.push(...[[], first].flatMap((packages) => startOptions(manifest, packages, [], true).names));
  const groups = [{ id: 'python', title: manifest.packages.numpy ? 'Python and NumPy' : 'Python', needed: true, items: runtimeItems(manifest, core) }];
  for (const name of OPTIONAL.filter((name) => manifest.packages[name])) {
    const wanted = packagesFor([], [name], manifest.packages);
    const files = [...imageFiles(manifest, wanted), ...archivesFor(manifest, new Set(), wanted)].filter((file) => !core.includes(file));
    groups.push({ id: name, title: name, needed: false, items: runtimeItems(manifest, files) });
  }
  return groups;
}

/** The list of the deployment on the server, however slow; without a network, the one that is kept. */
async function listing() {
  const url = `${env.site}offline.json`;
  try {
    const response = await fetch(url, { cache: 'no-cache', headers: { [PASS]: '1' } });
    const copy = response.clone();
    const list = await response.json();
    await (await caches.open(cacheOf(env.site, '', env.build))).put(url, copy).catch(() => {});
    return list;
  } catch {
    return (await fetch(url)).json();
  }
}

/** @returns {Promise<{build: string, groups: Group[]}>} all that could be kept */
export async function offers() {
  const [list, runtime] = await Promise.all([listing(), runtimeGroups()]);
  const own = [{ id: 'pages', title: 'All pages, exercises and sheets to read', needed: true, items: [...list.pages, ...list.assets].map(item), packed: list.packed }, ...runtime];
  if (list.pdf.length) own.push({ id: 'pdf', title: 'Cheat sheets as PDF', needed: false, items: list.pdf.map(item) });
  return { build: list.build, groups: own };
}

async function choice() {
  const response = await (await caches.open(cacheOf(env.site, '', env.build))).match(env.site + CHOICE);
  return response ? response.json() : { groups: [], hashes: {} };
}

async function choose(value) {
  const cache = await caches.open(cacheOf(env.site, '', env.build));
  await cache.put(env.site + CHOICE, new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } }));
}

/** Keys of everything kept, in all caches of this site. */
async function keptKeys() {
  const keys = new Set();
  for (const name of await caches.keys()) {
    if (name.startsWith(prefixOf(env.site))) for (const { url } of await (await caches.open(name)).keys()) keys.add(url);
  }
  return keys;
}

/**
 * What of each group is here, and what is not or no longer current.
 *
 * @param {Group[]} groups
 * @returns {Promise<{chosen: string[], groups: {id: string, here: number, absent: Item[]}[]}>}
 */
export async function stock(groups) {
  const [keys, { groups: chosen, hashes }] = await Promise.all([keptKeys(), choice()]);
  const rows = groups.map(({ id, items }) => {
    const here = items.filter(({ path }) => keys.has(keyOf(env.site + path)));
    const old = here.filter(({ path, hash }) => hashes[path] && hashes[path] !== hash);
    return { id, here: here.length, absent: [...items.filter((entry) => !here.includes(entry)), ...old] };
  });
  return { chosen, groups: rows };
}

async function get({ path, bytes }, build, signal) {
  let response;
  try {
    response = await fetch(env.site + path, { headers: { [PASS]: '1' }, cache: 'no-cache', signal });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new AbsentError('there is no connection');
  }
  if (!response.ok) throw new AbsentError(`the server answered ${response.status} for ${path}`);
  const cache = await caches.open(cacheOf(env.site, path, build));
  try {
    await cache.put(keyOf(env.site + path), response);
  } catch (error) {
    if (error.name === 'QuotaExceededError') throw new FullError();
    throw error.name === 'AbortError' ? error : new AbsentError('the connection was lost');
  }
  return bytes;
}

/**
 * Fetch and keep, a few at a time.
 *
 * @param {{build: string, groups: Group[]}} offered
 * @param {Group[]} wanted
 * @param {(loaded: number, total: number) => void} onProgress bytes
 * @throws {FullError|AbsentError|DOMException} what came before stays kept
 */
export async function keepGroups(offered, wanted, onProgress, signal) {
  await startWorker();
  const { groups: rows } = await stock(wanted);
  const absent = rows.flatMap((row) => row.absent);
  const items = [...new Map(absent.map((entry) => [entry.path, entry])).values()];
  const total = items.reduce((sum, { bytes }) => sum + bytes, 0);
  const before = await choice();
  const hashes = { ...before.hashes };
  let loaded = 0;
  const controller = new AbortController();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', () => controller.abort());
  const work = async () => {
    for (let next = items.shift(); next && !controller.signal.aborted; next = items.shift()) {
      onProgress((loaded += await get(next, offered.build, controller.signal)), total);
      if (next.hash) hashes[next.path] = next.hash;
    }
  };
  try {
    onProgress(0, total);
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    signal?.throwIfAborted();
    if (!remembered()) remember('files');
    await choose({ groups: [...new Set([...before.groups, ...wanted.map(({ id }) => id)])], hashes });
  } catch (error) {
    controller.abort();
    throw error;
  }
}

let background = { stop() {}, done: Promise.resolve() };

/** Get what a new deployment changed in what the reader chose to keep; quietly, and not where data is precious. */
export function refresh() {
  const controller = new AbortController();
  const update = async () => {
    const { groups: chosen } = await choice();
    if (!chosen.length || navigator.connection?.saveData) return;
    const offered = await offers();
    if (offered.build !== env.build) return; // this page is older: a newer one will do it
    await keepGroups(offered, offered.groups.filter(({ id }) => chosen.includes(id)), () => {}, controller.signal);
  };
  background = { stop: () => controller.abort(), done: update() };
  return background.done;
}

/** Drop pages and runtime; the few files that every visit keeps stay. Readers' own code lies elsewhere and is not touched. */
export async function drop() {
  background.stop();
  await background.done.catch(() => {});
  for (const name of await caches.keys()) {
    if (name.startsWith(prefixOf(env.site)) && !name.startsWith(`${prefixOf(env.site)}assets `)) await caches.delete(name);
  }
}
