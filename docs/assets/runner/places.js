/**
 * Where the browser keeps what of the site: the one place that the service worker and the page share.
 * Caches belong to the whole origin, on which other sites may live, so their names begin with this site's path.
 */

/** @param {string} site the site's root, ending in a slash */
export const prefixOf = (site) => `handbook ${new URL(site).pathname} `;

/**
 * The cache in which a file belongs.
 *
 * @param {string} site the site's root
 * @param {string} path of the file below it
 * @param {string} build what identifies the scripts and styles of a deployment
 */
export function cacheOf(site, path, build) {
  const runtime = /^assets\/runtime\/([^/]+)\//.exec(path)?.[1];
  if (runtime) return `${prefixOf(site)}runtime ${runtime}`;
  return prefixOf(site) + (path.startsWith('assets/') ? `assets ${build}` : 'pages');
}

/** The address under which a page is kept: no fragment, no query, one spelling for a folder's page. */
export function keyOf(address) {
  const url = new URL(address);
  url.hash = '';
  if (!/\/assets\//.test(url.pathname)) {
    url.search = '';
    url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  }
  return url.href;
}

/** Set on requests of a page that puts the answer into the cache itself: the service worker lets them pass. */
export const PASS = 'x-handbook-pass';

/** What the reader chose to keep, in the cache of pages. */
export const CHOICE = 'kept.json';
