// Makes a memory snapshot of the browser's Python; see docs/assets/runner/snapshot.js for what that is.
// Usage: node snapshot.mjs job.json, with {folder, images, imports, later, target}: folder holds the runtime's files, decoded;
// images are written into site-packages; imports are module names; later is the standard library that goes with the snapshot,
// the modules that are not in it. Without target nothing is made but a list printed: {modules, libraries} after the imports.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressSum, handlesOf, helperWord, loadLibraries, pack } from "../../docs/assets/runner/snapshot.js";

const SITE = "/lib/python3.14/site-packages/";
const { folder, images, imports, libraries = [], later, target } = JSON.parse(readFileSync(process.argv[2], "utf8"));

// The same input is to give the same bytes: nothing of this moment or this machine may get into the memory.
const NOON = Date.UTC(2026, 0, 1, 12);
process.env.TZ = "UTC";
Date.now = () => NOON;
performance.now = () => 0;
Math.random = () => 0.5;
crypto.randomFillSync = (bytes) => bytes.fill(7);

// Runs with a namespace of its own. The runner is left where no reader's code comes across it; the worker takes it from there.
const IMPORT = `
import builtins, importlib.util, os, random, sys

for name in imports:
    __import__(name)
scope = {"__name__": "runner", "__builtins__": dict(vars(builtins))}
exec(importlib.util.find_spec("handbook.runner").loader.get_code("handbook.runner"), scope)
sys._handbook_runner = scope
os.environ.pop("PYTHONHASHSEED")
random.seed(0)
`;
// What is frozen, the garbage collector need not look at again.
const SETTLE = `
import gc, importlib.util, zipimport

zipimport._zip_directory_cache.clear()
importlib.util.find_spec("no_such_module")  # reads the directory of the zip that goes with the snapshot
gc.collect()
gc.freeze()
`;
// What was freed is still there to be stored: let Python's small blocks be allocated, which zeroes them, size by size, and freed again.
const SCRUB = `
import sys

SMALL, ARENA, STEP = 512, 2**20, 8
HEADER = sys.getsizeof(b"")
blocks = [None] * (ARENA // (HEADER + STEP))

def scrub():
    for size in range(0, SMALL - HEADER + 1, STEP):
        count = 2 * ARENA // (size + HEADER)
        for i in range(min(count, len(blocks))):
            blocks[i] = bytes(size)
        blocks[:] = [None] * len(blocks)

scrub()
`;

/** Zero what the C library has free, from large pieces to small ones. */
function scrub(Module) {
  const { _malloc, _free, _sbrk } = Module;
  const top = _sbrk(0);
  const held = [];
  for (let size = 2 ** 16; size >= 16; size /= 2) {
    for (let piece = _malloc(size); ; piece = _malloc(size)) {
      held.push(piece);
      if (piece + size > top) break;
      Module.HEAPU8.fill(0, piece, piece + size);
    }
  }
  held.forEach(_free);
}

function run(py, code, names = {}) {
  const scope = py.toPy(names);
  py.runPython(code, { globals: scope });
  scope.destroy();
}

const file = (name) => readFileSync(join(folder, name));

function write(FS, name) {
  const [image, { files }] = [new Uint8Array(file(`${name}.bin`)), JSON.parse(file(`${name}.json`))];
  for (const [path, offset, length] of files) {
    FS.mkdirTree(SITE + path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(SITE + path, image.subarray(offset, offset + length), { canOwn: true });
  }
}

function compiled(path) {
  for (const name of images) {
    const found = JSON.parse(file(`${name}.json`)).files.find(([known]) => known === path);
    if (found) return new WebAssembly.Module(file(`${name}.bin`).subarray(found[1], found[1] + found[2]));
  }
  throw new Error(`no image holds ${path}`);
}

const { loadPyodide } = await import(join(folder, "pyodide.mjs"));
const { default: createPyodideModule } = await import(join(folder, "pyodide.asm.mjs"));
let before = null;
let addresses = 0;
let fresh = 0;

const py = await loadPyodide({
  indexURL: folder,
  stdLibURL: join(folder, "stdlib.zip"),
  lockFileContents: JSON.parse(file("pyodide-lock.json")),
  env: { PYTHONHASHSEED: "0", LANG: "en_US.UTF-8" },
  _sysExecutable: "./this.program",
  _makeSnapshot: Boolean(target),
  fsInit: async (FS) => images.forEach((name) => write(FS, name)),
  createPyodideModule: (settings) => {
    settings.preRun.push((Module) => {
      loadLibraries(Module, target ? libraries.map((path) => [path, compiled(path)]) : []);
      addresses = addressSum(Module);
      Module.HEAPU32[helperWord(Module)] = 0;
      fresh = Math.ceil(Module._sbrk(0) / 8) * 8;
      before = Module.HEAPU8.slice(0, fresh);
    });
    return createPyodideModule(settings);
  },
});
run(py, IMPORT, { imports });
if (later) py.FS.writeFile("/lib/python314.zip", readFileSync(later));
run(py, SETTLE);
run(py, SCRUB);
scrub(py._module);

if (target) {
  const Module = py._module;
  for (const name of Object.keys(py.loadedPackages)) delete py.loadedPackages[name];
  const made = py.makeMemorySnapshot();
  const [, start] = new Uint32Array(made.buffer, made.byteOffset, 2);
  const header = {
    state: Buffer.from(made.subarray(0, start)).toString("base64"),
    libraries,
    handles: handlesOf(Module),
    addresses,
    fresh,
    table: Module.wasmTable.length,
    memory: Module.HEAPU8.length,
  };
  writeFileSync(target, pack(header, before, made.subarray(start)));
} else {
  const loaded = Object.keys(py._module.LDSO.loadedLibsByName).filter((path) => path.startsWith(SITE));
  const modules = py.runPython("import sys; sorted(sys.modules)").toJs();
  console.log(JSON.stringify({ modules, libraries: loaded.map((path) => path.slice(SITE.length)) }));
}
process.exit(0);
