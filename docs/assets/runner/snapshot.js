/**
 * Memory snapshots of Python: what making one (at build, under Node) and restoring one (in the worker) have in common.
 *
 * A snapshot holds the bytes by which the memory of an interpreter that has imported what most code needs differs from the
 * memory of one that has only been loaded. It stands on Pyodide's unofficial `_makeSnapshot` and `_loadSnapshot`, and on
 * extension modules being loaded before Python starts, in a fixed order, so that every address comes out the same. Whether
 * it did is checked: the addresses before, all of the memory after.
 *
 * File: length of the header (uint32), header (JSON, padded to 8), then pairs of uint32 - words of 8 bytes to skip, words
 * to copy - and after them the words to copy.
 */
const SITE = '/lib/python3.14/site-packages/';
const TABLE = 16384; // engines differ by a slot in how large they begin the function table; from here on they agree
const WORD = 8;

/** Load extension modules: pairs of path in site-packages and WebAssembly.Module. Python has not started, memory is untouched. */
export function loadLibraries(Module, libraries) {
  if (Module.wasmTable.length < TABLE) Module.wasmTable.grow(TABLE - Module.wasmTable.length);
  for (const [name, module] of libraries) {
    const path = SITE + name;
    const library = Module.newDSO(path, undefined, 'loading');
    library.refcount = Infinity;
    library.global = false;
    library.exports = Module.loadWebAssemblyModule(module, { nodelete: true }, path, {});
  }
}

/**
 * CPython keeps the address of a helper that only some engines can compile: the one word of memory that they do not have in common.
 *
 * @returns {number} its index in HEAPU32
 */
export function helperWord(Module) {
  return (Module.HEAPU32[Module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2] + Module.__PyRuntime) >>> 2;
}

/** A number that changes when any symbol has another address. */
export function addressSum(Module) {
  let sum = Module.wasmTable.length;
  for (const [name, { value }] of Object.entries(Module.GOT)) sum = (Math.imul(sum, 31) + name.length + value) | 0;
  return sum;
}

/** A number that changes when any byte does. */
export function memorySum(bytes) {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let sum = 0;
  let twist = 0;
  for (let i = 0; i < words.length; i += 1) {
    sum = (sum + words[i]) | 0;
    twist = (twist + sum) | 0;
  }
  return sum ^ twist;
}

/** Which handles Python holds of which library: [[path, handle], …]. */
export function handlesOf(Module) {
  const all = Object.entries(Module.LDSO.loadedLibsByHandle);
  return all.filter(([handle]) => Number(handle)).map(([handle, { name }]) => [name, Number(handle)]);
}

function withHandles(Module, handles) {
  for (const [name, handle] of handles) Module.LDSO.loadedLibsByHandle[handle] = Module.LDSO.loadedLibsByName[name];
}

/**
 * @param {object} header what `unpack` gives back as header
 * @param {Uint8Array} before memory before the start
 * @param {Uint8Array} after memory to come back to, at least as long
 */
export function pack(header, before, after) {
  const [from, to] = [before, after].map((bytes) => new BigUint64Array(bytes.buffer, bytes.byteOffset, bytes.length / WORD));
  const runs = [];
  const kept = [];
  let end = 0;
  for (let i = 0; i < to.length; i += 1) {
    if (to[i] === (from[i] ?? 0n)) continue;
    let stop = i + 1;
    for (let j = stop; j < to.length && j < stop + 4; j += 1) if (to[j] !== (from[j] ?? 0n)) stop = j + 1; // short gaps cost more than they save
    runs.push(i - end, stop - i);
    kept.push(after.subarray(i * WORD, stop * WORD));
    end = i = stop;
  }
  const text = new TextEncoder().encode(JSON.stringify({ ...header, runs: runs.length, sum: memorySum(after) }));
  const length = Math.ceil((text.length + 4) / WORD) * WORD - 4;
  const parts = [new Uint8Array(Uint32Array.of(length).buffer), text, new Uint8Array(length - text.length).fill(32), new Uint8Array(Uint32Array.from(runs).buffer), ...kept];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** @returns {{header: object, apply: (memory: Uint8Array) => void}} */
export function unpack(file) {
  const [length] = new Uint32Array(file.buffer, file.byteOffset, 1);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + length)));
  const runs = new Uint32Array(file.buffer, file.byteOffset + 4 + length, header.runs);
  const apply = (memory) => {
    let from = 4 + length + header.runs * 4;
    let to = 0;
    for (let i = 0; i < runs.length; i += 2) {
      to += runs[i] * WORD;
      const size = runs[i + 1] * WORD;
      memory.set(file.subarray(from, from + size), to);
      from += size;
      to += size;
    }
  };
  return { header, apply };
}

/**
 * What to add to the options of loadPyodide so that Python starts from a snapshot; `finish` is to be called with the result.
 *
 * @param {Uint8Array} file
 * @param {(paths: string[]) => Promise<WebAssembly.Module[]>} compile compiles extension modules, by their paths in site-packages
 * @param {Function} createPyodideModule the default export of pyodide.asm.mjs
 * @throws {Error} from loadPyodide when the memory did not come out as it was made
 */
export function fromSnapshot(file, compile, createPyodideModule) {
  const { header, apply } = unpack(file);
  const check = (found, expected, what) => {
    if (found !== expected) throw new Error(`the snapshot does not fit this engine: ${what}`);
  };
  const create = async (settings) => {
    let fresh = null;
    let helper = 0;
    const failed = new Promise((_, reject) => {
      settings.preRun.push(async (Module) => {
        Module.addRunDependency('libraries');
        try {
          const modules = await compile(header.libraries);
          loadLibraries(Module, header.libraries.map((name, i) => [name, modules[i]]));
          check(addressSum(Module), header.addresses, 'addresses');
          const word = helperWord(Module);
          helper = Module.HEAPU32[word];
          Module.HEAPU32[word] = 0;
          fresh = Module.HEAPU8.slice(0, header.fresh);
          Module.removeRunDependency('libraries');
        } catch (error) {
          reject(error); // the dependency stays, so that nothing goes on
        }
      });
    });
    const Module = await Promise.race([createPyodideModule(settings), failed]);
    // The start of the C library has left its marks: go back to before it, then on to the snapshot.
    Module.HEAPU8.set(fresh);
    Module.HEAPU8.fill(0, header.fresh, Module._sbrk(0));
    if (Module.HEAPU8.length < header.memory) Module.growMemory(header.memory);
    apply(Module.HEAPU8);
    check(memorySum(Module.HEAPU8), header.sum, 'memory');
    Module.HEAPU32[helperWord(Module)] = helper;
    return Module;
  };
  const finish = ({ _module: Module }) => {
    withHandles(Module, header.handles);
    const [standard, summer] = Module.HEAPU32.subarray(Module._tzname >>> 2);
    Module.__tzset_js(Module._timezone, Module._daylight, standard, summer); // the zone here, not that of the build
    if (Module.wasmTable.length < header.table) Module.wasmTable.grow(header.table - Module.wasmTable.length);
  };
  const state = Uint8Array.from(atob(header.state), (char) => char.charCodeAt(0));
  return { options: { _loadSnapshot: Promise.resolve(state), createPyodideModule: create }, finish };
}
