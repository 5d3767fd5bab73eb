/**
 * The worker: Pyodide and the judge, with no DOM, no network and no storage.
 *
 * A classic worker started by the frame from a blob. It speaks JSON strings only,
 * several events to a message, so that printing cannot flood the page.
 */
import PRELUDE from './worker_prelude.py';

const BASE = 'https://runtime.invalid/';
const SITE = '/lib/python3.14/site-packages/';
const QUIET_MS = 250; // after a run, Python may take this long to tidy up
const POLL_MS = 150; // how often a running program asks whether it should stop
const MEMORY_BYTES = 2 ** 30;

// Taken before anything of the learner's runs; later deleted from the global scope.
const Request = self.XMLHttpRequest;
const now = performance.now.bind(performance);
const post = self.postMessage.bind(self);
const setTimer = self.setTimeout.bind(self);
const blobText = { type: 'text/javascript' };

let py = null;
let runner = null;
let queue = [];
let flushed = 0;
let current = null; // {id, ping} while a run is under way
let working = 0; // messages being handled
let rested = 0; // when the last of them was
let deadline = Infinity;
let polled = 0;
let low = []; // what C code prints past Python; a fatal error would fill it with noise
const bytes = new Map();

function flush() {
  if (!queue.length) return;
  post(JSON.stringify(queue));
  queue = [];
  flushed = now();
}

function send(event, urgent = false) {
  const last = queue.at(-1);
  if (event.type === 'out' && last?.type === 'out' && last.stream === event.stream) last.text += event.text;
  else queue.push(event);
  if (urgent || now() - flushed > 50) flush();
}

// ---------------------------------------------------------------- stopping

/** True when the page has revoked the run's ping: a synchronous read of a blob that is gone fails. */
function revoked(url) {
  try {
    const request = new Request();
    request.open('GET', url, false);
    request.send();
    return request.status !== 200;
  } catch {
    return true;
  }
}

// Pyodide reads index 0 every few bytecodes; returning 2 raises KeyboardInterrupt.
const signals = {
  get 0() {
    const t = now();
    if (!current) return working || t - rested < QUIET_MS ? 0 : 2; // what a run left behind may not go on without Stop
    if (t >= deadline) {
      deadline = t + 1000; // strikes again if it was swallowed
      return 2;
    }
    if (t - polled < POLL_MS) return 0;
    if (queue.length) flush();
    const stop = current.ping && revoked(current.ping);
    polled = now();
    if (!stop) return 0;
    current.ping = '';
    return 2;
  },
  set 0(_) {},
};

const host = {
  out: (text, stream) => send({ type: 'out', id: current?.id, stream, text }),
  event(text) {
    const event = JSON.parse(text);
    send({ type: 'test', id: current?.id, event }, event.event === 'start');
  },
  figure: (png, alt, count) => send({ type: 'figure', id: current?.id, png, alt, count }),
  arm: (seconds) => {
    deadline = seconds == null ? Infinity : now() + seconds * 1000;
  },
};

// ---------------------------------------------------------------- starting

/** The sandbox must hold before any code runs: no eval, no request, an opaque origin. */
async function checkSandbox() {
  if (self.origin !== 'null') throw new Error(`the worker has the origin ${self.origin}`);
  try {
    (0, eval)('1');
  } catch {
    const refused = new Promise((resolve) => {
      // The refused eval is reported here too, and must not pass for a refused request.
      self.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => effectiveDirective === 'connect-src' && resolve(true));
      setTimer(() => resolve(false), 2000);
    });
    self.fetch('https://sandbox-check.invalid/').catch(() => {});
    if (await refused) return;
    throw new Error('requests are not refused');
  }
  throw new Error('eval is not refused');
}

function answerFromMemory() {
  self.fetch = async (target) => {
    const url = String(target?.url ?? target);
    const file = url.startsWith(BASE) && bytes.get(decodeURIComponent(url.slice(BASE.length)));
    if (!file) throw new TypeError('there is no network here');
    const type = url.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(file, { headers: { 'Content-Type': type } });
  };
}

const GONE = [
  'Worker', 'SharedWorker', 'XMLHttpRequest', 'XMLHttpRequestUpload', 'XMLHttpRequestEventTarget', 'WebSocket', 'WebSocketStream',
  'WebTransport', 'EventSource', 'RTCPeerConnection', 'RTCDataChannel', 'indexedDB', 'IDBFactory', 'caches', 'CacheStorage', 'BroadcastChannel',
  'MessageChannel', 'FontFace', 'fonts', 'importScripts', 'Notification', 'cookieStore', 'navigator', 'postMessage', 'close', 'webkitRequestFileSystem',
  'webkitRequestFileSystemSync', 'webkitResolveLocalFileSystemURL', 'webkitResolveLocalFileSystemSyncURL', 'requestAnimationFrame',
];

/** Take away what could reach outside; the policy of the frame forbids it already, this is the second lock. */
function harden() {
  for (const name of GONE) {
    for (let holder = self; holder; holder = Object.getPrototypeOf(holder)) {
      if (Object.hasOwn(holder, name)) {
        try {
          delete holder[name];
        } catch {
          // not configurable: shadowed below
        }
      }
    }
    try {
      Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
    } catch {
      // already out of reach
    }
  }
}

/** Memory beyond the cap is refused, which Python reports as MemoryError; without it the whole tab may go. */
function capMemory() {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65536 > MEMORY_BYTES) throw new RangeError('memory limit of the runner');
    return grow.call(this, pages);
  };
}

/** Write a package into the file system, from its one file and the list of what lies where in it. */
function writeImage(FS, name) {
  const image = bytes.get(`${name}.bin`);
  const made = new Set();
  for (const [path, offset, length] of JSON.parse(text(`${name}.json`)).files) {
    const folder = SITE + path.slice(0, path.lastIndexOf('/') + 1);
    if (!made.has(folder)) {
      FS.mkdirTree(folder);
      made.add(folder);
    }
    FS.writeFile(SITE + path, image.subarray(offset, offset + length), { canOwn: true });
  }
  bytes.delete(`${name}.bin`);
}

async function keep(files) {
  await Promise.all(Object.entries(files).map(async ([name, blob]) => bytes.set(name, new Uint8Array(await blob.arrayBuffer()))));
}

const text = (name) => new TextDecoder().decode(bytes.get(name));

async function start({ files, urls, module, stdlib, images, preload }) {
  await Promise.all([checkSandbox(), keep(files)]);
  answerFromMemory();
  self.importScripts = () => {
    throw new Error('not in this worker'); // Pyodide asks whether the worker is classic by calling it
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  bytes.set('pyodide.asm.wasm', new Uint8Array(0));
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([import(urls['pyodide.mjs']), import(urls['pyodide.asm.mjs'])]);
  py = await loadPyodide({
    indexURL: BASE,
    packageBaseUrl: BASE,
    stdLibURL: BASE + stdlib,
    lockFileContents: JSON.parse(text('pyodide-lock.json')),
    createPyodideModule,
    stdin: () => null,
    stdout: (line) => low.length < 1000 && low.push(line),
    stderr: (line) => low.length < 1000 && low.push(line),
    fsInit: async (FS) => {
      for (const image of images) writeImage(FS, image);
    },
  });
  bytes.clear();
  capMemory();
  py.setInterruptBuffer(signals);
  const names = py.runPython('import builtins; {"__name__": "runner", "__builtins__": dict(vars(builtins))}');
  py.runPython(PRELUDE, { globals: names, filename: '<runner>' });
  runner = names.get('Runner')(host);
  names.destroy();
  const interrupts = testInterrupt();
  harden();
  if (preload.length) runner.prepare(JSON.stringify(preload));
  send({ type: 'ready', interrupts }, true);
}

/** Stop relies on an undocumented property of the interrupt buffer: try it before promising it. */
function testInterrupt() {
  current = { id: 0, ping: '' };
  deadline = 0;
  try {
    return runner.spin();
  } catch {
    return false;
  } finally {
    current = null;
    deadline = Infinity;
  }
}

async function add({ id, files, images, archives }) {
  await keep(files);
  for (const image of images) writeImage(py.FS, image);
  for (const archive of archives) {
    py.FS.writeFile('/lib/' + archive, bytes.get(archive));
    runner.add_archive('/lib/' + archive);
  }
  py.runPython('import importlib; importlib.invalidate_caches()');
  bytes.clear();
  send({ type: 'added', id }, true);
}

// ---------------------------------------------------------------- running

async function run({ id, kind, job, ping, preload }) {
  let done;
  const begun = now();
  try {
    if (preload.length) runner.prepare(JSON.stringify(preload));
    send({ type: 'began', id, ms: now() - begun }, true);
    const t = now();
    current = { id, ping };
    polled = t;
    low = [];
    let result = runner[kind](JSON.stringify(job));
    if (typeof result !== 'string') result = await result;
    done = { type: 'done', id, ms: now() - t, ...JSON.parse(result) };
  } catch (error) {
    done = { type: 'done', id, ms: now() - begun, crash: String(error?.message ?? error).slice(-2000) };
  }
  current = null;
  deadline = Infinity;
  done.alive = !done.crash && alive();
  if (done.alive && low.length) send({ type: 'out', id, stream: 'err', text: low.join('\n') + '\n' });
  // Memory that has grown never shrinks again, so an interpreter that is nearly full is not kept.
  done.memoryFull = (py._module?.HEAPU8?.length ?? 0) > 0.75 * MEMORY_BYTES;
  send(done, true);
}

/** Some overflows and exits leave the interpreter unusable without saying so. */
function alive() {
  try {
    return py.runPython('6 * 7') === 42;
  } catch {
    return false;
  }
}

const handlers = {
  start,
  add,
  run,
  stop() {
    if (!current) return;
    current.ping = ''; // this arrived, so the code is waiting, not computing: nothing to interrupt
    runner.cancel();
  },
};

self.addEventListener('message', async ({ data, isTrusted }) => {
  if (!isTrusted) return; // made by the code that runs here
  working += 1;
  try {
    await handlers[data.type]?.(data);
  } catch (error) {
    send({ type: 'failed', id: data.id, during: data.type, message: String(error?.message ?? error).slice(-2000) }, true);
  }
  working -= 1;
  rested = now();
});
