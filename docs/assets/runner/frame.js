/**
 * The frame: starts, polices and ends the workers in which readers' code runs.
 *
 * Lives in an iframe with sandbox="allow-scripts", so its origin is opaque and
 * nothing of the site's storage is in reach. Trusted, holds no Python, and
 * listens to one port that its parent hands over once.
 */
const MESSAGES_PER_SECOND = 500;
const CHARS_PER_SECOND = 12_000_000;
const WASM = 'pyodide.asm.wasm';

let port = null;
let workerUrl = '';
let idle = null; // a worker that starts while the first files come
let module = null; // the compiled interpreter, from the first worker for all later ones
const files = new Map(); // name → bytes, packed as they came
const slots = new Map(); // number → {worker, ping, awaited, compiles}

const tell = (message) => port.postMessage(message);

/** Give a worker the files that are here, and the others as they come. */
function supply(entry, names) {
  for (const name of names) {
    if (files.has(name)) entry.worker.postMessage({ type: 'file', name, bytes: files.get(name) });
    else entry.awaited.add(name);
  }
}

function end(slot, why, detail = '') {
  const entry = slots.get(slot);
  if (!entry) return;
  slots.delete(slot);
  entry.worker.terminate();
  if (entry.ping) URL.revokeObjectURL(entry.ping);
  if (why) tell({ type: 'gone', slot, why, detail });
}

/** Take the compiled interpreter from a worker that had to compile it: once, which is before any code of readers. */
function takeModule(entry, compiled) {
  entry.compiles = false;
  if (module) return;
  module = compiled;
  files.delete(WASM);
}

/** Pass strings on, and end a worker that sends anything else or too much. */
function police(slot, entry) {
  let second = 0;
  let messages = 0;
  let chars = 0;
  const { worker } = entry;
  worker.onmessage = ({ data }) => {
    if (slots.get(slot)?.worker !== worker) return;
    if (entry.compiles && data instanceof WebAssembly.Module) return takeModule(entry, data);
    if (typeof data !== 'string') return end(slot, 'flood', 'not text');
    const t = performance.now();
    if (t - second > 1000) {
      second = t;
      messages = chars = 0;
    }
    messages += 1;
    chars += data.length;
    if (messages > MESSAGES_PER_SECOND || chars > CHARS_PER_SECOND) return end(slot, 'flood', 'too many messages');
    tell({ type: 'from', slot, text: data });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(slot, 'error', event.message || 'the worker failed');
  };
  worker.onmessageerror = () => end(slot, 'error', 'unreadable message');
}

const handlers = {
  files({ entries, worker }) {
    if (worker) {
      workerUrl = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
      idle = new Worker(workerUrl);
    }
    for (const [name, bytes] of Object.entries(entries)) {
      files.set(name, bytes);
      for (const entry of slots.values()) {
        if (entry.awaited.delete(name)) supply(entry, [name]);
      }
    }
  },
  spawn({ slot, names, options }) {
    const worker = idle ?? new Worker(workerUrl);
    idle = null;
    const entry = { worker, ping: '', awaited: new Set(), compiles: !module };
    slots.set(slot, entry);
    police(slot, entry);
    worker.postMessage({ type: 'start', ...options, module });
    supply(entry, module ? names.filter((name) => name !== WASM) : names);
  },
  add({ slot, names, message }) {
    const entry = slots.get(slot);
    if (!entry) return;
    entry.worker.postMessage({ type: 'add', ...message });
    supply(entry, names);
  },
  run({ slot, message }) {
    const entry = slots.get(slot);
    if (!entry) return;
    if (entry.ping) URL.revokeObjectURL(entry.ping);
    entry.ping = URL.createObjectURL(new Blob(['1']));
    entry.worker.postMessage({ type: 'run', ...message, ping: entry.ping });
  },
  stop({ slot }) {
    const entry = slots.get(slot);
    if (!entry) return;
    if (entry.ping) URL.revokeObjectURL(entry.ping); // a busy worker notices that it cannot be read
    entry.ping = '';
    entry.worker.postMessage({ type: 'stop' }); // an awaiting one reads this
  },
  end({ slot }) {
    end(slot);
  },
};

function evalWorks() {
  try {
    return (0, eval)('1') === 1;
  } catch {
    return false;
  }
}

// Fail closed: without the opaque origin and the policy there is no sandbox, so there is no runner.
if (self.origin !== 'null' || evalWorks()) throw new Error('This page only works as a sandboxed frame of the handbook.');

addEventListener('message', ({ source, ports }) => {
  if (source !== parent || port || !ports[0]) return;
  port = ports[0];
  port.onmessage = async ({ data }) => {
    try {
      await handlers[data.type]?.(data);
    } catch (error) {
      tell({ type: 'broken', during: data.type, detail: String(error) });
    }
  };
  tell({ type: 'hello' });
});
