/**
 * The service worker: the site without a network, after the first visit.
 *
 * Pages and data come from the network, and from the cache where that is absent or slow. Scripts, styles and the runtime
 * have their content's hash in their address, so they come from the cache, whichever deployment put them there. A new
 * deployment takes over at once, and what belongs to older ones stays until no page of theirs is open.
 */
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { cacheOf, keyOf, PASS, prefixOf } from './places.js';

/** @type {{build: string, runtime: string, core: string[], assets: string[]}} written in front of this script when the site is built */
const SITE = self.HANDBOOK;
const BASE = self.registration.scope;
const PATIENCE_S = 3; // a page that is kept is shown when the network takes longer
const ANSWER_MS = 3_000; // an open page says within this to which deployment it belongs

const pathOf = (url) => url.href.slice(BASE.length);
const isOurs = (url) => url.href.startsWith(BASE);
const isAsset = (url) => isOurs(url) && pathOf(url).startsWith('assets/');
const cacheFor = (url) => cacheOf(BASE, pathOf(url), SITE.build);

/** Only whole answers of this site are kept: no redirects, no errors, no parts. */
const whole = { cacheWillUpdate: async ({ response }) => (response.status === 200 && !response.redirected && response.type === 'basic' ? response : null) };

const full = (error) => error?.name === 'QuotaExceededError';

// ---------------------------------------------------------------- pages and data

const pages = new NetworkFirst({
  cacheName: cacheFor(new URL(BASE)),
  networkTimeoutSeconds: PATIENCE_S,
  matchOptions: { ignoreVary: true },
  plugins: [
    whole,
    {
      cacheKeyWillBeUsed: async ({ request }) => keyOf(request.url),
      fetchDidSucceed: async ({ response }) => {
        if (response.status >= 500) throw new Error(`the server answered ${response.status}`); // what is kept is better
        return response;
      },
      handlerDidError: async ({ request }) =>
        request.mode === 'navigate' && request.destination === 'document' ? Response.redirect(`${BASE}offline/?absent=${encodeURIComponent(pathOf(new URL(request.url)))}`) : undefined,
    },
  ],
});

registerRoute(({ url, request }) => isOurs(url) && !isAsset(url) && !request.headers.has(PASS) && pathOf(url) !== 'sw.js', pages);

// ---------------------------------------------------------------- scripts, styles, the runtime

/** The same file of the present deployment: for pages that were kept before it and whose own files are gone. */
function successor(url) {
  const plain = (path) => path.split('?')[0].replace(/\.[0-9a-f]{8}\.min\./, '.min.');
  const wanted = plain(pathOf(url));
  const path = SITE.assets.find((asset) => plain(asset) === wanted);
  return path && BASE + path !== url.href ? caches.match(BASE + path).then((found) => found ?? fetch(BASE + path)) : undefined;
}

const assets = new Map();

function assetStrategy(cacheName) {
  if (!assets.has(cacheName)) {
    const strategy = new CacheFirst({
      cacheName,
      matchOptions: { ignoreVary: true },
      plugins: [
        whole,
        {
          cachedResponseWillBeUsed: async ({ cachedResponse, request }) => cachedResponse ?? caches.match(request.url, { ignoreVary: true }),
          fetchDidSucceed: async ({ response, request }) => (response.status === 404 && (await successor(new URL(request.url)))) || response,
          handlerDidError: async ({ request }) => successor(new URL(request.url)),
        },
      ],
    });
    assets.set(cacheName, strategy);
  }
  return assets.get(cacheName);
}

registerRoute(
  ({ url, request }) => isAsset(url) && !request.headers.has(PASS),
  (options) => assetStrategy(cacheFor(options.url)).handle(options),
);

// ---------------------------------------------------------------- life

/** Put files where they belong, out of other deployments' caches or the browser's own if they are there. */
async function keep(addresses) {
  for (const address of addresses) {
    const url = new URL(address, BASE);
    if (!isOurs(url)) continue;
    const key = keyOf(url.href);
    const cache = await caches.open(cacheFor(url));
    if (await cache.match(key, { ignoreVary: true })) continue;
    const hashed = /\?|-[A-Z0-9]{8}\.js$|\.[0-9a-f]{8}\.min\.|\/runtime\//.test(pathOf(url));
    const found = hashed && (await caches.match(key, { ignoreVary: true }));
    const response = found || (await fetch(url, { cache: 'force-cache' }));
    if (response.status === 200 && !response.redirected) await cache.put(key, response);
  }
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  // Fails where storage is full or the network goes: then the worker before it stays, or there is none, and nothing is lost.
  event.waitUntil(keep(SITE.core));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The deployment that an open page belongs to; nothing when it does not say. */
function buildOf(client) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, ANSWER_MS, null);
    client.postMessage('build?', [port2]);
  });
}

/** Drop what older deployments left, once every open page belongs to this one. */
async function tidy() {
  const open = (await self.clients.matchAll({ type: 'window' })).filter(({ frameType }) => frameType === 'top-level');
  const builds = await Promise.all(open.map(buildOf));
  if (builds.some((build) => build !== SITE.build)) return;
  const ours = prefixOf(BASE);
  const stale = (name) => name.startsWith(`${ours}assets `) || name.startsWith(`${ours}runtime `);
  const current = [`${ours}assets ${SITE.build}`, `${ours}runtime ${SITE.runtime}`];
  for (const name of await caches.keys()) if (stale(name) && !current.includes(name)) await caches.delete(name);
}

const tasks = {
  keep: ({ addresses }) => keep(addresses).catch((error) => full(error) || console.info(error)),
  tidy,
};

self.addEventListener('message', (event) => {
  const task = tasks[event.data?.type];
  if (task) event.waitUntil(task(event.data));
});
