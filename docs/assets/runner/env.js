/**
 * Where things are. Set once by app.js, whose own address is the one fixed point:
 * chunks are named by hash and may lie anywhere.
 */

/** @type {{hb: string, site: string, runtime: string, build: string, info: {id?: string, python?: string}}} */
export const env = { hb: '', site: '', runtime: '', build: '', info: {} };

/**
 * @param {string} appUrl address of app.js, `<site>/assets/hb/app.js`
 * @param {object} info current.json of the runtime, `{}` when the build had none
 */
export function locate(appUrl, info) {
  env.hb = new URL('./', appUrl).href;
  env.site = new URL('../../', env.hb).href;
  env.info = info;
  env.build = document.querySelector('meta[name="hb-build"]')?.content ?? ''; // absent under `mkdocs serve`
  env.runtime = info.id ? new URL(`../runtime/${info.id}/`, env.hb).href : '';
}

/** A device on which a second interpreter or an early download would be a burden. */
export function isSmall() {
  return (navigator.deviceMemory ?? 8) < 4 || Boolean(navigator.connection?.saveData);
}
