/**
 * What the runtime's directory holds and which of it a start needs: the one place that knows the manifest's layout.
 */

const JUDGE = 'handbook';
const INSIDE = 'numpy'; // the package that one of the snapshots has inside
const CORE = ['pyodide.asm.wasm', 'pyodide.asm.mjs', 'pyodide.mjs', 'pyodide-lock.json'];

/** Files of packages, each an image of its folder. */
export function imageFiles(manifest, names) {
  return [...names].flatMap((name) => manifest.packages[name]?.files ?? []);
}

/** The largest file of every start; it comes first. */
export const WASM = 'pyodide.asm.wasm';

/**
 * What a worker is told at its start, and the files it needs for that.
 *
 * @param {boolean} fromSnapshot start from a memory snapshot; files then hold only what is not in it
 */
export function startOptions(manifest, packages, archives = [], fromSnapshot = false) {
  const snapshot = fromSnapshot && manifest.snapshots[packages.includes(INSIDE) ? INSIDE : 'core'];
  const stdlib = snapshot ? snapshot.stdlib : manifest.stdlib.core;
  const images = [...new Set([JUDGE, ...packages])].map((name) => snapshot?.images?.[name] ?? name);
  const files = images.flatMap((name) => [`${name}.bin`, `${name}.json`]);
  return {
    names: [...CORE, stdlib, ...(snapshot ? [snapshot.file] : []), ...files, ...archives],
    options: { stdlib, snapshot: snapshot ? snapshot.file : null, images, archives },
  };
}

/** Files of a start that no snapshot is needed for. */
export const startFiles = (manifest, packages) => startOptions(manifest, packages).names;

/** Parts of the standard library that are left out at first and that these modules or packages need. */
export function archivesFor(manifest, modules, packages) {
  const needed = new Set([...packages].flatMap((name) => manifest.packages[name].stdlib ?? []));
  return manifest.stdlib.parts.filter(({ file, imports }) => needed.has(file) || imports.some((name) => modules.has(name))).map(({ file }) => file);
}

/** In which of its forms a file is fetched: the smallest. Unpacking zstd takes the worker less time than gzip takes the browser. */
export const storedForm = ({ name, bytes }) => ({ name, bytes });
