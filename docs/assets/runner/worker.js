/**
 * The worker: Pyodide and the judge, with no DOM, no network and no storage.
 *
 * A classic worker started by the frame from a blob. It speaks JSON strings only,
 * several events to a message, so that printing cannot flood the page.
 */
import { boot, writeArchive, writeImage } from './boot.js';
import { capMemory, checkSandbox, harden, isFull } from './harden.js';
import { arrived, prepareDecoder } from './unpack.js';

const QUIET_MS = 250; // after a run, Python may take this long to tidy up
const POLL_MS = 150; // how often a running program asks whether it should stop
const BATCH_MS = 50; // how long what is printed may wait to be sent with more
const AT_ONCE = 10; // the first so many messages of a run do not wait: a long call may follow

// Taken before anything of the learner's runs; later deleted from the global scope.
const Request = self.XMLHttpRequest;
const now = performance.now.bind(performance);
const post = self.postMessage.bind(self);

let py = null;
let runner = null;
let queue = [];
let flushed = 0;
let atOnce = 0;
let current = null; // {id, ping} while a run is under way
let working = 0; // messages being handled
let rested = 0; // when the last of them was
let deadline = Infinity;
let polled = 0;
let low = []; // what C code prints past Python; a fatal error would fill it with noise

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
  if (urgent || now() - flushed > BATCH_MS) flush();
  else if (atOnce > 0) {
    atOnce -= 1;
    flush();
  }
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

const ready = Promise.all([checkSandbox(), prepareDecoder()]);
ready.catch(() => {}); // start says it

// Executed with a private copy of the builtins: who rebinds `len` or `print` breaks only their own run.
const LOAD = `
def load():
    import builtins
    from importlib.util import find_spec

    scope = {"__name__": "runner", "__builtins__": dict(vars(builtins))}
    exec(find_spec("handbook.runner").loader.get_code("handbook.runner"), scope)
    return scope["Runner"]

load()
`;
// In a snapshot that has been done.
const WAKE = `
def wake():
    import sys

    scope = sys.__dict__.pop("_handbook_runner")
    scope["wake"]()
    return scope["Runner"]

wake()
`;

async function start(options) {
  await ready;
  try {
    await startPython(options);
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { misfit: Boolean(options.snapshot) });
  }
}

async function startPython({ module, stdlib, snapshot, images, archives, preload }) {
  py = await boot({ module, stdlib, snapshot, images, onModule: post, print: (line) => low.length < 1000 && low.push(line) });
  for (const image of images) await writeImage(py.FS, image);
  capMemory();
  py.setInterruptBuffer(signals);
  const scope = py.toPy({});
  const Runner = py.runPython(snapshot ? WAKE : LOAD, { globals: scope, filename: '<runner>' });
  runner = Runner(host);
  Runner.destroy();
  scope.destroy();
  const interrupts = testInterrupt();
  harden();
  runner.refresh();
  for (const archive of archives) runner.add_archive(await writeArchive(py.FS, archive));
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

async function add({ id, images, archives }) {
  for (const image of images) await writeImage(py.FS, image);
  for (const archive of archives) runner.add_archive(await writeArchive(py.FS, archive));
  runner.refresh();
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
    atOnce = AT_ONCE;
    let result = runner[kind](JSON.stringify(job));
    if (typeof result !== 'string') result = await result;
    done = { type: 'done', id, ms: now() - t, ...JSON.parse(result) };
  } catch (error) {
    done = { type: 'done', id, ms: now() - begun, crash: String(error?.message ?? error).slice(-2000) };
  }
  current = null;
  deadline = Infinity;
  atOnce = 0;
  done.alive = !done.crash && alive();
  if (done.alive && low.length) send({ type: 'out', id, stream: 'err', text: low.join('\n') + '\n' });
  done.memoryFull = isFull(py._module?.HEAPU8?.length ?? 0);
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
  file: ({ name, bytes }) => ready.then(() => arrived(name, bytes)),
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
    send({ type: 'failed', id: data.id, during: data.type, misfit: error?.misfit === true, message: String(error?.message ?? error).slice(-2000) }, true);
  }
  working -= 1;
  rested = now();
});
