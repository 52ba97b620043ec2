import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';

/** What a room is made of. `doors` open in the API only, `handlers` run in the worker only, `services` are in both. */
export interface Room {
  name: string;
  entities: Type[];
  migrations: Type<MigrationInterface>[];
  services: Provider[];
  /** Resolvers and what else only the API needs. */
  doors: Type[];
  controllers: Type[];
  /** One class for each job this room defines. */
  handlers: Type[];
}

export const defineRoom = (room: Room): Room => room;

/** One side of a room as a Nest module. Its services are open to all: which way imports go is checked by the rules. */
export function sideOf(room: Room, side: 'api' | 'worker'): DynamicModule {
  const name = `${room.name}-${side}`;
  class RoomModule {}
  Object.defineProperty(RoomModule, 'name', { value: name });
  return {
    module: RoomModule,
    global: true,
    providers: [...room.services, ...(side === 'api' ? room.doors : room.handlers)],
    controllers: side === 'api' ? room.controllers : [],
    exports: room.services,
  };
}
