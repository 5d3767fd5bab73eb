/**
 * The page's end of the sandbox: one hidden iframe with an opaque origin, one port.
 */
import { env } from './env.js';
import { el } from './dom.js';
import { SupplyError } from './supply.js';

const ANSWER_MS = 15_000;

async function workerText() {
  const response = await fetch(`${env.hb}worker.js`).catch(() => null);
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
  const worker = await workerText();
  const frame = el('iframe.hb-frame', { sandbox: 'allow-scripts', title: 'Sandbox for Python', 'aria-hidden': 'true', tabindex: '-1' });
  const { port1, port2 } = new MessageChannel();
  const hello = new Promise((resolve, reject) => {
    setTimeout(() => reject(new SupplyError('Python was not started, because its sandbox could not be opened in this browser.')), ANSWER_MS);
    port1.onmessage = ({ data }) => (data.type === 'hello' ? resolve() : onMessage(data));
  });
  frame.addEventListener('load', () => frame.contentWindow.postMessage('port', '*', [port2]), { once: true });
  frame.src = `${env.hb}frame.html`;
  document.body.append(frame);
  try {
    await hello;
  } catch (error) {
    frame.remove();
    throw error;
  }
  const send = (message, transfer = []) => port1.postMessage(message, transfer);
  send({ type: 'files', entries: {}, worker });
  return { send, isOpen: () => frame.isConnected };
}
