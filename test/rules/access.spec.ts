import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Entity, PrimaryGeneratedColumn } from 'typeorm';
import { z } from 'zod';
import { rooms, allTables } from '../../apps/api/api.module.js';
import { openApi } from '../../apps/api/api.js';
import { openWorker } from '../../apps/worker/worker.js';
import { CampaignService } from '#delivery';
import { PERMISSIONS, RoleName } from '#people';
import { allLetters, type Config, defineJob, HandlesJob, type JobHandler, Operations, PlatformModule, Requires, sendDue, sideOf, SYSTEM } from '#platform';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { type Argument, mutationsOf, sample } from './schema.js';

let house: House;
let config: Config;
beforeAll(async () => {
  house = await House.open(undefined, { worker: true });
  config = { ...house.config, port: 0 };
});
afterAll(() => house.close());

describe('A1: who may do what', () => {
  it('is said for every operation, and is what was agreed: look twice before renewing this list', () => {
    const list = house.get(Operations).list();
    expect(list.map(({ kind, name, requires }) => `${kind} ${name}: ${requires}`)).toMatchSnapshot();
  });

  it('gives every permission to somebody, and has no permission that opens nothing', () => {
    const used = new Set(house.get(Operations).list().map(({ requires }) => requires!));
    used.delete('anyone');
    used.add('record.erase'); // asked by the service: everybody may erase themselves
    expect([...used].toSorted((a, b) => a.localeCompare(b))).toEqual(Object.keys(PERMISSIONS).toSorted((a, b) => a.localeCompare(b)));
  });

  it('holds for every change and every role: whoever lacks the permission is refused before anything is looked at', async () => {
    const make = house.make;
    const { table } = await make.table('Spruce Valley', await make.sectors('Health'));
    const visitors = new Map<string, Visitor>([['nobody', new Visitor(house)]]);
    for (const [role, grants] of [['MEMBER', []], ['CHAMPION', [{ name: RoleName.CHAMPION, tableId: table.id }]]] as const) {
      const member = await make.member(`A ${role.toLowerCase()}`);
      await make.actor(member, ...grants);
      visitors.set(role, await new Visitor(house).signIn(member.email!));
    }
    const required = new Map(house.get(Operations).list().filter(({ kind }) => kind === 'Mutation').map(({ name, requires }) => [name, requires as keyof typeof PERMISSIONS]));
    const rank = { nobody: -1, MEMBER: 0, CHAMPION: 1, ADMIN: 2 };
    const before = await fingerprint();
    for (const mutation of mutationsOf()) {
      for (const [role, visitor] of visitors) {
        const least = PERMISSIONS[required.get(mutation.name)!];
        if (rank[role as keyof typeof rank] >= rank[least]) continue;
        const { data, errors } = await visitor.ask(mutation.document, Object.fromEntries(mutation.args.map((arg: Argument) => [arg.name, sample(arg.type)])));
        expect([mutation.name, role, data, errors.map(({ extensions }) => extensions.code)]).toEqual([mutation.name, role, null, [role === 'nobody' ? 'SIGNED_OUT' : 'FORBIDDEN']]);
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  it("a champion of one table changes nothing at another: every change a champion may make, with another table's ids", async () => {
    const make = house.make;
    const [sector, other] = await make.sectors('Child care', 'Libraries');
    const ours = await make.table('Ours', [sector!]);
    const theirs = await make.table('Theirs', [sector!, other!]);
    const [champion, stranger] = [await make.member('Cho'), await make.member('Stranger')];
    await make.actor(champion, { name: RoleName.CHAMPION, tableId: ours.table.id });
    const holding = await make.holding(theirs.seats[0]!, stranger, '2024-01-01');
    const [loan] = await house.db.query<{ id: string }>(`insert into loan (seat_id, lender_id, "from") values ($1, $2, '2024-01-01') returning id`, [theirs.seats[0]!.id, ours.seats[0]!.id]);
    const [notHere] = await house.db.query<{ id: string }>(`insert into not_here (seat_id, said_by, said_on) values ($1, 'Bo', '2024-01-01') returning id`, [theirs.seats[1]!.id]);
    const [offer] = await house.db.query<{ id: string }>(
      `insert into offer (seat_id, member_id, offered_by_id, offered_at, expires_at) values ($1, $2, $2, now(), now() + interval '9 days') returning id`, [theirs.seats[1]!.id, stranger.id]);
    const [consent] = await house.db.query<{ id: string }>(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'The summit', '2024-01-01') returning id`, [stranger.id]);
    const [list] = await house.db.query<{ id: string }>(`insert into registration_list (name, table_id, created_at) values ('Theirs', $1, now()) returning id`, [theirs.table.id]);
    const [file] = await house.db.query<{ id: string }>(
      `insert into import (file_name, uploaded_at, uploaded_by_id, state, columns, header) values ('theirs.csv', now(), $1, 'CHECKED', '[]', 'name') returning id`, [stranger.id]);
    const [evaluation] = await house.db.query<{ id: string }>(
      `insert into evaluation (title, state, languages, intro, questions, public_key, key_saved_at, created_at) values ('Theirs', 'RUNNING', '{en}', '[]', '[]', 'x', now(), now()) returning id`);
    const campaign = { id: await house.get(CampaignService).plan(SYSTEM, { letter: allLetters().find(({ key }) => key === 'announcement.email')!, title: 'Theirs', onceKey: 'theirs', tableId: theirs.table.id, dueAt: new Date('2099-01-01') }, [{ to: stranger.id, props: {} }]) };
    const foreign: Record<string, object> = {
      addSeats: { tableId: theirs.table.id, sectorIds: [other!.id] },
      answerImport: { id: file!.id, key: 'SECTOR:x', choice: 'none' },
      answerOffer: { id: offer!.id, accept: true },
      closeTable: { id: theirs.table.id, on: '2026-01-01' },
      commitImport: { id: file!.id, leaveOutOpen: true },
      dropImport: { id: file!.id },
      dropCampaign: campaign,
      dropDeliveries: { campaignId: campaign.id },
      endHolding: { input: { holdingId: holding.id, until: '2026-01-01', reason: 'OTHER' } },
      endLoan: { id: loan!.id, until: '2026-01-01' },
      endNotHere: { id: notHere!.id, until: '2026-01-01' },
      eraseMember: { id: stranger.id },
      leaveNetwork: { id: stranger.id },
      lendSeat: { input: { seatId: theirs.seats[0]!.id, lenderSeatId: ours.seats[0]!.id, from: '2026-01-01' } },
      mapImport: { id: file!.id, input: { listName: 'Theirs', tableId: ours.table.id, fields: [] } },
      markCall: { evaluationId: evaluation!.id, memberId: stranger.id, outcome: 'DECLINED' },
      markNotHere: { input: { seatId: theirs.seats[1]!.id, saidBy: 'Bo', saidOn: '2026-01-01' } },
      offerSeat: { input: { seatId: theirs.seats[1]!.id, memberId: stranger.id } },
      pauseCampaign: campaign,
      pauseMember: { id: stranger.id, until: '2099-01-01' },
      releaseDeliveries: { campaignId: campaign.id },
      resumeCampaign: campaign,
      saveConsent: { memberId: stranger.id, input: { kind: 'EXPRESS', source: 'Said so', givenOn: '2024-01-01' } },
      saveOrganisation: { input: { id: '00000000-0000-4000-8000-000000000000', name: 'Everybody\'s' } },
      savePreference: { memberId: stranger.id, input: { digest: 'OFF', hour: 8, weekday: 1, zone: 'America/Vancouver', announcements: false, stop: true } },
      saveRegistrationList: { input: { id: list!.id, name: 'Changed' } },
      seatMember: { input: { seatId: theirs.seats[1]!.id, memberId: stranger.id, from: '2026-01-01' } },
      sendAnnouncement: { input: { key: stranger.id, subject: 'Hello', body: 'Hello', tableId: theirs.table.id, audience: {} }, test: false },
      updateMember: { id: stranger.id, input: { name: 'Changed', byEmail: true, byPhone: true, byPost: true, contactVisibleTo: 'NETWORK' } },
      updateTable: { id: theirs.table.id, input: { kind: 'LOCAL', name: 'Changed', foundedOn: '2022-01-10' } },
      withdrawConsent: { id: consent!.id },
      withdrawOffer: { id: offer!.id },
    };
    const champions = new Set(house.get(Operations).list().filter(({ kind, requires }) => kind === 'Mutation' && PERMISSIONS[requires as keyof typeof PERMISSIONS] !== 'ADMIN').map(({ name }) => name));
    champions.delete('addMember'); // is about nobody yet
    expect(Object.keys(foreign).toSorted()).toEqual([...champions].toSorted());

    const visitor = await new Visitor(house).signIn(champion.email!);
    const before = await fingerprint();
    for (const { name, document } of mutationsOf().filter(({ name }) => champions.has(name))) {
      const { data, errors } = await visitor.ask(document, foreign[name]);
      expect([name, data, errors.map(({ extensions }) => extensions.code)]).toEqual([name, null, ['FORBIDDEN']]);
    }
    expect(await fingerprint()).toEqual(before);
  });
});

/** Every row of the rooms, so that a change anywhere shows. Sessions, letters with codes and turns for digests come and go by themselves. */
async function fingerprint(): Promise<unknown[]> {
  const names = rooms.filter(({ name }) => name !== 'digests').flatMap(({ entities }) => entities).map((entity) => house.db.source.getMetadata(entity).tableName);
  return Promise.all(names.map((name) => house.db.query(`select md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t`)));
}

describe('What is not declared stops the start', () => {
  it('A1: an operation that declares nothing stops the start', async () => {
    @Controller('open-to-all')
    class OpenDoor {
      @Get('secrets')
      secrets() {
        return 'all of them';
      }
    }
    @Resolver()
    class OpenResolver {
      @Query(() => String)
      secret() {
        return 'all of them';
      }
    }
    @Module({ controllers: [OpenDoor], providers: [OpenResolver] })
    class Careless {}
    await expect(openApi(config, [{ module: Careless }])).rejects.toThrow('Who may do this is not said with @Requires: HTTP GET /open-to-all/secrets, Query secret.');
  });

  it('A1: an operation that requires a permission nobody has heard of stops the start', async () => {
    @Controller()
    class Misspelt {
      @Requires('tabel.read')
      @Get('misspelt')
      read() {
        return '';
      }
    }
    @Module({ controllers: [Misspelt] })
    class Careless {}
    await expect(openApi(config, [{ module: Careless }])).rejects.toThrow('Who may do this is not said with @Requires: HTTP GET /misspelt.');
  });

  it('A1: an entity that declares nothing stops the start', async () => {
    @Entity()
    class Diary {
      @PrimaryGeneratedColumn('uuid') id: string;
    }
    @Module({})
    class Start {}
    const module = { module: Start, imports: [PlatformModule.over(config, [...allTables, { entities: [Diary], migrations: [] }], 'worker')] };
    await expect(NestFactory.createApplicationContext(module, { logger: false, abortOnError: false })).rejects.toThrow('Diary does not say with @Visible who may see it.');
  });

  it('a job with two handlers stops the worker', async () => {
    @Injectable()
    @HandlesJob(sendDue)
    class Again implements JobHandler {
      async run() {}
    }
    @Module({ providers: [Again] })
    class Twice {}
    await expect(openWorker(config, { extra: [{ module: Twice }] })).rejects.toThrow('The job delivery.send-due has two handlers.');
  });

  it('a job with no handler stops the worker', async () => {
    defineJob({ name: 'test.forgotten', payload: z.object({}) });
    await expect(openWorker(config)).rejects.toThrow('No handler for the job test.forgotten.');
  });

  it('two jobs of one name stop every start', () => {
    expect(() => defineJob({ name: sendDue.name, payload: z.object({}) })).toThrow('Two jobs are called delivery.send-due.');
  });

  it('a room keeps its doors out of the worker and its handlers out of the API', () => {
    for (const room of rooms) {
      expect(sideOf(room, 'worker').controllers).toEqual([]);
      expect(sideOf(room, 'api').providers).not.toEqual(expect.arrayContaining(room.handlers.length ? room.handlers : ['none']));
    }
  });
});
