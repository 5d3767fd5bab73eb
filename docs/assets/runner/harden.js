/**
 * What makes a worker safe to run strangers' code in: checks before, doors closed after Python has started.
 */
const MEMORY_BYTES = 2 ** 30;

const setTimer = self.setTimeout.bind(self);

/** The sandbox must hold before any code runs: no eval, no request, an opaque origin. */
export async function checkSandbox() {
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
    if (refusesAtOnce() || (await refused)) return;
    throw new Error('requests are not refused');
  }
  throw new Error('eval is not refused');
}

/** WebKit tells a worker nothing of requests that its policy refused, but makes no event source where one is refused. */
function refusesAtOnce() {
  try {
    new self.EventSource('https://sandbox-check.invalid/').close();
    return false;
  } catch (error) {
    return error.name === 'SecurityError';
  }
}

const GONE = [
  'Worker', 'SharedWorker', 'XMLHttpRequest', 'XMLHttpRequestUpload', 'XMLHttpRequestEventTarget', 'WebSocket', 'WebSocketStream',
  'WebTransport', 'EventSource', 'RTCPeerConnection', 'RTCDataChannel', 'indexedDB', 'IDBFactory', 'caches', 'CacheStorage', 'BroadcastChannel',
  'MessageChannel', 'FontFace', 'fonts', 'importScripts', 'Notification', 'cookieStore', 'navigator', 'postMessage', 'close', 'webkitRequestFileSystem',
  'webkitRequestFileSystemSync', 'webkitResolveLocalFileSystemURL', 'webkitResolveLocalFileSystemSyncURL', 'requestAnimationFrame',
];

/** Take away what could reach outside; the policy of the frame forbids it already, this is the second lock. */
export function harden() {
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
export function capMemory() {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65536 > MEMORY_BYTES) throw new RangeError('memory limit of the runner');
    return grow.call(this, pages);
  };
}

/** Memory that has grown never shrinks again, so an interpreter that is nearly full is not kept. */
export const isFull = (bytes) => bytes > 0.75 * MEMORY_BYTES;
