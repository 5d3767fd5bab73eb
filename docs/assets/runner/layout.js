/**
 * What the runtime's directory holds and which of it a start needs: the one place that knows the manifest's layout.
 */

const MODULES = ['pyodide.mjs', 'pyodide.asm.mjs'];

/** Packages that are written into the file system as one image rather than unpacked from a wheel. */
export const isImage = (manifest, name) => manifest.packages[name]?.kind === 'fs';

const judgeWheel = (manifest) => manifest.packages.handbook?.files ?? [];

/** Files without which nothing starts. */
export function coreFiles(manifest) {
  return [...MODULES, 'pyodide.asm.wasm', 'pyodide-lock.json', manifest.stdlib.core, ...judgeWheel(manifest)];
}

export function imageFiles(manifest, names) {
  return [...names].filter((name) => isImage(manifest, name)).flatMap((name) => manifest.packages[name].files);
}

/** What a worker is told at its start, and the files it gets. */
export function startOptions(manifest, images) {
  const wheels = judgeWheel(manifest);
  const stdlib = manifest.stdlib.core;
  const names = ['pyodide-lock.json', stdlib, ...wheels, ...imageFiles(manifest, images)];
  return { names, options: { stdlib, wheels, images } };
}

/** Parts of the standard library that are left out at first and that these modules or packages need. */
export function archivesFor(manifest, modules, packages) {
  const wheels = [...packages].some((name) => !isImage(manifest, name) && name !== 'handbook');
  return manifest.stdlib.parts
    .filter(({ file, imports }) => (wheels && file.includes('libraries')) || imports.some((name) => modules.has(name)))
    .map(({ file }) => file);
}
