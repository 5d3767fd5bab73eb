/**
 * Starts Pyodide in the worker from files that arrive meanwhile, and writes packages into it.
 */
import { fromSnapshot } from './snapshot.js';
import { take, takeText } from './unpack.js';

const BASE = 'https://runtime.invalid/'; // an address that exists nowhere: all that Pyodide asks for is answered from memory
const SITE = '/lib/python3.14/site-packages/';
const CORE = { script: 'pyodide.mjs', glue: 'pyodide.asm.mjs', wasm: 'pyodide.asm.wasm', lock: 'pyodide-lock.json' };

async function importText(name) {
  const url = URL.createObjectURL(new Blob([await take(name)], { type: 'text/javascript' }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

const images = new Map(); // name → promise of {bytes, files}

function image(name) {
  if (!images.has(name)) images.set(name, Promise.all([take(`${name}.bin`), takeText(`${name}.json`)]).then(([bytes, index]) => ({ bytes, files: JSON.parse(index).files })));
  return images.get(name);
}

/** Compile extension modules in the background from the images that hold them; paths are those in site-packages. */
async function compileLibraries(names, paths) {
  const all = await Promise.all(names.map(image));
  const find = (path) => {
    for (const { bytes, files } of all) {
      const found = files.find(([known]) => known === path);
      if (found) return bytes.subarray(found[1], found[1] + found[2]);
    }
    throw new Error(`${path} is missing`);
  };
  return Promise.all(paths.map((path) => WebAssembly.compile(find(path))));
}

/**
 * @param {{module: ?WebAssembly.Module, stdlib: string, snapshot: ?string, images: string[], onModule: (module: WebAssembly.Module) => void, print: (line: string) => void}} options
 *   module: the compiled interpreter if there is one already, else it is compiled here and passed to onModule;
 *   snapshot: file to start from, with the extension modules that are in it in one of the images
 */
export async function boot({ module, stdlib, snapshot, images: names, onModule, print }) {
  const compiling = module ?? take(CORE.wasm).then((bytes) => WebAssembly.compile(bytes));
  const imports = Promise.all([importText(CORE.script), importText(CORE.glue)]);
  self.importScripts = () => {
    throw new Error('not in this worker'); // Pyodide asks whether the worker is classic by calling it
  };
  self.fetch = async (target) => {
    const url = String(target?.url ?? target);
    if (url === BASE + stdlib) return new Response(await take(stdlib));
    if (url === BASE + CORE.wasm) return new Response();
    throw new TypeError('there is no network here');
  };
  WebAssembly.instantiateStreaming = async (_, env) => {
    const compiled = await compiling;
    if (!module) onModule(compiled);
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, env) };
  };
  const [{ loadPyodide }, { default: createPyodideModule }] = await imports;
  const plain = { options: { createPyodideModule }, finish() {} };
  const { options, finish } = snapshot ? fromSnapshot(await take(snapshot), (paths) => compileLibraries(names, paths), createPyodideModule) : plain;
  const py = await loadPyodide({
    indexURL: BASE,
    packageBaseUrl: BASE,
    stdLibURL: BASE + stdlib,
    lockFileContents: JSON.parse(await takeText(CORE.lock)),
    env: { LANG: 'en_US.UTF-8' }, // the same for everybody, as in a snapshot
    stdin: () => null,
    stdout: print,
    stderr: print,
    ...options,
  });
  finish(py);
  return py;
}

/** Write a package into the file system, from its one file and the list of what lies where in it. */
export async function writeImage(FS, name) {
  const { bytes, files } = await image(name);
  images.delete(name);
  const made = new Set();
  for (const [path, offset, length] of files) {
    const folder = SITE + path.slice(0, path.lastIndexOf('/') + 1);
    if (!made.has(folder)) {
      FS.mkdirTree(folder);
      made.add(folder);
    }
    FS.writeFile(SITE + path, bytes.subarray(offset, offset + length), { canOwn: true });
  }
}

/** Write a part of the standard library into the file system; returns its path. */
export async function writeArchive(FS, name) {
  const path = `/lib/${name}`;
  FS.writeFile(path, await take(name), { canOwn: true });
  return path;
}
