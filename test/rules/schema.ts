import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, type GraphQLField, type GraphQLInputType, type GraphQLOutputType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';

export const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));

export interface Argument {
  name: string;
  type: GraphQLInputType;
}

export interface Mutation {
  name: string;
  args: Argument[];
  /** Runs it with a variable for each argument, asking for an id or a plain field back. */
  document: string;
}

/** Every mutation there is, with a document that runs it. */
export function mutationsOf(): Mutation[] {
  return Object.values(schema.getMutationType()!.getFields()).map((field) => ({
    name: field.name,
    args: field.args.map(({ name, type }) => ({ name, type })),
    document: `mutation (${field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')}) { ${call(field)} ${leaves(field.type)} }`,
  }));
}

const call = (field: GraphQLField<unknown, unknown>) => (field.args.length ? `${field.name}(${field.args.map(({ name }) => `${name}: $${name}`).join(', ')})` : field.name);

function leaves(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const names = Object.values(named.getFields()).flatMap((field) => (isLeafType(getNamedType(field.type)) ? [field.name] : []));
  return `{ ${names.join(' ')} }`;
}

/** A value that the schema takes, whether or not it means anything. */
export function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, sample(field.type)]));
  const samples: Record<string, unknown> = { ID: '00000000-0000-4000-8000-000000000001', String: 'text', Int: 1, Boolean: true, Date: '2026-05-01' };
  return samples[String(type)];
}

/** Documents that together ask a query for everything down to a depth, one branch of its type at a time. */
export function questions(query: string, depth: number): string[] {
  const field = schema.getQueryType()!.getFields()[query]!;
  const named = getNamedType(field.type);
  const declared = field.args.length ? `(${field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})` : '';
  if (!isObjectType(named)) return [`query ${declared} { ${call(field)} }`];
  const branches = Object.values(named.getFields()).filter(({ type }) => !isLeafType(getNamedType(type)));
  const plain = leaves(field.type).replace('{', '{ __typename');
  const wanted = branches.length ? branches.map((branch) => plain.replace(/\}$/, `${branch.name} ${below(branch.type, depth - 1)} }`)) : [plain];
  return wanted.map((selection) => `query ${declared} { ${call(field)} ${selection} }`);
}

function below(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 0 && !field.args.length ? [`${field.name} ${below(field.type, depth - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
