/** The languages most spoken around our tables, by their tags (BCP 47): first those of the land. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  fr: 'French',
  crx: 'Dakelh',
  bcr: 'Witsuwit’en',
  git: 'Gitxsanimx̱',
  ncg: 'Nisg̱a’a',
  tsi: 'Sm’algya̱x',
  sek: 'Tse’khene',
  bea: 'Dane-zaa',
  tht: 'Tahltan',
  hai: 'Haida',
  has: 'Haisla',
  cr: 'Cree',
  pa: 'Punjabi',
  tl: 'Tagalog',
  zh: 'Chinese',
  uk: 'Ukrainian',
  ase: 'American Sign Language',
};

export const LANGUAGES: readonly { tag: string; name: string }[] = Object.entries(NAMES).map(([tag, name]) => ({ tag, name }));

/** A language in words: ours, else the browser's, else the tag as it is. */
export function languageName(tag: string): string {
  const ours = NAMES[tag];
  if (ours) return ours;
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
