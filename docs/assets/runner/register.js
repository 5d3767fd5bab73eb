/**
 * The page's end of the service worker: registers it, tells it what came before it was there, and says which
 * deployment the page belongs to.
 */
import { env } from './env.js';
import { cacheOf, CHOICE } from './places.js';

/** Whether this page is of a built site and this browser can keep it. Not while writing (mkdocs serve), not from a file. */
export const canKeep = () => Boolean(env.build && navigator.serviceWorker && window.caches);

async function register() {
  const { serviceWorker } = navigator;
  const known = Boolean(serviceWorker.controller);
  if (!known && navigator.connection?.saveData) return; // the page "Read and run without a network" asks first
  await startWorker();
  const { active } = await serviceWorker.ready;
  if (!known) {
    if (!serviceWorker.controller) await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    handOver(active, performance.now());
  }
  active.postMessage({ type: 'tidy' });
  // What the reader chose to keep follows the site.
  if (await (await caches.open(cacheOf(env.site, '', env.build))).match(env.site + CHOICE)) await (await import('./stock.js')).refresh();
}

/** Tell the worker what this page asked for before the worker was there, also what is still on its way. */
function handOver(worker, since) {
  const tell = (addresses) => worker.postMessage({ type: 'keep', addresses: addresses.filter((address) => address.startsWith(env.site)) });
  tell([location.href]);
  const early = (entries) => entries.filter(({ startTime }) => startTime < since).map(({ name }) => name);
  new PerformanceObserver((list) => tell(early(list.getEntries()))).observe({ type: 'resource', buffered: true });
}

/** Register the worker, or find it registered. */
export function startWorker() {
  return navigator.serviceWorker.register(`${env.site}sw.js`, { scope: env.site, updateViaCache: 'none' });
}

/** Once a page, when it has loaded and nothing presses. */
export function keepSite() {
  if (!canKeep()) return;
  navigator.serviceWorker.addEventListener('message', ({ data, ports }) => data === 'build?' && ports[0]?.postMessage(env.build));
  navigator.serviceWorker.startMessages();
  const idle = window.requestIdleCallback ?? setTimeout;
  const start = () => idle(() => register().catch((error) => console.info(`Not kept for reading without a network: ${error.message}`)));
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
