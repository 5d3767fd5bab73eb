/**
 * Readers' code, kept in IndexedDB under the exercise's id. Nothing typed is thrown away:
 * what is replaced becomes a version, what cannot be read is set aside, and where storage
 * is refused the page keeps it in memory and says so.
 */
import { createStore, get, set, update } from 'idb-keyval';

const VERSIONS = 30;
const SCHEMA = 1;
const ANSWER_MS = 5_000;
const me = Math.random().toString(36).slice(2);
const memory = new Map();
let database = null;

/** 'ok', 'refused' (no storage at all) or 'full' (the last save failed). */
export let trouble = 'ok';

const empty = () => ({ schema: SCHEMA, code: null, starter: null, at: 0, by: me, versions: [], hints: 0, solution: false, asked: 0, passed: null });

function isRecord(value) {
  return value?.schema === SCHEMA && (value.code === null || typeof value.code === 'string') && Array.isArray(value.versions);
}

const lateKey = (id) => `hb-late:${id}`;

/** What was typed in the last moments of an earlier page, too late for the database. */
function takeLate(id) {
  try {
    const late = JSON.parse(localStorage.getItem(lateKey(id)));
    return typeof late?.code === 'string' ? late : null;
  } catch {
    return null;
  }
}

/** Keep code as the page closes: the one write that is certain to happen in time. */
export function saveLate(id, code, starter) {
  try {
    localStorage.setItem(lateKey(id), JSON.stringify({ code, starter, at: Date.now() }));
  } catch {
    // refused or full: the database may still take it
  }
}

function dropLate(id) {
  try {
    localStorage.removeItem(lateKey(id));
  } catch {
    // nothing was there
  }
}

/** A database that another page blocks answers nothing at all. */
function silence() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), ANSWER_MS));
}

async function onDisk(action) {
  if (trouble === 'refused') return false;
  try {
    database ??= createStore('handbook-code', 'answers');
    await Promise.race([action(database), silence()]);
    if (trouble === 'full') trouble = 'ok';
    return true;
  } catch (error) {
    trouble = error?.name === 'QuotaExceededError' ? 'full' : 'refused';
    return false;
  }
}

/**
 * Put code among the versions, newest first. Runs go before other reasons when there are too many.
 */
export function keepVersion(record, code, why) {
  if (!code || record.versions[0]?.code === code) return;
  record.versions = record.versions.filter((version) => version.code !== code);
  record.versions.unshift({ code, why, at: Date.now() });
  while (record.versions.length > VERSIONS) {
    const run = record.versions.findLastIndex((version) => version.why === 'run');
    record.versions.splice(run > 0 ? run : -1, 1);
  }
}

/** A record as stored, or a new one; what cannot be understood is set aside first. */
async function readable(id, value) {
  if (value === undefined) return empty();
  if (isRecord(value)) return value;
  await onDisk((store) => set(`unreadable:${id}:${Date.now()}`, value, store));
  const record = empty();
  if (typeof value?.code === 'string') keepVersion(record, value.code, 'older format');
  return record;
}

/** @returns {Promise<object>} the record of an exercise; never fails */
export async function load(id) {
  let value = memory.get(id);
  await onDisk(async (store) => (value = (await get(id, store)) ?? value));
  const record = await readable(id, value);
  const late = takeLate(id);
  if (late && late.at > record.at && late.code !== record.code) {
    return change(id, (current) => {
      keepVersion(current, current.code, 'before closing');
      Object.assign(current, { code: late.code, starter: late.starter, at: late.at });
    }).finally(() => dropLate(id));
  }
  if (late) dropLate(id);
  return record;
}

/**
 * Change a record in one transaction, so that two tabs cannot overwrite each other unseen.
 *
 * @param {string} id
 * @param {(record: object) => void} edit
 * @returns {Promise<object>} the record after the change
 */
export async function change(id, edit) {
  let result;
  const apply = (value) => {
    result = isRecord(value) ? value : empty();
    edit(result);
    return result;
  };
  const saved = await onDisk((store) => update(id, apply, store));
  if (!saved) apply(structuredClone(memory.get(id) ?? empty()));
  memory.set(id, result);
  return result;
}

/**
 * Save the code of an exercise; what another tab saved since `seen` becomes a version.
 *
 * @param {string} id
 * @param {string} code
 * @param {string} starter hash of the starter it grew from
 * @param {number} seen time of the record this page last saw
 */
export function saveCode(id, code, starter, seen) {
  return change(id, (record) => {
    if (record.by !== me && record.at > seen && record.code !== code) keepVersion(record, record.code, 'another tab');
    Object.assign(record, { code, starter, at: Date.now(), by: me });
  });
}

/** Whether another tab wrote this record after this page last saw it. */
export const isForeign = (record, seen) => record.by !== me && record.at > seen;

/** First 16 hex digits of the SHA-256 of a starter (a plain sum where the page is not served securely). */
export async function hashOf(text) {
  const bytes = new TextEncoder().encode(text);
  if (!crypto.subtle) return `plain-${bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7)}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
