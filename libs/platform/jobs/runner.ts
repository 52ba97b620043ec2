import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock } from '../clock/clock.js';
import { log } from '../log.js';
import { definedJobs, jobHandledBy, type JobHandler } from './jobs.js';
import { Queues } from './queues.js';

/** Runs jobs in a worker. Refuses to start while a job has no handler, or two. */
@Injectable()
export class JobRunner {
  private readonly handlers = new Map<string, JobHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /** Finds each job's handler. Throws a sentence that names a job with none or with two. */
  check(): void {
    this.handlers.clear();
    for (const { instance } of this.discovery.getProviders()) {
      const name = instance && typeof instance === 'object' ? jobHandledBy(instance as object) : undefined;
      if (!name) continue;
      if (this.handlers.has(name)) throw new Error(`The job ${name} has two handlers.`);
      this.handlers.set(name, instance as JobHandler);
    }
    const missing = definedJobs().filter((job) => !this.handlers.has(job.name));
    if (missing.length) throw new Error(`No handler for the job ${missing.map((job) => job.name).join(', ')}.`);
  }

  /** Runs one job now, as the worker would. */
  async run(name: string, payload: object): Promise<void> {
    const job = definedJobs().find((known) => known.name === name);
    const handler = this.handlers.get(name);
    if (!job || !handler) return log.warn({ job: name }, 'a job of another version was left alone');
    await this.clock.load(); // it may have been moved in another process
    await handler.run(job.payload.parse(payload));
  }

  /** Runs once, now, every job that runs by itself. One that fails is told and does not keep the others. */
  async runSweeps(): Promise<void> {
    for (const { name, every } of definedJobs()) {
      if (every) await this.run(name, {}).catch((error: Error) => log.error({ job: name, error: error.message }, 'a sweep failed'));
    }
  }

  /** Starts working, with the clock for jobs that run by themselves. */
  async start(): Promise<void> {
    this.check();
    const repeating = definedJobs().flatMap(({ name, every }) => (every ? [{ name, every }] : []));
    await this.queues.work(repeating, (name, payload) => this.run(name, payload));
  }
}
