import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type DocumentNode, type ExecutionResult, execute, type FieldNode, type FragmentDefinitionNode, getArgumentValues, getVariableValues, type GraphQLError, type GraphQLField, type GraphQLFieldResolver, type GraphQLFormattedError, type GraphQLObjectType,
  type GraphQLResolveInfo, type GraphQLSchema, getNamedType, getNullableType, isLeafType, isListType, isNonNullType, isObjectType, Kind, type OperationDefinitionNode, OperationTypeNode,
} from 'graphql';
import { collect, fieldsBelow, slotOf } from './asked.js';
import { isAnsweredByMethod, typeNameOf } from './catalogue.js';
import { Direct, type Prepared } from './direct.js';
import { decidingIn } from './plans.js';
import { Spliced, Taker, takeText } from './spliced.js';
import { allReadables } from './visible.js';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** An operation to run: what is prepared, for this caller. */
interface Run extends Prepared {
  variables: Record<string, unknown> | undefined;
  contextValue: object;
}

/** What the resolvers of root fields gave, for graphql-js to go on with: they are not called twice. */
class Answers {
  readonly given = new Map<string | number, { value: unknown } | { error: unknown }>();
}

/** One field of an answer: its text, or nothing when graphql-js must go on. */
type Text = string | undefined;
interface Answer {
  data: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}
type Own = Map<GraphQLField<unknown, unknown>, Resolver>;
type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Variants of one operation that are kept. */
const MOST_VARIANTS = 64;

/**
 * Splices text into the answer. Root resolvers run as they always do, with their guards, pipes and arguments; what they got
 * from `Reads` is text already. Every other root field goes on through graphql-js, and so does every error.
 */
export function splicing(direct: Direct, compiles: boolean, formatError: FormatError): ApolloServerPlugin<object> {
  const own: Own = new Map();
  if (compiles) {
    direct.answeredBy(async (prepared, variables, contextValue) => {
      const given = await answer({ ...prepared, variables, contextValue }, own, formatError);
      return given && stringify(given);
    });
  }
  return {
    async serverWillStart({ schema }) {
      readFromRows(schema);
      if (compiles) for (const type of [schema.getQueryType(), schema.getMutationType()]) for (const field of Object.values(type?.getFields() ?? {})) own.set(field, answeredOnce(field));
    },
    ...(compiles
      ? {
          async requestDidStart() {
            return {
              async responseForOperation({ schema, document, operation, request, contextValue }) {
                if (!(operation as OperationDefinitionNode | undefined)) return null; // the document has none of this name: Apollo says so
                const result = await answer({ schema, document, operation, variables: request.variables, contextValue }, own, formatError);
                if (result) direct.keep(request.query, { schema, document, operation });
                return result && { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single' as const, singleResult: result } };
              },
            };
          },
        }
      : {}),
  };
}

/** Writes an answer: the text where there is one. */
export function stringify({ data, ...rest }: { data?: unknown }): string {
  if (!(data instanceof Spliced)) return `${JSON.stringify({ ...rest, data })}\n`;
  const others = JSON.stringify(rest);
  return others === '{}' ? `{"data":${data.json}}\n` : `${others.slice(0, -1)},"data":${data.json}}\n`;
}

/** Lets rows answer by themselves for the relations that were read along, whatever they are called in the operation. */
function readFromRows(schema: GraphQLSchema): void {
  const declared = new Set([...allReadables()].flatMap(([entity, extensions]) => extensions.map(({ field }) => `${typeNameOf(entity)}.${field}`)));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getQueryType() || type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isObjectType(getNamedType(field.type)) || (isAnsweredByMethod(field) && !declared.has(`${type.name}.${field.name}`))) continue;
      const { resolve } = field;
      field.resolve = function readField(row: unknown, args, context, info) {
        const found = (row as Record<string, unknown>)[slotOf(field.name, info.path.key)];
        return found === undefined ? resolve?.(row, args as never, context, info) : found;
      };
    }
  }
}

/** Makes a root field take an answer that was given already; returns its own resolver. */
function answeredOnce(field: GraphQLField<unknown, unknown>): Resolver {
  const own = field.resolve!;
  field.resolve = (source, args, context, info) => {
    const answer = source instanceof Answers ? source.given.get(info.path.key) : undefined;
    if (!answer) return own(source, args, context, info);
    if ('error' in answer) throw answer.error;
    return answer.value;
  };
  return own;
}

/** What an operation says, worked out once for each variant that @skip and @include make of it. */
interface Outline {
  fields: Map<string, FieldNode[]>;
  /** What is asked below fields that are answered here. */
  below: WeakMap<FieldNode[], [string, FieldNode[]][]>;
  /** The documents for graphql-js to go on with, by the fields that are left to it. */
  rests: Map<string, DocumentNode>;
}
const outlines = new WeakMap<OperationDefinitionNode, { deciding: string[]; fragments: Record<string, FragmentDefinitionNode>; variants: Map<string, Outline> }>();

/** The answer, or null where Apollo must answer: the operation or its variables are not as they should be. */
async function answer(run: Run, own: Own, formatError: FormatError): Promise<Answer | null> {
  const { schema, document, operation, variables } = run;
  const root = operation.operation === OperationTypeNode.SUBSCRIPTION ? null : schema.getRootType(operation.operation);
  if (!root) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 50 });
  if (!coerced) return null;
  const known = outlines.get(operation) ?? begin(operation, document);
  if (known.deciding.some((name) => typeof coerced[name] !== 'boolean')) return null;
  const info = { schema, operation, fragments: known.fragments, variableValues: coerced, rootValue: undefined, parentType: root };
  const variant = known.deciding.map((name) => (coerced[name] ? '+' : '-')).join('');
  let outline = known.variants.get(variant);
  if (!outline) {
    outline = { fields: new Map(), below: new WeakMap(), rests: new Map() };
    collect(operation.selectionSet.selections, info, outline.fields, new Set());
    if (known.variants.size < MOST_VARIANTS) known.variants.set(variant, outline);
  }
  return new Splicing(run, info, outline, own, formatError).run();
}

function begin(operation: OperationDefinitionNode, document: DocumentNode) {
  const fragments = Object.fromEntries(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  const begun = { deciding: decidingIn(operation, fragments), fragments, variants: new Map<string, Outline>() };
  outlines.set(operation, begun);
  return begun;
}

/** One request. */
class Splicing {
  private readonly answers = new Answers();
  private readonly taker = new Taker();

  constructor(
    private readonly asked: Run,
    private readonly info: Omit<GraphQLResolveInfo, 'fieldName' | 'fieldNodes' | 'returnType' | 'path'>,
    private readonly outline: Outline,
    private readonly own: Own,
    private readonly formatError: FormatError,
  ) {}

  async run(): Promise<Answer> {
    const { operation, parentType } = this.info;
    const fields = [...this.outline.fields];
    let texts: Text[] = [];
    if (operation.operation === OperationTypeNode.QUERY) texts = await Promise.all(fields.map(([key, nodes]) => this.root(parentType, key, nodes)));
    else for (const [key, nodes] of fields) texts.push(await this.root(parentType, key, nodes)); // changes follow one another
    const rest = texts.includes(undefined) ? await this.goOn(fields.filter((_, index) => texts[index] === undefined)) : {};
    const errors = rest.errors?.length ? { errors: rest.errors.map((error) => this.told(error)) } : {};
    if (rest.data === null) return { data: null, ...errors };
    const json = fields.map(([key], index) => `"${key}":${texts[index] ?? JSON.stringify(rest.data?.[key])}`).join(',');
    return { data: new Spliced(`{${json}}`) as never, ...errors };
  }

  private async root(type: GraphQLObjectType, key: string, nodes: FieldNode[]): Promise<Text> {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return JSON.stringify(type.name);
    const field = type.getFields()[name];
    const resolve = field && this.own.get(field);
    if (!resolve) return undefined;
    const path = { prev: undefined, key, typename: type.name };
    try {
      const value = await this.call(resolve, this.answers, field, type, path, nodes);
      this.answers.given.set(key, { value });
      return await this.textOf(field, value, path, nodes);
    } catch (error) {
      if (!this.answers.given.has(key)) this.answers.given.set(key, { error });
      return undefined;
    }
  }

  private call(resolve: Resolver, source: unknown, field: GraphQLField<unknown, unknown>, parentType: GraphQLObjectType, path: GraphQLResolveInfo['path'], nodes: FieldNode[]): unknown {
    const args = field.args.length ? getArgumentValues(field, nodes[0]!, this.info.variableValues) : {};
    return resolve(source, args, this.asked.contextValue, takeText({ ...this.info, parentType, fieldName: field.name, fieldNodes: nodes, returnType: field.type, path }, this.taker));
  }

  /** The text of what a resolver gave; undefined where it takes graphql-js to complete it. */
  private async textOf(field: GraphQLField<unknown, unknown>, value: unknown, path: GraphQLResolveInfo['path'], nodes: FieldNode[]): Promise<Text> {
    if (value instanceof Spliced) return value.json;
    if (value === undefined || value === null) return isNonNullType(field.type) ? undefined : 'null';
    const type = getNullableType(field.type);
    if (isLeafType(type)) return JSON.stringify(type.serialize(value));
    if (isListType(type)) return leavesOf(type, value);
    return isObjectType(type) ? this.objectText(type, value, path, nodes) : undefined;
  }

  /** An object that is no row (`Me`), where what is asked of it is leaves and reads. */
  private async objectText(type: GraphQLObjectType, value: unknown, path: GraphQLResolveInfo['path'], nodes: FieldNode[]): Promise<Text> {
    let fields = this.outline.below.get(nodes);
    if (!fields) this.outline.below.set(nodes, (fields = [...fieldsBelow(nodes, this.info)]));
    const parts = await Promise.all(fields.map(([key, same]) => this.below(type, value, path, key, same)));
    return parts.includes(undefined) ? undefined : `{${parts.join(',')}}`;
  }

  private async below(type: GraphQLObjectType, value: unknown, path: GraphQLResolveInfo['path'], key: string, nodes: FieldNode[]): Promise<Text> {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return `"${key}":"${type.name}"`;
    const field = type.getFields()[name]!;
    const below = { prev: path, key, typename: type.name };
    const found = await this.call(field.resolve!, value, field, type, below, nodes);
    const text = await this.textOf(field, found, below, nodes);
    return text === undefined ? undefined : `"${key}":${text}`;
  }

  /** Ordinary execution of the root fields that are no text. */
  private async goOn(fields: [string, FieldNode[]][]): Promise<ExecutionResult> {
    const { schema, operation, fragments } = this.info;
    const { rests } = this.outline;
    const left = fields.map(([key]) => key).join(' ');
    let document = rests.get(left);
    if (!document) {
      const rest = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections: fields.flatMap(([, nodes]) => nodes) } };
      rests.set(left, (document = { kind: Kind.DOCUMENT, definitions: [rest, ...Object.values(fragments)] }));
    }
    return execute({ schema, document, rootValue: this.answers, contextValue: this.asked.contextValue, variableValues: this.asked.variables });
  }

  /** An error as Apollo would give it out. */
  private told(error: GraphQLError): GraphQLFormattedError {
    return this.formatError({ ...error.toJSON(), extensions: { ...error.extensions, code: error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR' } }, error);
  }
}

/** A list of plain values, as text. */
function leavesOf(type: { ofType: unknown }, values: unknown): Text {
  const item = getNullableType(type.ofType as never) as unknown;
  if (!isLeafType(item) || !Array.isArray(values) || values.some((value) => value === null || value === undefined)) return undefined;
  return JSON.stringify(values.map((value: unknown) => item.serialize(value)));
}
