const PATHS = {
  run: 'M8 5.1v13.8L19 12z',
  stop: 'M6.5 6.5h11v11h-11z',
  submit: 'M9.2 16.6 4.6 12l-1.4 1.4 6 6 12-12L19.8 6z',
  passed: 'M9.2 16.6 4.6 12l-1.4 1.4 6 6 12-12L19.8 6z',
  failed: 'M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12l-4.9 4.9 1.4 1.4 4.9-4.9 4.9 4.9 1.4-1.4-4.9-4.9z',
  timeout: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 2a7 7 0 1 1 0 14 7 7 0 0 1 0-14m-1 2.5v5.4l4.3 2.6 1-1.6-3.5-2.1V7.5z',
  skipped: 'M5 11h14v2H5z',
};

/** A decorative icon; the words beside it carry the meaning. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'hb-icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
