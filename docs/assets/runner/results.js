/**
 * A report of the judge as a list of tests.
 */
import { clip, el } from './dom.js';
import { icon } from './icons.js';

const WORDS = { passed: 'Passed', failed: 'Failed', error: 'Error', timeout: 'Out of time', stopped: 'Stopped', skipped: 'Not run', running: 'Running' };
const ICONS = { passed: 'passed', failed: 'failed', error: 'failed', timeout: 'timeout', stopped: 'stop', skipped: 'skipped' };

function row(term, text, kind = '') {
  if (text == null || text === '') return [];
  return [el('dt', {}, term), el(`dd${kind && `.hb-${kind}`}`, {}, el('pre', {}, clip(text, 20_000)))];
}

/** One test, open when it is the first that did not pass. */
export function testView(test, { open = false, goTo } = {}) {
  const status = WORDS[test.status] ? test.status : 'error';
  const frames = Array.isArray(test.frames) ? test.frames : [];
  const asserted = test.status !== 'passed' && !String(test.message).startsWith('Not so: ') ? test.test_code : null;
  const at = frames.length
    ? el(
        'ol.hb-frames',
        {},
        ...frames.slice(-5).map((frame) => el('li', {}, el('button.hb-link', { type: 'button', onclick: () => goTo?.(frame.line) }, `line ${frame.line} in ${frame.function}`), el('code', {}, clip(frame.code, 300)))),
      )
    : null;
  const facts = el(
    'dl.hb-case',
    {},
    ...row('Call', test.call),
    ...(test.status === 'passed' ? [] : [...row('Got', test.got, 'got'), ...row('Expected', test.expected, 'expected'), ...row('Difference', test.difference), ...row('Check', asserted)]),
    ...row(test.truncated ? 'Printed (cut)' : 'Printed', test.output),
  );
  return el(
    `details.hb-test.is-${status}`,
    { open, 'data-test': test.name },
    el(
      'summary',
      {},
      el('span.hb-mark', {}, ICONS[status] ? icon(ICONS[status]) : null, WORDS[status]),
      el('span.hb-title', {}, clip(test.title || test.name, 500)),
      test.suite === 'hidden' ? el('span.hb-tag', {}, 'hidden test') : null,
      el('span.hb-ms', {}, test.ms >= 1 ? `${Math.round(test.ms)} ms` : ''),
    ),
    el('div.hb-test-body', {}, test.status !== 'passed' && test.message ? el('p', {}, clip(test.message, 4_000)) : null, facts, at, el('p.hb-name', {}, test.name)),
  );
}

/** The line of the learner's code to mark, and why; null when no line is to blame. */
export function blame(report) {
  if (report.load) return report.load.line ? { line: report.load.line, message: report.load.message } : null;
  for (const test of report.tests) {
    if (['error', 'timeout', 'stopped'].includes(test.status) && test.frames.length) return { line: test.frames.at(-1).line, message: test.message };
  }
  return null;
}

/** The result in one sentence, for the live region. */
export function summary(report, submitted) {
  if (report.load) return `Your code could not be loaded. ${report.load.message}.`.replace(/([.?!])\.$/, '$1');
  const bad = report.tests.filter((test) => test.status !== 'passed');
  if (!bad.length) return submitted ? `All ${report.total} tests passed, hidden ones too.` : `All ${report.total} tests passed. Submit adds the hidden tests.`;
  const first = bad[0];
  return `${report.passed} of ${report.total} tests passed. First to look at: ${first.title || first.name}.`;
}
