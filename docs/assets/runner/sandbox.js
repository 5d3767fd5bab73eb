/**
 * The page's end of the sandbox: one hidden iframe with an opaque origin, one port.
 */
import { env } from './env.js';
import { el } from './dom.js';
import { SupplyError } from './supply.js';

/* global __PARTS__ -- files of the sandbox and the hashes of their content, put here when the runner is bundled */
const address = (name) => `${env.hb}${name}?${__PARTS__[name]}`;

const ANSWER_MS = 15_000;

async function workerText() {
  const response = await fetch(address('worker.js')).catch(() => null);
  if (!response?.ok) throw new SupplyError('Python could not be loaded: a part of the runner is missing. Reload the page; your code is kept.');
  return response.text();
}

/**
 * Open the frame and hand it its port.
 *
 * @param {(message: object) => void} onMessage what the frame says
 * @returns {Promise<{send: (message: object, transfer?: Transferable[]) => void, isOpen: () => boolean}>}
 * @throws {SupplyError} when the frame refuses to be a sandbox or does not answer
 */
export async function openSandbox(onMessage) {
  const text = workerText(); // while the frame loads
  text.catch(() => {});
  // Only an unsandboxed page comes from the service worker: the host, which holds the same sandboxed frame.
  const hosted = Boolean(navigator.serviceWorker?.controller);
  const frame = el('iframe.hb-frame', { sandbox: hosted ? null : 'allow-scripts', title: 'Sandbox for Python', 'aria-hidden': 'true', tabindex: '-1' });
  const { port1, port2 } = new MessageChannel();
  const hello = new Promise((resolve, reject) => {
    setTimeout(() => reject(new SupplyError('Python was not started, because its sandbox could not be opened in this browser.')), ANSWER_MS);
    port1.onmessage = ({ data }) => (data.type === 'hello' ? resolve() : onMessage(data));
  });
  const handOver = () => {
    frame.contentWindow.postMessage('port', '*', [port2]); // a statement: as a tail call it would have no sender in WebKit
  };
  frame.addEventListener('load', handOver, { once: true });
  frame.src = address(hosted ? 'host.html' : 'frame.html');
  document.body.append(frame);
  try {
    const [worker] = await Promise.all([text, hello]);
    port1.postMessage({ type: 'files', entries: {}, worker });
  } catch (error) {
    frame.remove();
    throw error;
  }
  const send = (message, transfer = []) => port1.postMessage(message, transfer);
  return { send, isOpen: () => frame.isConnected };
}
