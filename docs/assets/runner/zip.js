/**
 * A zip archive of text files, stored as they are: small, and readable by everything that unpacks.
 */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

const crc32 = (bytes) => ~bytes.reduce((crc, byte) => TABLE[(crc ^ byte) & 255] ^ (crc >>> 8), ~0) >>> 0;

/** Little-endian numbers: [value, bytes] pairs. */
function numbers(...pairs) {
  const out = [];
  for (const [value, size] of pairs) for (let i = 0; i < size; i += 1) out.push(Math.floor(value / 256 ** i) & 255);
  return Uint8Array.from(out);
}

/** Date and time as zip has them: two seconds fine, since 1980. */
const stamp = (t) => [[(t.getHours() << 11) | (t.getMinutes() << 5) | (t.getSeconds() >> 1), 2], [((t.getFullYear() - 1980) << 9) | ((t.getMonth() + 1) << 5) | t.getDate(), 2]];

const UTF8 = 1 << 11;

/**
 * @param {Object<string, string>} files text by path
 * @returns {Blob}
 */
export function zip(files, now = new Date()) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = new TextEncoder().encode(path);
    const data = new TextEncoder().encode(text);
    const common = [[20, 2], [UTF8, 2], [0, 2], ...stamp(now), [crc32(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
    const local = numbers([0x04034b50, 4], ...common);
    parts.push(local, name, data);
    directory.push(numbers([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    offset += local.length + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = Object.keys(files).length;
  return new Blob([...parts, ...directory, numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])], { type: 'application/zip' });
}
