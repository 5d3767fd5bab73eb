/**
 * An exercise as a folder to work on elsewhere: the reader's code, statement, tests, and the judge.
 */
import { env } from './env.js';
import { unseal } from './help.js';
import { zip } from './zip.js';

/**
 * @param {object} exercise the exercise's JSON
 * @param {string} code what is in the editor
 * @returns {Promise<Blob>} a zip archive with one folder
 */
export async function folderOf(exercise, code) {
  const response = await fetch(`${env.site}bank/judge.json`);
  if (!response.ok) throw new Error(`the judge: ${response.status}`);
  const judge = await response.json();
  const { hidden } = await unseal(exercise.sealed);
  // Packed, like on the page, so that nobody reads the hidden tests by accident.
  const packed = btoa(String.fromCharCode(...new TextEncoder().encode(hidden)));
  const about = { id: exercise.id, title: exercise.title, timeout: exercise.timeout ?? 5, packages: exercise.packages, hidden: packed };
  const files = { 'README.md': exercise.readme, 'answer.py': code, 'tests.py': exercise.tests, ...judge, 'judge/exercise.json': JSON.stringify(about, null, 1) };
  const name = exercise.id.split('/').at(-1);
  return zip(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${name}/${path}`, text])));
}
