import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Operations } from './auth/requires.js';
import { Clock } from './clock/clock.js';
import { Config } from './config/config.js';
import { dataSource, type Tables } from './db/data-source.js';
import { Db } from './db/db.js';
import { Calls } from './graphql/calls.js';
import { Jobs } from './jobs/jobs.js';
import { Queues } from './jobs/queues.js';
import { JobRunner } from './jobs/runner.js';
import { OutboxService } from './outbox/outbox.js';
import { checkVisible, Reads, visibilityOf } from './reads/index.js';

const services = [Db, Clock, Queues, Jobs, OutboxService, Reads];

@Module({})
export class PlatformModule {
  /** The ground every room stands on, over the rooms' tables. */
  static over(config: Config, rooms: Tables[], side: 'api' | 'worker'): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: Config, useValue: config },
        {
          provide: DataSource,
          useFactory: async () => {
            // before a connection is open, which nobody would close again
            const entities = rooms.flatMap(({ entities }) => entities as (new () => object)[]);
            for (const entity of entities) visibilityOf(entity);
            const source = await dataSource(config.databaseUrl, rooms).initialize();
            try {
              for (const entity of entities) checkVisible(source.getMetadata(entity));
            } catch (error) {
              await source.destroy();
              throw error;
            }
            return source;
          },
        },
        ...services,
        ...(side === 'api' ? [Operations, Calls] : [JobRunner]),
      ],
      exports: [Config, DataSource, ...services, ...(side === 'api' ? [Operations, Calls] : [JobRunner]), DiscoveryModule],
    };
  }

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): Promise<void> {
    return this.clock.load();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}
