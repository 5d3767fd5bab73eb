/**
 * The client: one interpreter for the page, its spare, the queue of runs, the Stop ladder and the time limits.
 */
import { giveUpSnapshot, prefersSnapshot, remember } from './choice.js';
import { isSmall } from './env.js';
import { importsOf, packagesFor } from './imports.js';
import { openSandbox } from './sandbox.js';
import { abandon, FileError, getFiles, getManifest, prefetch, SupplyError } from './supply.js';
import { archivesFor, imageFiles, startOptions } from './layout.js';

const GRACE_MS = 2_000; // between asking a program to stop and ending its worker: a busy machine may need one of them
const RUN_MS = 20_000;
const OVERTIME_MS = 2_000; // a test that outlives its own limit by this cannot be interrupted
const SILENCE_MS = 60_000;
const SOUND_MS = 3_000; // an idle interpreter that takes longer for a sum is busy with something else
const FIRST = ['numpy']; // packages that are fetched early, and that a spare interpreter has from its start

/** @returns {number} bytes of these files as they are stored */
function totalOf(manifest, names) {
  return names.reduce((sum, name) => sum + manifest.files[name].bytes, 0);
}

/** Packages without those that come along as what others need. */
function asked(manifest, packages) {
  return packages.filter((name) => !packages.some((other) => manifest.packages[other].depends.includes(name)));
}

/**
 * @typedef {object} Outcome
 * @property {'done'|'stopped'|'limit'|'test'|'crashed'} outcome
 * @property {'interrupted'|'terminated'|'before'|null} how what became of the interpreter when it was stopped
 * @property {object|null} data what the worker reported at the end
 * @property {object[]} tests tests that were finished
 * @property {object|null} running the test under way when the run ended early
 * @property {string} [detail]
 * @property {string} [late] modules that were missing when the code ran and have been loaded since
 */

class Client {
  sandbox = null;
  kept = new Set(); // files the frame holds
  keeping = new Map(); // name → promise
  workers = new Map(); // slot → worker record
  main = null;
  spare = null; // promise of a worker record
  spareWorker = null;
  current = null;
  queue = Promise.resolve();
  status = { phase: 'idle' };
  #slots = 0;
  #runs = 0;

  /** Counts the interpreters used so far: a namespace lives as long as this does not change. */
  generation = 0;

  // ------------------------------------------------------------ starting

  /** Begin loading for what this code imports, without running anything. Errors wait for the run. */
  warm(code, packages = []) {
    this.#needs([code], packages)
      .then((needs) => this.#worker(needs))
      .catch(() => {});
  }

  /** Fetch the bytes at an idle moment. */
  async prefetch(packages) {
    if (isSmall() || this.main) return;
    try {
      const first = FIRST.filter((name) => packages.includes(name));
      await prefetch(startOptions(await getManifest(), first, [], await prefersSnapshot()).names);
    } catch {
      // the run itself will say it
    }
  }

  async #needs(codes, packages) {
    const manifest = await getManifest();
    const modules = new Set(codes.flatMap((code) => [...importsOf(code)]));
    const wanted = packagesFor(modules, packages, manifest.packages);
    const tops = new Set([...wanted].flatMap((name) => manifest.packages[name].imports));
    return { packages: wanted, archives: archivesFor(manifest, modules, wanted), preload: [...modules].filter((name) => tops.has(name.split('.')[0])).sort() };
  }

  #say(status) {
    this.status = status;
    this.lastProgress = performance.now();
    this.current?.on.progress?.(status);
  }

  async #open() {
    if (!this.sandbox || !(await this.sandbox).isOpen()) {
      this.kept.clear();
      this.keeping.clear();
      this.workers.clear();
      this.main = this.spare = null;
      this.sandbox = openSandbox((message) => this.#hear(message));
      this.sandbox.catch(() => (this.sandbox = null));
    }
    return this.sandbox;
  }

  /** See that the frame holds these files. */
  async #keep(names, what) {
    const first = !this.sandbox;
    const opened = this.#open();
    opened.catch(() => {});
    if (!first) await opened; // it may have been lost, and its files with it
    const absent = names.filter((name) => !this.kept.has(name) && !this.keeping.has(name));
    if (absent.length) {
      // The first bytes need not wait for the frame to open.
      const hand = async (name, bytes) => {
        const sandbox = await opened;
        if (this.kept.has(name)) return; // after a start that failed, two may wait for the same file
        this.kept.add(name);
        sandbox.send({ type: 'files', entries: { [name]: bytes } }, [bytes]);
      };
      const arrival = getFiles(absent, hand, (loaded, total) => this.#say({ phase: 'download', what, loaded, total }));
      for (const name of absent) this.keeping.set(name, arrival);
      const forget = () => absent.forEach((name) => this.keeping.delete(name));
      arrival.then(forget, forget);
    }
    await Promise.all(names.map((name) => this.keeping.get(name)));
    return opened;
  }

  /** The interpreter, started if need be, with these packages in it. */
  async #worker(needs) {
    if (this.sandbox) await this.#open();
    if (!this.main) this.opening ??= this.#start(needs).finally(() => (this.opening = null));
    else this.#say({ phase: this.main.isReady ? 'ready' : 'start' });
    await this.opening;
    await this.main.ready;
    await this.#add(this.main, needs);
    return this.main;
  }

  async #start(needs) {
    const manifest = await getManifest();
    const what = [`Python ${manifest.python}`, ...asked(manifest, [...needs.packages])].join(', ');
    this.#open().catch(() => {}); // while the bytes come
    this.#say({ phase: 'download', what, loaded: 0, total: totalOf(manifest, startOptions(manifest, [...needs.packages]).names) });
    const snapshot = await prefersSnapshot();
    try {
      await this.#startFrom(needs, what, snapshot);
    } catch (error) {
      // A snapshot that does not fit this engine never will; one that did not come may do so at the next visit.
      if (!snapshot || !(error.misfit || error instanceof FileError)) throw error;
      giveUpSnapshot(Boolean(error.misfit));
      return this.#startFrom(needs, what, false);
    }
    remember(snapshot ? 'snapshot' : 'files');
  }

  async #startFrom(needs, what, snapshot) {
    const manifest = await getManifest();
    const packages = [...needs.packages];
    const arrival = this.#keep(startOptions(manifest, packages, needs.archives, snapshot).names, what);
    arrival.catch(() => {});
    const worker = (this.main = await this.#spawn(packages, needs.archives, snapshot));
    this.generation += 1;
    try {
      await arrival;
    } catch (error) {
      this.#end(worker);
      throw error;
    }
    this.#say({ phase: 'start' });
    await worker.ready;
  }

  /** Start an interpreter; it waits by itself for the files that it needs. */
  async #spawn(packages, archives, snapshot, preload = []) {
    const manifest = await getManifest();
    const sandbox = await this.#open();
    const { names, options } = startOptions(manifest, packages, archives, snapshot);
    const worker = { slot: (this.#slots += 1), start: { snapshot, packages, archives }, packages: new Set(packages), archives: new Set(archives), isReady: false, waiting: new Map() };
    worker.ready = new Promise((resolve, reject) => Object.assign(worker, { resolve, reject }));
    worker.ready.catch(() => {});
    this.workers.set(worker.slot, worker);
sandbox.send({ type: 'spawn', slot: worker.slot, names, options: { ...options, preload } });
    return worker;
  }

  async #add(worker, needs) {
    const manifest = await getManifest();
    const packages = [...needs.packages].filter((name) => !worker.packages.has(name));
    const archives = needs.archives.filter((name) => !worker.archives.has(name));
    if (!packages.length && !archives.length) return;
    const names = [...imageFiles(manifest, packages), ...archives];
    const what = asked(manifest, packages).join(', ') || 'more of the standard library';
    const sandbox = await this.#keep(names, what);
    this.#say({ phase: 'packages', what });
    const id = (this.#runs += 1);
    const added = new Promise((resolve, reject) => worker.waiting.set(id, { resolve, reject }));
    sandbox.send({ type: 'add', slot: worker.slot, names, message: { id, images: packages, archives } });
    await added;
    worker.waiting.delete(id);
    packages.forEach((name) => worker.packages.add(name));
    archives.forEach((name) => worker.archives.add(name));
  }

  /** Stand a second interpreter by, so that ending the first costs nothing. */
  #prepareSpare() {
    if (this.spare || isSmall() || !this.main?.isReady) return;
    const { snapshot, packages } = this.main.start; // the files of that start are in the frame
    const images = FIRST.filter((name) => packages.includes(name));
    this.spare = this.#spawn(images, [], snapshot, [...images, 'handbook.judge']);
    this.spare.then(
      (worker) => (this.spareWorker = worker),
      () => (this.spare = null),
    );
  }

  #end(worker) {
    this.workers.delete(worker.slot);
    this.sandbox?.then((sandbox) => sandbox.send({ type: 'end', slot: worker.slot }));
    for (const { reject } of worker.waiting.values()) reject(new SupplyError('Python was restarted.'));
    worker.reject(new SupplyError('Python could not be started. Press Retry.'));
    if (this.spareWorker === worker) this.spare = this.spareWorker = null;
    if (this.main === worker) {
      this.main = null;
      if (this.spare) {
        const promoted = this.spare;
        this.spare = this.spareWorker = null;
        this.opening = promoted
          .then((next) => {
            this.main = next;
            this.generation += 1;
            return next.ready;
          })
          .finally(() => (this.opening = null));
        this.opening.catch(() => {});
      }
    }
  }

  // ------------------------------------------------------------ hearing

  #hear(message) {
    if (message.type === 'from') {
      const worker = this.workers.get(message.slot);
      let events;
      try {
        events = JSON.parse(message.text);
      } catch {
        return;
      }
      if (!worker || !Array.isArray(events)) return;
      for (const event of events) {
        try {
          this.#onEvent(worker, event);
        } catch (error) {
          console.error(error); // code can forge what makes no sense; what comes after it may be sound
        }
      }
    } else if (message.type === 'gone') {
      const worker = this.workers.get(message.slot);
      if (!worker) return;
      const ticket = this.current;
      this.#end(worker);
      if (ticket?.worker === worker) ticket.settle({ outcome: 'crashed', how: 'terminated', detail: message.why });
    }
  }

  #onEvent(worker, event) {
    const ticket = this.current?.worker === worker && this.current.id === event?.id ? this.current : null;
    switch (event?.type) {
      case 'ready':
        worker.isReady = true;
        worker.interrupts = event.interrupts === true;
        return worker.resolve();
      case 'added':
        return worker.waiting.get(event.id)?.resolve();
      case 'failed':
        if (['start', 'file'].includes(event.during) && !worker.isReady) {
          worker.reject(Object.assign(new SupplyError(`Python could not be started: ${event.message}`), { misfit: event.misfit === true }));
          return this.#end(worker);
        }
        return worker.waiting.get(event.id)?.reject(new SupplyError(`A package could not be loaded: ${event.message}`));
      case 'began':
        return ticket?.begin();
      case 'out':
        if (event.id === worker.sum?.id) worker.sum.printed += event.text;
        return ticket?.on.output?.(String(event.text), event.stream === 'err' ? 'err' : 'out');
      case 'figure':
        return ticket?.on.figure?.({ png: String(event.png), alt: String(event.alt), count: Number(event.count) });
      case 'test':
        return ticket?.test(event.event);
      case 'done':
        if (event.id === worker.sum?.id) return worker.sum.told(event);
        return ticket?.settle({ outcome: ticket.reason ?? (event.crash || !event.alive ? 'crashed' : 'done'), how: ticket.reason ? 'interrupted' : null, data: event, dead: !event.alive || event.memoryFull });
    }
  }

  // ------------------------------------------------------------ running

  /**
   * Run a job after those before it.
   *
   * @param {{kind: 'judge'|'execute', job: object|Function, codes: string[], packages?: string[], seconds?: number}} request
   *   codes: everything whose imports count; seconds: limit of one test
   * @param {{progress?: Function, start?: Function, output?: Function, figure?: Function, test?: Function}} on
   * @returns {Promise<Outcome>}
   * @throws {SupplyError} with a sentence for the reader when Python cannot be had
   */
  run(request, on = {}) {
    const ticket = { request, on, reason: null, id: (this.#runs += 1) };
    ticket.cancelled = new Promise((resolve) => (ticket.cancel = resolve));
    const result = this.queue.then(() => this.#perform(ticket));
    this.queue = result.catch(() => {});
    this.pending = ticket;
    return result;
  }

  async #perform(ticket) {
    const before = { outcome: 'stopped', how: 'before', data: null, tests: [], running: null };
    if (ticket.reason) return before;
    this.current = ticket;
    try {
      const prepared = this.#prepare(ticket);
      prepared.catch(() => {});
      const worker = await Promise.race([prepared, ticket.cancelled, this.#silence(ticket)]);
      if (!worker) {
        if (this.main?.waiting.size) this.#end(this.main); // loading a package cannot be called off
        return before;
      }
      let result = await this.#execute(ticket, worker);
      result.late = await this.#fetchLate(ticket, worker, result);
      // Judging twice does no harm; other code may have left half of its work behind.
      if (result.late && ticket.request.kind === 'judge') result = await this.#execute(ticket, worker);
      if (result.dead) this.#end(worker);
      else if (this.workers.has(worker.slot)) this.sound = this.#testSoundness(worker);
      return result;
    } finally {
      clearInterval(ticket.watch);
      this.current = null;
      this.#say({ phase: this.main?.isReady ? 'ready' : 'idle' });
      setTimeout(() => this.#prepareSpare(), 200);
    }
  }

  /**
   * Load what code turned out to import though no scan of it said so.
   *
   * @returns {Promise<string>} the modules that were missing and are there now
   */
  async #fetchLate(ticket, worker, { outcome, dead, data }) {
    const failed = data?.error || (data?.report && data.report.status !== 'passed');
    if (outcome !== 'done' || dead || !failed || !Array.isArray(data.absent)) return '';
    const names = data.absent.filter((name) => /^[\w.]+$/.test(name)).slice(0, 50);
    const parts = (await getManifest()).stdlib.parts.flatMap(({ imports }) => imports);
    const inside = parts.filter((part) => names.some((name) => part.startsWith(`${name}.`))); // which of them is wanted, Python did not come to say
    const needs = await this.#needs([...names, ...inside].map((name) => `import ${name}`), []);
    const isNew = [...needs.packages].some((name) => !worker.packages.has(name)) || needs.archives.some((name) => !worker.archives.has(name));
    if (!isNew) return '';
    try {
      await Promise.race([this.#add(worker, needs), ticket.cancelled]);
    } catch {
      return ''; // the error that there is says enough
    }
    ticket.needs = { ...ticket.needs, preload: [...new Set([...ticket.needs.preload, ...needs.preload])] };
    return ticket.reason ? '' : names.filter((name) => !name.includes('.') || !names.includes(name.split('.')[0])).join(', ');
  }

  async #prepare(ticket) {
    const { codes, packages = [] } = ticket.request;
    ticket.needs = await this.#needs(codes, packages);
    await this.sound;
    return this.#worker(ticket.needs);
  }

  /**
   * Ask an interpreter that has run code for a sum nobody can know, and end it unless the answer is right and prompt:
   * code can break what prints, what reports, or the event loop, and the next run must not pay for it.
   */
  async #testSoundness(worker) {
    const [a, b] = crypto.getRandomValues(new Uint16Array(2));
    const sandbox = await this.sandbox;
    const sound = await new Promise((resolve) => {
      const timer = setTimeout(resolve, SOUND_MS, false);
      const told = ({ alive, error, stopped }) => {
        clearTimeout(timer);
        resolve(alive === true && !error && !stopped && worker.sum.printed === `${a * b}\n${a + b}\n`);
      };
      worker.sum = { id: (this.#runs += 1), printed: '', told };
      const job = { code: `print(${a} * ${b})\n${a} + ${b}`, scope: null };
      sandbox.send({ type: 'run', slot: worker.slot, message: { id: worker.sum.id, kind: 'execute', job, preload: [] } });
    });
    worker.sum = null;
    if (!sound && this.workers.has(worker.slot)) this.#end(worker);
  }

  /** Rejects when loading has been silent for too long. */
  #silence(ticket) {
    this.lastProgress = performance.now();
    return new Promise((_, reject) => {
      ticket.watch = setInterval(() => {
        if (ticket.worker || performance.now() - this.lastProgress < SILENCE_MS) return;
        clearInterval(ticket.watch);
        abandon();
        if (this.main) this.#end(this.main);
        reject(new SupplyError('Python is not coming: nothing has arrived for a minute. Check the network, then press Retry.'));
      }, 1000);
    });
  }

  #execute(ticket, worker) {
    const timers = new Set();
    const later = (ms, action) => {
      const timer = setTimeout(action, ms);
      timers.add(timer);
      return timer;
    };
    const tests = [];
    let running = null;
    let testTimer = 0;
    const seconds = ticket.request.seconds ?? 5;
    return new Promise((resolve) => {
      ticket.worker = worker;
      ticket.settle = (result) => {
        if (!ticket.worker) return;
        ticket.worker = null;
        timers.forEach(clearTimeout);
        resolve({ data: null, tests, running, ...result });
      };
      ticket.halt = (reason, grace = worker.interrupts ? GRACE_MS : 300) => {
        if (ticket.reason && grace) return;
        ticket.reason ??= reason;
        if (grace) this.sandbox.then((sandbox) => sandbox.send({ type: 'stop', slot: worker.slot }));
        later(grace, () => {
          this.#end(worker);
          ticket.settle({ outcome: ticket.reason, how: 'terminated' });
        });
      };
      // Importing what the code needs is not charged to it, but has an end as well.
      const loading = later(SILENCE_MS, () => ticket.halt('limit', 0));
      ticket.begin = () => {
        clearTimeout(loading);
        ticket.on.start?.();
        later(Math.max(RUN_MS, 4 * seconds * 1000), () => ticket.halt('limit'));
      };
      ticket.test = (event) => {
        clearTimeout(testTimer);
        if (event?.event === 'start') {
          running = event;
          testTimer = later(seconds * 1000 + OVERTIME_MS, () => ticket.halt('test', 0));
        } else if (event?.event === 'done') {
          running = null;
          tests.push(event);
        }
        ticket.on.test?.(event);
      };
      const { job } = ticket.request; // a function when it depends on the interpreter it runs in
      const message = { id: ticket.id, kind: ticket.request.kind, job: job instanceof Function ? job() : job, preload: ticket.needs.preload };
      this.sandbox.then((sandbox) => sandbox.send({ type: 'run', slot: worker.slot, message }));
    });
  }

  /** Stop what runs: ask first, then end it. Runs that wait are called off too. */
  stop() {
    if (this.pending && this.pending !== this.current) this.pending.reason ??= 'stopped';
    const ticket = this.current;
    if (!ticket) return;
    if (ticket.worker) ticket.halt('stopped');
    else {
      ticket.reason = 'stopped';
      ticket.cancel(null);
    }
  }
}

/** The page's one client; it outlives instant navigation. */
export const client = new Client();
