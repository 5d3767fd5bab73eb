// Byte-compiles archives of Python files inside Pyodide, so that the bytecode always fits the browser's Python.
// Usage: node compile.mjs jobs.json, a list of {name, source, target, prefix}: source is a zip of .py files, target the
// zip of .pyc files to write, prefix the folder that tracebacks name. Every job gets a fresh interpreter with a fixed
// hash seed: what one archive leaves interned would otherwise change the bytes of the next.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { availableParallelism } from "node:os";

const COMPILE = `
import py_compile, warnings, zipfile
warnings.simplefilter("ignore")
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
with zipfile.ZipFile("/tmp/source.zip") as source, zipfile.ZipFile("/tmp/target.zip", "w") as target:
    for name in source.namelist():
        with open("/tmp/module.py", "wb") as file:
            file.write(source.read(name))
        try:
            py_compile.compile("/tmp/module.py", "/tmp/module.pyc", dfile=prefix + name, doraise=True, invalidation_mode=mode)
        except py_compile.PyCompileError:
            continue  # templates and data that only look like Python stay as they are
        with open("/tmp/module.pyc", "rb") as file:
            target.writestr(name + "c", file.read())
`;

const pyodideFolder = resolve(dirname(fileURLToPath(import.meta.url)), "../../node_modules/pyodide");

async function compile({ source, target, prefix }) {
  const { loadPyodide } = await import(resolve(pyodideFolder, "pyodide.mjs"));
  const py = await loadPyodide({ indexURL: pyodideFolder, env: { PYTHONHASHSEED: "0" } });
  py.FS.writeFile("/tmp/source.zip", readFileSync(source));
  py.globals.set("prefix", prefix);
  py.runPython(COMPILE);
  writeFileSync(target, py.FS.readFile("/tmp/target.zip"));
}

async function runAll(jobs) {
  const queue = [...jobs];
  let done = 0;
  const next = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      await new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: job });
        worker.on("message", resolve).on("error", reject);
        worker.on("exit", (code) => reject(new Error(`compiling ${job.name} ended with code ${code}`)));
      });
      done += 1;
      console.log(`compiled ${done} of ${jobs.length}: ${job.name}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, next));
}

if (isMainThread) {
  await runAll(JSON.parse(readFileSync(process.argv[2], "utf8")));
} else {
  await compile(workerData);
  parentPort.postMessage("done");
}
