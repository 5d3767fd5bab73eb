// The thread of judge.mjs in which Python runs.
import { parentPort, workerData } from "node:worker_threads";
import { start } from "./python.mjs";

const { runtime, signal, deadline } = workerData;

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

function arm(seconds) {
  deadline[0] = seconds ? Date.now() + seconds * 1000 : 0;
  if (!seconds) Atomics.store(signal, 0, 0);
}

const { py, use } = await start(runtime);
use(["handbook"]);
py.setInterruptBuffer(signal);
py.runPython(SERVE);
const judge = py.globals.get("judge_job");
const snippet = py.globals.get("run_snippet");

parentPort.on("message", (job) => {
  const missing = use(job.packages);
  if (missing.length) return parentPort.postMessage({ missing });
  const answer = (job.snippet === undefined ? judge : snippet)(JSON.stringify(job), arm);
  parentPort.postMessage(JSON.parse(answer));
});
