import { chance, idOf } from './ids.js';
import { ROLE_LABELS } from './names.js';
import { CHANGED_SINCE, members, memberId, registrants } from './people.js';
import { communities, type CommunityName, organisations, regions } from './places.js';
import type { ChangeRow, ConsentRow, RegistrationListRow, RegistrationRow } from './rows.js';
import { ADMIN } from './tables.js';

/** The five days of the summit in February 2021; the live day was the last. */
const SUMMIT = { id: idOf('registration list', 'Summit 2021'), name: 'Summit 2021', from: '2021-02-08' };

/** How many of the 121 came to the live day (Koopmans et al., 2022). */
const LIVE = 51;

const live = new Set(registrants.map(({ name }) => name).sort((a, b) => idOf('live', a).localeCompare(idOf('live', b))).slice(0, LIVE));
const regionOf = (community: CommunityName) => communities().find(({ name }) => name === community)!.regionId;

/** From the day registration opened to the Friday before the summit. */
const registeredOn = (name: string) => new Date(Date.UTC(2021, 0, 11 + (chance('registered', name) % 26))).toISOString().slice(0, 10);

export function registrations(): RegistrationRow[] {
  return registrants.map(({ name, community, primaryRole }) => ({
    id: idOf('registration', SUMMIT.name, name),
    listId: SUMMIT.id,
    memberId: memberId(name),
    name,
    regionId: regionOf(community),
    primaryRole,
    participation: live.has(name) ? 'LIVE' : 'RECORDED',
    registeredOn: registeredOn(name),
  }));
}

/** The list, with its participation table published as it stood when the network began. */
export function lists(): RegistrationListRow[] {
  const begun = '2021-09-15';
  const count = (has: (one: (typeof registrants)[number]) => boolean) => registrants.filter(has).length;
  const order: string[] = Object.values(ROLE_LABELS);
  const byRole = [...new Set(registrants.map(({ roleLabel }) => roleLabel))].map((label) => ({ label, n: count(({ roleLabel }) => roleLabel === label) }));
  const published = {
    on: begun,
    total: registrants.length,
    groups: [
      { title: 'Region', cells: regions().map(({ id, name }) => ({ label: name, n: count(({ community }) => regionOf(community) === id) })) },
      { title: 'Primary role', cells: byRole.sort((a, b) => order.indexOf(a.label) - order.indexOf(b.label)) },
    ],
  };
  return [{ id: SUMMIT.id, name: SUMMIT.name, heldOn: SUMMIT.from, tableId: null, createdById: memberId(ADMIN), createdAt: new Date(`${begun}T18:00:00Z`), publicSince: new Date(`${begun}T18:00:00Z`), published }];
}

/** Taking part in the summit was ground to write for two years; most have said yes since. */
export function consents(): ConsentRow[] {
  return members()
    .filter(({ email }) => email)
    .flatMap(({ id, name }): ConsentRow[] => {
      const implied: ConsentRow = { id: idOf('consent', name, 'summit'), memberId: id, kind: 'IMPLIED', source: 'Registered for the summit of 2021', givenOn: registeredOn(name), expiresOn: registeredOn(name).replace('2021', '2023'), recordedById: null };
      const on = new Date(Date.UTC(2022, 10, 1 + chance('consent', name))).toISOString().slice(0, 10);
      const express: ConsentRow = { id: idOf('consent', name, 'express'), memberId: id, kind: 'EXPRESS', source: 'Said yes when we asked everybody', givenOn: on, expiresOn: null, recordedById: memberId(ADMIN) };
      return chance('agrees', name) < 86 ? [implied, express] : [implied];
    });
}

/** What the few who changed had before, as their history tells it. */
export function changes(): ChangeRow[] {
  return registrants.flatMap(({ name, community, primaryRole }): ChangeRow[] => {
    const since = CHANGED_SINCE[name];
    if (!since) return [];
    const fields = [
      ...(since.community ? [{ field: 'Community', before: community, after: since.community }] : []),
      ...(since.primaryRole ? [{ field: 'Primary role', before: labelOf(primaryRole), after: labelOf(since.primaryRole) }] : []),
    ];
    return [{ id: idOf('change', name, since.on), memberId: memberId(name), at: new Date(`${since.on}T18:00:00Z`), byId: memberId(ADMIN), source: 'edit', fields }];
  });
}

const labelOf = (role: string) => registrants.find(({ primaryRole }) => primaryRole === role)!.roleLabel;

/** What the registration form of a summit calls the regions. */
const REGION_WORDS: Record<string, string> = {
  'Northern interior': 'Northern interior BC',
  Northwest: 'Northwest BC',
  Northeast: 'Northeast BC',
  'Other BC': 'Other region of BC',
  'Outside BC': 'Outside of BC',
};
const CSV_HEAD = ['Name', 'Email', 'Which region do you primarily live and work in?', 'Primary role', 'I will attend…', 'Community', 'Organisation', 'Postal address'];

/** The same 121 registrations as the file a registration form hands out. */
export function sampleCsv(): string {
  const known = new Map(members().map((member) => [member.name, member]));
  const rows = registrants.map(({ name, community, sector, roleLabel }) => {
    const member = known.get(name)!;
    const region = regions().find(({ id }) => id === regionOf(community))!.name;
    const organisation = organisations().find(({ id }) => id === idOf('organisation', community, sector));
    const attends = live.has(name) ? 'Recorded sessions and the live workshop' : 'Recorded sessions only';
    return [name, member.email ?? '', REGION_WORDS[region]!, roleLabel, attends, community, organisation?.name ?? '', (member.postalAddress?.lines ?? []).join(', ')];
  });
  return [CSV_HEAD, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n') + '\r\n';
}
