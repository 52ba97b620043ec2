/** The hours kept in British Columbia, in words people use. */
export const ZONES: readonly { id: string; name: string }[] = [
  { id: 'America/Vancouver', name: 'Pacific Time (most of BC)' },
  { id: 'America/Dawson_Creek', name: 'Peace River (Dawson Creek, Fort St. John)' },
  { id: 'America/Fort_Nelson', name: 'Northern Rockies (Fort Nelson)' },
  { id: 'America/Creston', name: 'Creston' },
  { id: 'America/Edmonton', name: 'East Kootenay, same as Alberta' },
];

/** The words for a zone; one that is not on the list is shown as it is. */
export const zoneName = (id: string): string => ZONES.find((zone) => zone.id === id)?.name ?? id;
