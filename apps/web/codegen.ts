import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { Kind, type DocumentNode } from 'graphql';

/** The page sends a name and a hash, so a document in the bundle is these two and the kind, never its text. */
const nameAndKind = (document: DocumentNode): Record<string, string> => {
  for (const part of document.definitions) {
    if (part.kind === Kind.OPERATION_DEFINITION && part.name) return { name: part.name.value, kind: part.operation };
  }
  throw new Error('Every operation needs a name.');
};

/** Plain hexadecimal: what `extensions.persistedQuery.sha256Hash` holds by convention. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Run from the root of the repository. SCHEMA points at another schema while the API's own is not generated yet. */
const config: CodegenConfig = {
  schema: process.env.SCHEMA ?? 'apps/api/schema.graphql',
  documents: ['apps/web/src/**/*.graphql'],
  generates: {
    'apps/web/src/gql/': {
      preset: 'client',
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: sha256 },
        onExecutableDocumentNode: nameAndKind,
      },
      config: {
        useTypeImports: true,
        strictScalars: true,
        scalars: { Date: 'string', Instant: 'string' },
      },
    },
  },
};

export default config;
