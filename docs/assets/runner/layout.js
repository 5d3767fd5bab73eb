/**
 * What the runtime's directory holds and which of it a start needs: the one place that knows the manifest's layout.
 */

const JUDGE = 'handbook';
const CORE = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide-lock.json'];

/** Files of packages, each an image of its folder. */
export function imageFiles(manifest, names) {
  return [...names].flatMap((name) => manifest.packages[name]?.files ?? []);
}

/** Files without which nothing starts, with those of the packages asked for. */
export function startFiles(manifest, packages) {
  return [...CORE, manifest.stdlib.core, ...imageFiles(manifest, [JUDGE, ...packages])];
}

/** What a worker is told at its start, and the files it gets. */
export function startOptions(manifest, packages) {
  const stdlib = manifest.stdlib.core;
  const images = [JUDGE, ...packages];
  return { names: ['pyodide-lock.json', stdlib, ...imageFiles(manifest, images)], options: { stdlib, images } };
}

/** Parts of the standard library that are left out at first and that these modules or packages need. */
export function archivesFor(manifest, modules, packages) {
  const needed = new Set([...packages].flatMap((name) => manifest.packages[name].stdlib ?? []));
  return manifest.stdlib.parts.filter(({ file, imports }) => needed.has(file) || imports.some((name) => modules.has(name))).map(({ file }) => file);
}
