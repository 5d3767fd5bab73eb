/**
 * The frame: starts, polices and ends the workers in which readers' code runs.
 *
 * Lives in an iframe with sandbox="allow-scripts", so its origin is opaque and
 * nothing of the site's storage is in reach. Trusted, holds no Python, and
 * listens to one port that its parent hands over once.
 */
const MESSAGES_PER_SECOND = 500;
const CHARS_PER_SECOND = 12_000_000;

let port = null;
let workerUrl = '';
let compiling = null; // promise of the compiled interpreter, shared by all workers
const files = new Map(); // name → Blob
const urls = {}; // blob addresses of the two modules that workers import
const slots = new Map(); // number → {worker, ping}

const tell = (message) => port.postMessage(message);

function pick(names) {
  return Object.fromEntries(names.map((name) => [name, files.get(name)]));
}

function end(slot, why, detail = '') {
  const entry = slots.get(slot);
  if (!entry) return;
  slots.delete(slot);
  entry.worker?.terminate();
  if (entry.ping) URL.revokeObjectURL(entry.ping);
  if (why) tell({ type: 'gone', slot, why, detail });
}

/** Pass strings on, and end a worker that sends anything else or too much. */
function police(slot, worker) {
  let second = 0;
  let messages = 0;
  let chars = 0;
  worker.onmessage = ({ data }) => {
    if (slots.get(slot)?.worker !== worker) return;
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
    for (const [name, bytes] of Object.entries(entries)) {
      if (name === 'pyodide.asm.wasm') compiling = WebAssembly.compile(bytes);
      else files.set(name, new Blob([bytes], { type: name.endsWith('.mjs') ? 'text/javascript' : 'application/octet-stream' }));
      if (name.endsWith('.mjs')) urls[name] = URL.createObjectURL(files.get(name));
    }
    if (worker) workerUrl = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
  },
  async spawn({ slot, names, options }) {
    slots.set(slot, { worker: null, ping: '' });
    const module = await compiling;
    if (!slots.has(slot)) return; // ended meanwhile
    const worker = new Worker(workerUrl);
    slots.get(slot).worker = worker;
    police(slot, worker);
    worker.postMessage({ type: 'start', ...options, files: pick(names), urls, module });
  },
  add({ slot, names, message }) {
    slots.get(slot)?.worker?.postMessage({ type: 'add', ...message, files: pick(names) });
  },
  run({ slot, message }) {
    const entry = slots.get(slot);
    if (!entry?.worker) return;
    if (entry.ping) URL.revokeObjectURL(entry.ping);
    entry.ping = URL.createObjectURL(new Blob(['1']));
    entry.worker.postMessage({ type: 'run', ...message, ping: entry.ping });
  },
  stop({ slot }) {
    const entry = slots.get(slot);
    if (!entry?.worker) return;
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
