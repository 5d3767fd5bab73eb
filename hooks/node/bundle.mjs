// Bundles the runner for the browser: docs/assets/runner → build/assets/hb.
//   app.js      small ES module for every page; imports the rest when it is needed, from chunks named by their hash
//   worker.js   classic script, the text of the sandboxed worker
//   frame.html  the sandbox, its script inline and named by hash in its own content security policy
//   host.html   a page that holds the same sandbox, for use without a network
//   ../sw.js    the service worker, completed by handbook.offline when the site is built
//   licenses.txt  the licenses of the packages that were bundled
// Usage: node bundle.mjs
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
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
const manifest = current.id ? forPages(json(join(runtime, current.id, "manifest.json"))) : {};

/** The manifest without what no page reads; each file in its smallest form, hashes shortened to 128 bits. */
function forPages({ id, files, packages, stdlib, snapshots, missing, python }) {
  const short = ({ bytes, sha256 }) => ({ bytes, sha256: sha256.slice(0, 32) });
  const entries = Object.entries(files).map(([name, entry]) => [name, { name: entry.stored[0].name, ...short(entry.stored[0]), content: short(entry) }]);
  const about = Object.entries(packages).map(([name, { depends, imports, stdlib: parts, files: own }]) => [name, { depends, imports, stdlib: parts, files: own }]);
  return { id, python, missing, stdlib, snapshots, files: Object.fromEntries(entries), packages: Object.fromEntries(about) };
}

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  outdir: target,
  target: ["chrome109", "firefox115", "safari16.4"],
  define: { __RUNTIME__: JSON.stringify(current), __MANIFEST__: JSON.stringify(manifest) },
  logLevel: "warning",
};

const entry = (...names) => ({ entryPoints: names.map((name) => join(runner, name)), format: "iife" });
const sandbox = await build({ ...common, ...entry("worker.js", "frame.js", "host.js") });
const parts = new Map(sandbox.outputFiles.map(({ path, text }) => [basename(path), text]));
const frame = inline("frame.html", { SCRIPT: take("frame.js") });
parts.set("frame.html", frame);
parts.set("host.html", inline("host.html", { SCRIPT: take("host.js"), FRAME: attribute(frame), HASH: frame.match(/'sha256-([^']+)'/)[1] }));
// Part of their address, so that a page never gets those of another deployment out of a cache.
const hashes = Object.fromEntries([...parts].map(([name, text]) => [name, sha256(text, "hex").slice(0, 8)]));

const results = await Promise.all([
  build({ ...common, entryPoints: [join(runner, "app.js")], format: "esm", splitting: true, chunkNames: "[name]-[hash]", define: { ...common.define, __PARTS__: JSON.stringify(hashes) } }),
  build({ ...common, ...entry("sw.js"), define: { "process.env.NODE_ENV": '"production"' } }),
]);

const files = new Map(parts);
for (const { path, text } of results.flatMap((result) => result.outputFiles)) files.set(path.slice(target.length + 1), text);
const serviceWorker = files.get("sw.js");
files.delete("sw.js");
files.set("licenses.txt", licenses([sandbox, ...results].flatMap((result) => Object.keys(result.metafile.inputs))));

mkdirSync(target, { recursive: true });
for (const [name, text] of files) writeFileSync(join(target, name), text);
for (const name of readdirSync(target)) if (!files.has(name)) rmSync(join(target, name));

writeFileSync(join(target, "../sw.js"), serviceWorker);

const size = (name) => `${name} ${(Buffer.byteLength(files.get(name)) / 1000).toFixed(1)} kB`;
console.log(`bundled the runner: ${size("app.js")}, ${size("worker.js")}, ${size("frame.html")}, ${files.size - 5} chunks`);

function take(name) {
  const text = parts.get(name).trimEnd();
  parts.delete(name);
  return text;
}

/** A page with its parts filled in, its own script's hash among them. */
function inline(name, values) {
  const all = { OWN: sha256(values.SCRIPT, "base64"), HASH: sha256(values.SCRIPT, "base64"), ...values };
  return readFileSync(join(runner, name), "utf8").replace(/%(OWN|HASH|SCRIPT|FRAME)%/g, (_, key) => all[key]);
}

function sha256(text, encoding) {
  return createHash("sha256").update(text).digest(encoding);
}

function attribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

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
