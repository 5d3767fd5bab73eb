/**
 * The runner's entry, on every page: finds what can run and fetches the rest when it is needed.
 */
/* global __RUNTIME__ -- current.json of the runtime, put here when the runner is bundled */
import { locate } from './env.js';
import { keepSite } from './register.js';

locate(import.meta.url, __RUNTIME__);
keepSite();

const BLOCKS = '.highlight.language-python:not(.norun, hb-exercise *)';

/** Chunks of an older deployment are gone: say so once, in words. */
function stale(error) {
  console.error(error);
  const note = document.createElement('p');
  note.className = 'hb-note';
  note.setAttribute('role', 'status');
  note.textContent = 'The code on this page cannot run, because the site has changed since it was opened. Reload the page.';
  document.querySelector('hb-exercise, .highlight.language-python')?.before(note);
}

function look() {
  if (document.querySelector('hb-exercise')) import('./exercise.js').catch(stale);
  if (document.querySelector(BLOCKS)) import('./snippet.js').then(({ upgrade }) => upgrade(document.querySelectorAll(BLOCKS))).catch(stale);
  if (document.querySelector('hb-offline')) import('./offline.js').catch(stale);
}

// Material's observable also speaks after each instant navigation.
if (window.document$) window.document$.subscribe(look);
else look();
