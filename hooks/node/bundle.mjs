// Bundles the runner for the browser: docs/assets/runner → build/assets/hb.
//   app.js      small ES module for every page; imports the rest when it is needed, from chunks named by their hash
//   worker.js   classic script, the text of the sandboxed worker
//   frame.html  the sandbox, its script inline and named by hash in its own content security policy
//   licenses.txt  the licenses of the packages that were bundled
// Usage: node bundle.mjs
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const runner = join(root, "docs/assets/runner");
const target = join(root, "build/assets/hb");
const runtime = join(root, "build/runtime");

function json(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

const current = json(join(runtime, "current.json"));
delete current.stamp; // says when to rebuild, which is no business of the page
const manifest = current.id ? json(join(runtime, current.id, "manifest.json")) : {};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  outdir: target,
  target: ["chrome109", "firefox115", "safari16.4"],
  loader: { ".py": "text" },
  define: { __RUNTIME__: JSON.stringify(current), __MANIFEST__: JSON.stringify(manifest) },
  logLevel: "warning",
};

const results = await Promise.all([
  build({ ...common, entryPoints: [join(runner, "app.js")], format: "esm", splitting: true, chunkNames: "[name]-[hash]" }),
  build({ ...common, entryPoints: [join(runner, "worker.js"), join(runner, "frame.js")], format: "iife" }),
]);

const files = new Map();
for (const { path, text } of results.flatMap((result) => result.outputFiles)) files.set(path.slice(target.length + 1), text);

const script = files.get("frame.js").trimEnd();
files.delete("frame.js");
const hash = createHash("sha256").update(script).digest("base64");
const page = readFileSync(join(runner, "frame.html"), "utf8");
files.set("frame.html", page.replace("%HASH%", () => hash).replace("%SCRIPT%", () => script));
files.set("licenses.txt", licenses(results.flatMap((result) => Object.keys(result.metafile.inputs))));

mkdirSync(target, { recursive: true });
for (const [name, text] of files) writeFileSync(join(target, name), text);
for (const name of readdirSync(target)) if (!files.has(name)) rmSync(join(target, name));

const size = (name) => `${name} ${(Buffer.byteLength(files.get(name)) / 1000).toFixed(1)} kB`;
console.log(`bundled the runner: ${size("app.js")}, ${size("worker.js")}, ${size("frame.html")}, ${files.size - 4} chunks`);

function licenses(inputs) {
  const packages = new Set(inputs.map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean));
  return [...packages]
    .sort()
    .map((name) => {
      const folder = join(root, "node_modules", name);
      const { version, license } = json(join(folder, "package.json"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
    })
    .join("\n----\n\n");
}
