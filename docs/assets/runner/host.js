/**
 * The host: a page that holds the sandbox's frame and hands its port on, nothing else.
 *
 * Browsers ask no service worker for the address of a sandboxed frame, so without a network the frame cannot be
 * opened by its address. This page can, and carries the frame's text with it. The frame inherits this page's
 * policy and adds its own.
 */
const frame = document.createElement('iframe');
frame.sandbox = 'allow-scripts';
frame.title = 'Sandbox for Python';
frame.srcdoc = document.body.dataset.frame;
const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));

addEventListener('message', async ({ source, ports }) => {
  if (source !== parent || !ports[0]) return;
  await loaded;
  frame.contentWindow.postMessage('port', '*', [ports[0]]);
});

document.body.append(frame);
