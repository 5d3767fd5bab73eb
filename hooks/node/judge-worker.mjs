// The thread of judge.mjs in which Python runs.
import { parentPort, workerData } from "node:worker_threads";
import { start } from "./python.mjs";

const { runtime } = workerData;
const SIGINT = 2;
const AGAIN_MS = 1000; // code that swallows the interrupt gets it again
let deadline = Infinity; // milliseconds since the epoch

const SERVE = `
import contextlib, io, json, sys, traceback
from handbook.judge import judge

def judge_job(job, arm):
    job = json.loads(job)
    tests = [tuple(test) for test in job["tests"]]
    return json.dumps({"report": judge(job["source"], tests, timeout=job["timeout"], arm=arm)})

def run_snippet(job, arm):
    job, error, out = json.loads(job), None, io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            arm(job["timeout"])
            exec(compile(job["snippet"], "snippet.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        error = traceback.format_exc()
    finally:
        arm(None)
    return json.dumps({"stdout": out.getvalue(), "error": error})
`;

// Pyodide polls index 0 of whatever it is given. Deadline and signal live in one thread, as in the page, so that no
// interrupt can strike after the test that it was meant for.
const interrupt = {
  get 0() {
    if (Date.now() < deadline) return 0;
    deadline = Date.now() + AGAIN_MS;
    return SIGINT;
  },
  set 0(_) {},
};

function arm(seconds) {
  deadline = seconds ? Date.now() + seconds * 1000 : Infinity;
}

const { py, use } = await start(runtime);
use(["handbook"]);
py.setInterruptBuffer(interrupt);
py.runPython(SERVE);
const judge = py.globals.get("judge_job");
const snippet = py.globals.get("run_snippet");

parentPort.on("message", (job) => {
  const missing = use(job.packages, [job.snippet ?? job.source, ...(job.tests ?? []).map(([, text]) => text)]);
  if (missing.length) return parentPort.postMessage({ missing });
  const answer = (job.snippet === undefined ? judge : snippet)(JSON.stringify(job), arm);
  parentPort.postMessage(JSON.parse(answer));
});
