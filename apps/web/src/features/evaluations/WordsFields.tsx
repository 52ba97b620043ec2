import { TextField } from '../../ui/Field';
import { languageName } from '../members/languages';
import { changed, type Words } from './evaluation';

interface WordsFieldsProps {
  label: string;
  name: string;
  hint?: string;
  languages: readonly string[];
  words: readonly Words[];
  onWords: (words: Words[]) => void;
  long?: boolean;
  required?: boolean;
  error?: string | undefined;
}

/** A text in each language of an evaluation, the main one first. Only the main one must be there. */
export function WordsFields({ label, name, hint, languages, words, onWords, long = false, required = false, error }: WordsFieldsProps) {
  return languages.map((lang, place) => (
    <TextField
      key={lang}
      label={languages.length > 1 ? `${label}, in ${languageName(lang)}` : label}
      name={`${name}.${lang}`}
      lang={lang}
      long={long}
      hint={place === 0 ? hint : undefined}
      required={required && place === 0}
      value={words.find((one) => one.lang === lang)?.text ?? ''}
      onValue={(text) => onWords(changed(words, lang, text))}
      error={place === 0 ? error : undefined}
    />
  ));
}
