// Starts the browser's Python under Node from the very files that the site serves, decoded as the browser decodes them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { importsOf } from "../../docs/assets/runner/imports.js";
import { archivesFor } from "../../docs/assets/runner/layout.js";

const MOUNT = `
import importlib, zipfile
with zipfile.ZipFile("/tmp/part.zip") as part, zipfile.ZipFile("/lib/python314.zip", "a") as whole:
    for entry in part.infolist():
        whole.writestr(entry, part.read(entry))
importlib.invalidate_caches()
`;

// → {py, use(names, codes)}: use makes packages importable, and what the codes import of the standard library as the page does;
// it returns the packages that this runtime lacks.
export async function start(runtime, { env = {} } = {}) {
  const { id } = JSON.parse(readFileSync(join(runtime, "current.json"), "utf8"));
  const manifest = JSON.parse(readFileSync(join(runtime, id, "manifest.json"), "utf8"));
  const decoded = (name) => {
    const { stored } = manifest.files[name];
    const { name: file } = stored.find(({ encoding }) => encoding === "gzip");
    return gunzipSync(readFileSync(join(runtime, id, file)));
  };

  const folder = mkdtempSync(join(tmpdir(), "handbook-"));
  let py;
  try {
    for (const name of ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.zip"]) writeFileSync(join(folder, name), decoded(name));
    const { loadPyodide } = await import(join(folder, "pyodide.mjs"));
    py = await loadPyodide({
      indexURL: folder,
      stdLibURL: join(folder, "stdlib.zip"),
      lockFileContents: decoded("pyodide-lock.json").toString(),
      packageBaseUrl: folder,
      env,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }

  const site = py.runPython("import site; site.getsitepackages()[0]");
  const there = new Set();

  function write(name) {
    const [bytes, { files }] = [decoded(`${name}.bin`), JSON.parse(decoded(`${name}.json`))];
    for (const [path, offset, length] of files) {
      const full = `${site}/${path}`;
      py.FS.mkdirTree(full.slice(0, full.lastIndexOf("/")));
      py.FS.writeFile(full, bytes.subarray(offset, offset + length), { canOwn: true });
    }
  }

  function use(names, codes = []) {
    const missing = names.filter((name) => !manifest.packages[name]);
    const wanted = [];
    const visit = (name) => {
      if (there.has(name) || wanted.includes(name) || !manifest.packages[name]) return;
      manifest.packages[name].depends.forEach(visit);
      wanted.push(name);
    };
    names.forEach(visit);
    wanted.forEach(write);
    const modules = new Set(codes.flatMap((code) => [...importsOf(code)]));
    for (const part of archivesFor(manifest, modules, wanted)) {
      if (!there.has(part)) {
        py.FS.writeFile("/tmp/part.zip", decoded(part));
        py.runPython(MOUNT);
        there.add(part);
      }
    }
    wanted.forEach((name) => there.add(name));
    if (wanted.length) py.runPython("import importlib; importlib.invalidate_caches()");
    return missing;
  }

  return { py, use, manifest };
}
