import { describe, expect, it } from '@jest/globals';
import { PRIMARY_ROLES } from '#people';
import { Coverage, coverageOf } from '#tables';
import { SAMPLE_DAY, sampleCsv, sampleRegion } from './sample.js';

// Koopmans et al. (2022), Table 1: primary role, in the paper's order. The paper prints n = 37 for the Northwest;
// only 27 agrees with its own 22 % and with n = 121.
const BY_REGION = { 'Northern interior': 71, Northwest: 27, Northeast: 11, 'Other BC': 7, 'Outside BC': 5 };
const BY_ROLE = {
  'Educator (e.g., early childhood educator, teacher)': 36,
  'Early childhood program coordinator or facilitator': 20,
  'Healthcare provider (e.g., physician, nurse practitioner, nurse, physiotherapist)': 15,
  'Peer support worker, outreach worker, or parent/caregiver': 12,
  'Mental health clinician': 11,
  'Manager, administrator, or policy maker': 9,
  Student: 5,
  'Childcare provider': 5,
  Researcher: 4,
  'Behaviour analyst': 2,
  'Social worker': 2,
};

const sample = sampleRegion();
const facts = { ...sample, attendance: [] };
const lists = Object.entries(sample).filter((entry): entry is [string, { id: string }[]] => Array.isArray(entry[1]));

const tally = (words: string[]) => Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]));
const find = <T extends { id: string }>(list: T[], id: string | null): T => {
  const row = list.find((one) => one.id === id);
  if (!row) throw new Error(`nothing has the id ${id}`);
  return row;
};
const named = (name: string) => sample.members.find((member) => member.name === name)!;
const seatOf = (id: string) => find(sample.seats, id);
const tableOf = (seatId: string) => find(sample.tables, seatOf(seatId).tableId);
const regionOf = (communityId: string | null) => find(sample.regions, find(sample.communities, communityId).regionId).name;
const sectorOf = (seatId: string) => find(sample.sectors, seatOf(seatId).sectorId).name;
const on = (day: string) => (span: { from: string; until: string | null }) => span.from <= day && (span.until === null || day < span.until);
const overlap = (a: { from: string; until: string | null }, b: { from: string; until: string | null }) => (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);
const pairs = <T>(list: T[]) => list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b] as const));
const states = (day: string) => sample.seats.flatMap(({ id }) => coverageOf(id, day, facts) ?? []);
const stateAt = (community: string, sector: string, day: string) => {
  const seat = sample.seats.find(({ id }) => tableOf(id).name.startsWith(community) && sectorOf(id) === sector)!;
  return coverageOf(seat.id, day, facts)!;
};

describe('the sample region', () => {
  it('is the same on every call', () => {
    expect(sampleRegion()).toEqual(sample);
    // Pinned, so that it is the same on every machine and in every year too: links into a sample stay good.
    expect(named('Jules Okafor').id).toBe('96482b01-3b12-5455-bf8b-53c6c3f19309');
  });

  it('has a valid UUID for every row, each once', () => {
    const ids = lists.flatMap(([, rows]) => rows.map(({ id }) => id));
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reproduces the participants of the paper', () => {
    expect(sample.members).toHaveLength(121);
    expect(new Set(sample.members.map(({ name }) => name)).size).toBe(121);
    expect(tally(sample.registrations.map(({ regionId }) => find(sample.regions, regionId).name))).toEqual(BY_REGION);
    expect(tally(sample.registrations.map(({ primaryRole }) => PRIMARY_ROLES[primaryRole!]))).toEqual(BY_ROLE);
    expect(sample.registrations.map(({ memberId }) => memberId).sort()).toEqual(sample.members.map(({ id }) => id).sort());
    expect(tally(sample.registrations.map(({ participation }) => participation!))).toEqual({ LIVE: 51, RECORDED: 70 });
    const [list] = sample.lists;
    expect(list!.published!.groups).toEqual([BY_REGION, BY_ROLE].map((by, index) => ({ title: ['Region', 'Primary role'][index], cells: Object.entries(by).map(([label, n]) => ({ label, n })) })));
  });

  it('keeps what was given that day where somebody has changed since', () => {
    const differ = sample.registrations.filter(({ memberId, regionId, primaryRole }) => {
      const member = find(sample.members, memberId);
      return member.primaryRole !== primaryRole || find(sample.communities, member.communityId).regionId !== regionId;
    });
    expect(differ.map(({ name }) => name).sort()).toEqual(['Callum Ferris-Ito', 'Lucille Haverstock-Dee', 'Sukhveer Dhillon-Moss', 'Tilly Brandsma-Cho', 'Émeric Solberg-Nash']);
    expect(new Set(sample.changes.map(({ memberId }) => memberId))).toEqual(new Set(differ.map(({ memberId }) => memberId)));
  });

  it('may write to most: the consent of the summit has run out, most have said yes since', () => {
    const [implied, express] = [sample.consents.filter(({ kind }) => kind === 'IMPLIED'), sample.consents.filter(({ kind }) => kind === 'EXPRESS')];
    expect(implied).toHaveLength(101);
    expect(implied.filter(({ expiresOn }) => expiresOn! >= SAMPLE_DAY)).toEqual([]);
    expect(express.length).toBeGreaterThan(70);
    expect(express.length).toBeLessThan(101);
    for (const { memberId } of sample.consents) expect(find(sample.members, memberId).email).not.toBeNull();
    expect(new Set(sample.members.flatMap(({ languages }) => languages)).size).toBeGreaterThan(3);
  });

  it('writes its registrations as the file of a form', () => {
    const [head, ...rows] = sampleCsv().trimEnd().split('\r\n');
    expect(head).toBe('Name,Email,Which region do you primarily live and work in?,Primary role,I will attend…,Community,Organisation,Postal address');
    expect(rows).toHaveLength(121);
    expect(rows.filter((row) => row.includes('Northwest BC'))).toHaveLength(27);
    expect(rows[24]).toBe('Jules Okafor,member@sample.example,Northern interior BC,Early childhood program coordinator or facilitator,Recorded sessions only,Prince George,Prince George early years society (sample),');
  });

  it('points only at rows it has', () => {
    for (const member of sample.members) {
      find(sample.sectors, member.sectorId);
      if (member.organisationId) expect(find(sample.organisations, member.organisationId)).toMatchObject({ communityId: member.communityId, sectorId: member.sectorId });
    }
    for (const { memberId } of [...sample.holdings, ...sample.roles, ...sample.offers]) find(sample.members, memberId);
    for (const { recordedById } of sample.notHeres) find(sample.members, recordedById);
    for (const { offeredById } of sample.offers) find(sample.members, offeredById);
    for (const { seatId } of [...sample.holdings, ...sample.loans, ...sample.notHeres, ...sample.offers]) seatOf(seatId);
    for (const list of [sample.regions, sample.communities, sample.sectors, sample.tables]) expect(new Set(list.map(({ name }) => name.toLowerCase())).size).toBe(list.length);
    expect(new Set(sample.organisations.map(({ name }) => name.toLowerCase())).size).toBe(sample.organisations.length);
  });

  it('reaches people as they can be reached', () => {
    const emails = sample.members.flatMap(({ email }) => email ?? []);
    expect(emails).toHaveLength(101);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.filter((email) => !/^[a-z]+(\.[a-z-]+)?@sample\.example$/.test(email))).toEqual([]);
    const phones = sample.members.flatMap(({ phone }) => phone ?? []);
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.filter((phone) => !/^(250|778)-555-01\d\d$/.test(phone))).toEqual([]);
    for (const member of sample.members) {
      expect(member.byEmail).toBe(member.email !== null);
      if (member.byPhone) expect(member.phone).not.toBeNull();
      if (member.byPost) expect(member.postalAddress?.lines.join('\n')).toMatch(/^\d+ Sample Street\n.+ [A-Z]{2} {2}[A-Z]\d[A-Z] 0A0$/);
      expect(member.byEmail || member.byPhone || member.byPost).toBe(true);
    }
    const visible = tally(sample.members.map(({ contactVisibleTo }) => contactVisibleTo));
    expect(Object.keys(visible).sort()).toEqual(['ADMINS', 'NETWORK', 'TABLES']);
    expect(visible['TABLES']).toBeGreaterThan(80);
  });
});

describe('its tables', () => {
  it('are one regional and twelve local ones, with a seat for each sector from the first day', () => {
    expect(tally(sample.tables.map(({ kind }) => kind))).toEqual({ REGIONAL: 1, LOCAL: 12 });
    for (const table of sample.tables) {
      const seats = sample.seats.filter(({ tableId }) => tableId === table.id);
      expect(seats.map(({ sectorId }) => sectorId)).toEqual(sample.sectors.slice(0, table.kind === 'REGIONAL' ? 12 : 11).map(({ id }) => id));
      expect(new Set(seats.map(({ openedOn }) => openedOn))).toEqual(new Set([table.foundedOn]));
      if (table.kind === 'LOCAL') expect(table.foundedOn >= '2021-11-01' && table.foundedOn < '2022-11-01').toBe(true);
    }
  });

  it('each have a champion who sits there and can sign in, and the network has an admin', () => {
    for (const role of sample.roles) expect(role.name === 'CHAMPION').toBe(role.tableId !== null);
    for (const table of sample.tables.filter(({ kind }) => kind === 'LOCAL')) {
      const champions = sample.roles.filter(({ tableId }) => tableId === table.id);
      expect(champions).toHaveLength(1);
      const { memberId } = champions[0]!;
      expect(find(sample.members, memberId).email).not.toBeNull();
      expect(sample.holdings.some((holding) => holding.memberId === memberId && holding.until === null && tableOf(holding.seatId) === table)).toBe(true);
    }
    expect(sample.roles.filter(({ name }) => name === 'ADMIN').map(({ memberId }) => find(sample.members, memberId).email)).toEqual(['admin@sample.example']);
  });

  it('seat the three people a newcomer signs in as', () => {
    const at = (name: string) => sample.holdings.filter((holding) => holding.memberId === named(name).id && holding.until === null).map(({ seatId }) => tableOf(seatId).name);
    expect(named('Robin Aldergrove').email).toBe('admin@sample.example');
    expect(named('Maya Fontaine-Reid').email).toBe('champion@sample.example');
    expect(at('Maya Fontaine-Reid')).toEqual(['Vanderhoof early childhood table']);
    expect(find(sample.tables, sample.roles.find(({ memberId }) => memberId === named('Maya Fontaine-Reid').id)!.tableId).name).toBe('Vanderhoof early childhood table');
    expect(named('Jules Okafor').email).toBe('member@sample.example');
    expect(at('Jules Okafor')).toEqual(['SEED table', 'Prince George early childhood table']);
  });
});

describe('what happened on its seats', () => {
  it('never has two people on a seat, nor an end without a reason', () => {
    for (const [a, b] of pairs(sample.holdings)) if (a.seatId === b.seatId) expect(overlap(a, b)).toBe(false);
    for (const { seatId, from, until, endReason, endNote } of sample.holdings) {
      expect(from >= seatOf(seatId).openedOn && from <= SAMPLE_DAY).toBe(true);
      expect(until === null).toBe(endReason === null);
      if (until === null) expect(endNote).toBeNull();
      else expect(until > from && until <= SAMPLE_DAY).toBe(true);
    }
  });

  it('keeps people near their tables', () => {
    const local = sample.holdings.filter(({ seatId, until }) => until === null && tableOf(seatId).kind === 'LOCAL');
    const near = local.filter(({ seatId, memberId }) => regionOf(tableOf(seatId).communityId) === regionOf(find(sample.members, memberId).communityId));
    expect(near.length / local.length).toBeGreaterThan(0.95);
    for (const { memberId, until, endReason } of sample.holdings) if (regionOf(find(sample.members, memberId).communityId) === 'Other BC' && until) expect(['MOVED_AWAY', 'POSITION_ENDED']).toContain(endReason);
  });

  it('lends only held seats of the same sector, to seats that nobody holds', () => {
    for (const [a, b] of pairs(sample.loans)) if (a.seatId === b.seatId) expect(overlap(a, b)).toBe(false);
    for (const loan of sample.loans) {
      expect(sectorOf(loan.lenderId)).toBe(sectorOf(loan.seatId));
      expect(tableOf(loan.lenderId)).not.toBe(tableOf(loan.seatId));
      expect(sample.holdings.filter((holding) => holding.seatId === loan.seatId && overlap(holding, loan))).toEqual([]);
      for (const day of [loan.from, loan.until ?? SAMPLE_DAY]) expect(sample.holdings.some((holding) => holding.seatId === loan.lenderId && on(day)(holding))).toBe(true);
    }
  });

  it('says that a service does not exist only where nobody holds or lends it', () => {
    for (const { seatId, saidBy, saidOn, until } of sample.notHeres) {
      const span = { from: saidOn, until };
      expect(saidBy).not.toBe('');
      expect(saidOn >= seatOf(seatId).openedOn).toBe(true);
      expect([...sample.holdings, ...sample.loans].filter((one) => one.seatId === seatId && overlap(one, span))).toEqual([]);
    }
  });

  it('offers vacant seats by letter, one at a time', () => {
    for (const offer of sample.offers) {
      expect(find(sample.members, offer.memberId).email).not.toBeNull();
      expect(offer.expiresAt.getTime() - offer.offeredAt.getTime()).toBe(21 * 24 * 60 * 60 * 1000);
      expect(offer.answeredAt === null).toBe(offer.state === 'OPEN');
      expect(coverageOf(offer.seatId, offer.offeredAt.toISOString().slice(0, 10), facts)!.state).toBe(Coverage.VACANT);
      if (offer.answeredAt) expect(offer.answeredAt > offer.offeredAt && offer.answeredAt <= offer.expiresAt).toBe(true);
    }
    const open = sample.offers.filter(({ state }) => state === 'OPEN');
    expect(new Set(open.map(({ seatId }) => seatId)).size).toBe(open.length);
    expect(open.every(({ seatId }) => coverageOf(seatId, SAMPLE_DAY, facts)!.state === Coverage.VACANT)).toBe(true);
    expect(open.map(({ memberId }) => find(sample.members, memberId).email)).toContain('member@sample.example');
  });
});

describe('its blanket', () => {
  it('shows all five states today', () => {
    expect(tally(states(SAMPLE_DAY).map(({ state }) => state))).toEqual({ FILLED: 86, THIN: 12, VACANT: 29, SERVED_FROM_ELSEWHERE: 9, DOES_NOT_EXIST_HERE: 8 });
  });

  it('shows public health leaving four tables in September 2023, and staying away', () => {
    for (const community of ['Quesnel', 'Burns Lake', 'Hazelton', 'Fort Nelson']) {
      expect(stateAt(community, 'Health', '2023-08-01').state).toBe(Coverage.FILLED);
      for (const day of ['2023-10-01', SAMPLE_DAY]) expect(stateAt(community, 'Health', day)).toMatchObject({ state: Coverage.VACANT, since: '2023-09-15' });
    }
    const ended = sample.holdings.filter(({ endReason }) => endReason === 'POSITION_ENDED');
    expect(ended.map(({ until, endNote }) => [until, endNote])).toEqual(Array.from({ length: 4 }, () => ['2023-09-15', 'Position moved to the regional office']));
  });

  it('grows a table at a time', () => {
    const tables = (day: string) => new Set(sample.seats.filter(({ id }) => coverageOf(id, day, facts)).map(({ tableId }) => tableId)).size;
    expect([tables('2021-09-01'), tables('2021-10-01'), tables('2022-01-01'), tables('2022-11-01')]).toEqual([0, 1, 5, 13]);
  });
});
