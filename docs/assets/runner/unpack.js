/**
 * The files a worker gets: they arrive packed, in any order, and wait here until they are asked for.
 */
import { ZSTDDecoder } from 'zstddec';

const ZSTD = 0xfd2fb528; // the first four bytes, read as a little-endian number
const decoder = new ZSTDDecoder();
const files = new Map(); // name → {promise, resolve}

/** Begin compiling the decoder: it is done before the first file is there. */
export function prepareDecoder() {
  // zstddec carries its WebAssembly as a data: address, which nothing can fetch in the sandbox.
  const { fetch } = self;
  self.fetch = async (url) => new Response(Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (char) => char.charCodeAt(0)));
  const ready = decoder.init();
  self.fetch = fetch;
  return ready;
}

function entry(name) {
  if (!files.has(name)) {
    const made = {};
    made.promise = new Promise((resolve) => (made.resolve = resolve));
    files.set(name, made);
  }
  return files.get(name);
}

/** A file has come: unpack it, unless a server has done that already. */
export function arrived(name, buffer) {
  const packed = new Uint8Array(buffer);
  const isPacked = packed.length > 4 && new DataView(buffer).getUint32(0, true) === ZSTD;
  entry(name).resolve(isPacked ? decoder.decode(packed) : packed);
}

/** @returns {Promise<Uint8Array>} a file's content, once it has come; it is handed out once */
export async function take(name) {
  const bytes = await entry(name).promise;
  files.delete(name);
  return bytes;
}

/** @returns {Promise<string>} */
export async function takeText(name) {
  return new TextDecoder().decode(await take(name));
}
