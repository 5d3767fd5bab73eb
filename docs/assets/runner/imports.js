/**
 * Which modules a piece of Python imports, from a scan of its lines: quick, needs
 * no Python, and may name too many (inside strings) but not too few at top level.
 *
 * @param {string} code
 * @returns {Set<string>} dotted names
 */
export function importsOf(code) {
  const found = new Set();
  for (const [, plain, from, names] of code.matchAll(/^[ \t]*(?:import[ \t]+([^#\n;]+)|from[ \t]+([\w.]+)[ \t]+import\b([^#\n;]*))/gm)) {
    if (from) {
      found.add(from);
      for (const name of names.matchAll(/(?:^|[(,])[ \t]*(\w+)/g)) found.add(`${from}.${name[1]}`);
    } else {
      for (const part of plain.split(',')) found.add(part.trim().split(/\s/)[0]);
    }
  }
  return found;
}

/**
 * Packages of the runtime that these modules need, with what those need in turn.
 *
 * @param {Iterable<string>} modules dotted module names
 * @param {Iterable<string>} asked package names that are wanted anyway
 * @param {object} packages `packages` of the runtime's manifest
 * @returns {Set<string>}
 */
export function packagesFor(modules, asked, packages) {
  const tops = new Set([...modules].map((name) => name.split('.')[0]));
  const wanted = new Set();
  const want = (name) => {
    if (!packages[name] || wanted.has(name)) return;
    wanted.add(name);
    packages[name].depends.forEach(want);
  };
  [...asked].forEach(want);
  for (const [name, entry] of Object.entries(packages)) {
    if (entry.imports.some((top) => tops.has(top))) want(name);
  }
  return wanted;
}
