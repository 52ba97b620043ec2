import { Injectable } from '@nestjs/common';
import type { ZodType } from 'zod';
import { Db } from '../db/db.js';
import { Queues } from './queues.js';

/** A kind of work done later. Ids only in payloads: the record is our table, the queue a doorbell and a clock. */
export interface Job<P extends object = object> {
  name: string;
  payload: ZodType<P>;
  /** Runs by itself this often, in milliseconds. */
  every?: number;
}

export interface JobHandler<P extends object = object> {
  run(payload: P): Promise<void>;
}

const defined = new Map<string, Job>();
const HANDLES = 'seed:handles-job';

/** Names a job. A name stands for one job only; the worker refuses to start without exactly one handler for each. */
export function defineJob<P extends object>(job: Job<P>): Job<P> {
  if (defined.has(job.name)) throw new Error(`Two jobs are called ${job.name}.`);
  defined.set(job.name, job);
  return job;
}

/** Marks the one class that does a job. */
export const HandlesJob =
  <P extends object>(job: Job<P>): ClassDecorator =>
  (handler) => {
    Reflect.defineMetadata(HANDLES, job.name, handler);
  };

export const definedJobs = (): Job[] => [...defined.values()];
export const jobHandledBy = (handler: object): string | undefined => Reflect.getMetadata(HANDLES, handler.constructor) as string | undefined;

/** Rings for work to be done, once the open transaction has committed. */
@Injectable()
export class Jobs {
  constructor(
    private readonly db: Db,
    private readonly queues: Queues,
  ) {}

  enqueue<P extends object>(job: Job<P>, payload: P): Promise<void> {
    const checked = job.payload.parse(payload);
    return this.db.afterCommit(() => this.queues.add(job.name, checked));
  }
}
