// Judges code with the handbook's judge in the browser's Python, under Node. One process serves many jobs.
// In, a JSON object a line:  {id, source, tests: [[label, text], …], timeout, packages} or {id, snippet, timeout, packages}
// Out, one a line, in order: {id, report} or {id, stdout, error}; {id, lost: why} when the code took the interpreter along,
// {id, missing: [names]} when the runtime lacks a package.
// Usage: node judge.mjs build/runtime < jobs
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

const runtime = process.argv[2];
const AGAIN_S = 1; // code that swallows the interrupt gets it again: see judge-worker.mjs
const SLACK_MS = 30_000; // for starting Python and its packages on a busy machine
const LATE = "no answer within the time limit";
const TIMEOUTS_BEFORE_SKIPPING = 3; // as in the judge

class Python {
  constructor() {
    this.worker = new Worker(new URL("./judge-worker.mjs", import.meta.url), { workerData: { runtime }, stdout: true });
    this.worker.on("message", (answer) => this.done(answer));
    this.worker.on("error", (error) => this.done({ lost: String(error) }));
    this.worker.on("exit", (code) => this.done({ lost: `the interpreter ended with code ${code}` }));
  }

  /** The answer to a job, or {lost} when none comes in time. */
  run(job) {
    const limit = job.snippet === undefined ? job.timeout * (TIMEOUTS_BEFORE_SKIPPING + 2) : job.timeout + AGAIN_S;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.done({ lost: LATE }), limit * 1000 + SLACK_MS);
      this.done = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.worker.postMessage(job);
    });
  }

  async end() {
    await this.worker.terminate();
  }
}

let python = null;

/** The answer to a job. What an earlier job left behind may take the interpreter along: then a fresh one decides. */
async function judged(job) {
  for (;;) {
    const fresh = python === null;
    python ??= new Python();
    const answer = await python.run(job);
    if (!answer.lost) return answer;
    await python.end();
    python = null;
    if (fresh || answer.lost === LATE) return answer;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { id, ...job } = JSON.parse(line);
  const answer = await judged({ timeout: 5, packages: [], ...job });
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
}
await python?.end();
