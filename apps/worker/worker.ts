import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config, JobRunner, log, PlatformModule, refuseWrongZones, sideOf } from '#platform';
import { allTables, rooms } from '../api/api.module.js';

@Module({})
class WorkerModule {}

export interface WorkerApp {
  app: INestApplicationContext;
  close(): Promise<void>;
}

/**
 * Opens the back door: the same rooms, job side. Refuses to start while a job has no handler or two.
 * A `quiet` one takes nothing from the queue: its jobs are run by hand. `extra` brings what only one kind of start has.
 */
export async function openWorker(config: Config, { quiet = false, extra = [] }: { quiet?: boolean; extra?: DynamicModule[] } = {}): Promise<WorkerApp> {
  refuseWrongZones();
  const module: DynamicModule = { module: WorkerModule, imports: [PlatformModule.over(config, allTables, 'worker'), ...rooms.map((room) => sideOf(room, 'worker')), ...extra] };
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
  try {
    const runner = app.get(JobRunner);
    if (quiet) runner.check();
    else await runner.start();
  } catch (error) {
    await app.close();
    throw error;
  }
  log.info('the worker works');
  return { app, close: () => app.close() };
}
