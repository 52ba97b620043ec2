import { useState } from 'react';
import { listed } from '../../lib/words';
import { TextField, Tick } from '../../ui/Field';
import { languageName, LANGUAGES } from './languages';

interface LanguageFieldsProps {
  languages: readonly string[];
  onLanguages: (languages: string[]) => void;
  error: string | undefined;
}

const KNOWN = new Set(LANGUAGES.map(({ tag }) => tag));

const tagsIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** The languages somebody uses: a folded list to tick, and a place for the tags of others. */
export function LanguageFields({ languages, onLanguages, error }: LanguageFieldsProps) {
  const [others, type] = useState(() => languages.filter((tag) => !KNOWN.has(tag)).join(', '));
  const ticked = languages.filter((tag) => KNOWN.has(tag));
  const [opened, open] = useState(false);
  if (error && !opened) open(true);
  return (
    <details className="more" open={opened} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>Languages: {listed(languages.map(languageName)) || 'not said'}</summary>
      <fieldset className="choices">
        <legend className="hidden">Languages they use</legend>
        <div className="language-list">
          {LANGUAGES.map(({ tag, name }) => (
            <Tick
              key={tag}
              label={name}
              on={languages.includes(tag)}
              onTick={(on) => onLanguages(on ? [...languages, tag] : languages.filter((each) => each !== tag))}
            />
          ))}
        </div>
        <TextField
          label="Other languages"
          name="languages"
          hint="By their tags, such as clc for Tŝilhqot’in or es for Spanish. With several, a comma between them."
          autoComplete="off"
          value={others}
          onValue={(text) => {
            type(text);
            onLanguages([...ticked, ...tagsIn(text)]);
          }}
          error={error}
        />
      </fieldset>
    </details>
  );
}
