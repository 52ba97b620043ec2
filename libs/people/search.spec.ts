import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { Organisation } from './organisation.entity.js';
import { Community, Region } from './region.entity.js';

let house: House;
let ana: Visitor;
beforeAll(async () => {
  house = await House.open(undefined, { worker: true });
  for (const name of ['Ana Duarte', "Marie-Ève Nak'azdli", 'Jean Émile Lévesque', 'Wes Tanabe-Croft', 'Tanya Croft', 'Under_Score', '100% Sure']) await house.make.member(name);
  const organisations = ['Vanderhoof health unit', 'Vanderhoof primary school', "Nak'azdli Whut'en health", 'Fraser Lake library'];
  await house.db.repo(Organisation).insert(organisations.map((name) => ({ name })));
  ana = await new Visitor(house).signIn('ana.duarte@example.org');
});
afterAll(() => house.close());

type Found = Record<'found', { edges: { node: { name: string } }[] }>;
const names = ({ found }: Found) => found.edges.map(({ node }) => node.name);
const members = async (search: string) => names(await ana.tell<Found>('query ($search: String) { found: members(filter: { search: $search }) { edges { node { name } } } }', { search }));
const organisations = async (search: string) => names(await ana.tell<Found>('query ($search: String) { found: organisations(search: $search) { edges { node { name } } } }', { search }));

describe('organisations', () => {
  it('are narrowed by sector, region and community, alone and together with a name', async () => {
    const [health, libraries] = await house.make.sectors('Health', 'Libraries');
    const regions = await house.db.repo(Region).save(['Northwest', 'Northeast'].map((name, position) => house.db.repo(Region).create({ name, position })));
    const [terrace, chetwynd] = await house.db.repo(Community).save(['Terrace', 'Chetwynd'].map((name, at) => house.db.repo(Community).create({ name, regionId: regions[at]!.id, timeZone: 'America/Vancouver' })));
    await house.db.repo(Organisation).insert([
      { name: 'Terrace clinic', sectorId: health!.id, communityId: terrace!.id },
      { name: 'Terrace reads', sectorId: libraries!.id, communityId: terrace!.id },
      { name: 'Chetwynd clinic', sectorId: health!.id, communityId: chetwynd!.id },
    ]);
    const found = async (narrow: object) => names(await ana.tell<Found>('query ($search: String, $sectorId: ID, $regionId: ID, $communityId: ID) { found: organisations(search: $search, sectorId: $sectorId, regionId: $regionId, communityId: $communityId) { edges { node { name } } } }', narrow));
    expect(await found({ sectorId: health!.id })).toEqual(['Chetwynd clinic', 'Terrace clinic']);
    expect(await found({ regionId: regions[0]!.id })).toEqual(['Terrace clinic', 'Terrace reads']);
    expect(await found({ communityId: chetwynd!.id })).toEqual(['Chetwynd clinic']);
    expect(await found({ communityId: terrace!.id, sectorId: health!.id })).toEqual(['Terrace clinic']);
    expect(await found({ search: 'clinic', regionId: regions[1]!.id })).toEqual(['Chetwynd clinic']);
  });
});

describe('looking for a name', () => {
  it('finds it without its accents and apostrophes, whole or in part', async () => {
    expect(await members('nakazdli')).toEqual(["Marie-Ève Nak'azdli"]);
    expect(await members('NAK’AZDLI')).toEqual(["Marie-Ève Nak'azdli"]);
    expect(await members('leves')).toEqual(['Jean Émile Lévesque']);
    expect(await organisations('whuten')).toEqual(["Nak'azdli Whut'en health"]);
  });

  it('finds its words in any order, and only where all of them stand', async () => {
    expect(await members('levesque jean')).toEqual(['Jean Émile Lévesque']);
    expect(await members('croft  tan')).toEqual(['Tanya Croft', 'Wes Tanabe-Croft']);
    expect(await members('ana levesque')).toEqual([]);
    expect(await organisations('health vanderhoof')).toEqual(['Vanderhoof health unit']);
  });

  it('forgives a slip', async () => {
    expect(await members('nakazdi')).toEqual(["Marie-Ève Nak'azdli"]);
    expect(await organisations('vanderhof')).toEqual(['Vanderhoof health unit', 'Vanderhoof primary school']);
    expect(await organisations('health vandrhoof')).toEqual(['Vanderhoof health unit']);
  });

  it('takes signs as signs', async () => {
    expect(await members('r_s')).toEqual(['Under_Score']);
    expect(await members('0%')).toEqual(['100% Sure']);
    expect(await members('\\')).toEqual([]);
    expect(await members('zzz')).toEqual([]);
  });
});
