import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, Direct, type FastifyReply, type FastifyRequest, graphqlModule, inputPipe, log, Operations, PlatformModule, readKnownOperations, refuseWrongZones, RequiresGuard, type Room, sideOf } from '#platform';
import { allTables, rooms } from './api.module.js';
import { HealthController } from './health.controller.js';
import { guardDoor, secure } from './door.js';
import { NO_PAGE, PageErrors, tell } from './page-errors.filter.js';
import { openShortWay } from './short-way.js';
import { serveWeb } from './web.js';

@Module({})
class ApiModule {}

export interface Api {
  app: NestFastifyApplication;
  /** Where it listens, such as http://127.0.0.1:3000. */
  url: string;
  close(): Promise<void>;
}

/**
 * Opens the front door: GraphQL, pages and the web app. `extra` brings what only one kind of start has (local's dev pages),
 * `more` a room that only tests have.
 * Throws one sentence when something is not declared or the zone data is wrong.
 */
export async function openApi(config: Config, extra: DynamicModule[] = [], more: Room[] = []): Promise<Api> {
  refuseWrongZones();
  const adapter = new FastifyAdapter({
    bodyLimit: 1_048_576,
    trustProxy: (_address: string, hop: number) => hop < config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      secure(reply, config); // an address that cannot be read reaches no hook
      tell(request, reply, NO_PAGE);
    },
  });
  const known = readKnownOperations('apps/web/src/gql/persisted-documents.json');
  const direct = new Direct(known.values());
  const module: DynamicModule = {
    module: ApiModule,
    imports: [PlatformModule.over(config, [...allTables, ...more], 'api'), ...[...rooms, ...more].map((room) => sideOf(room, 'api')), graphqlModule(config, direct), ...extra],
    controllers: [HealthController],
    providers: [PageErrors, { provide: APP_GUARD, useClass: RequiresGuard }],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: ['error', 'warn'], abortOnError: false, bodyParser: true });
  try {
    guardDoor(adapter.getInstance(), config, known);
    openShortWay(adapter.getInstance(), config, known, direct);
    await serveWeb(adapter.getInstance(), 'dist/web');
    app.useGlobalPipes(inputPipe());
    app.useGlobalFilters(app.get(PageErrors));
    await app.init();
    app.get(Operations).check();
    await app.listen(config.port, config.local ? '127.0.0.1' : '0.0.0.0');
  } catch (error) {
    await app.close();
    throw error;
  }
  const { port } = adapter.getHttpServer().address() as { port: number };
  log.info({ port }, 'the API listens');
  return { app, url: `http://127.0.0.1:${port}`, close: () => app.close() };
}
