import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type ExecutionResult, execute, getArgumentValues, type GraphQLError, type GraphQLField, type GraphQLFormattedError, type GraphQLSchema, getNamedType, getNullableType, isLeafType, isListType, isObjectType, Kind,
  type OperationDefinitionNode, OperationTypeNode,
} from 'graphql';
import type { Call, Calls, Context } from '../graphql/calls.js';
import { slotOf } from './asked.js';
import { isAnsweredByMethod, typeNameOf } from './catalogue.js';
import { Direct, type Prepared } from './direct.js';
import { below, type Outline, outlineOf, type Own, type Place, type Resolver } from './outline.js';
import { objectOf, Spliced, Taker, takeText } from './spliced.js';
import { allReadables } from './visible.js';

/** An operation to run: what is prepared, for this caller. */
interface Run extends Prepared {
  variables: Record<string, unknown> | undefined;
  contextValue: Context;
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
type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Splices text into the answer. Root resolvers run as they always do, with their guards, pipes and arguments; what they got
 * from `Reads` is text already. Every other root field goes on through graphql-js, and so does every error.
 */
export function splicing(direct: Direct, calls: Calls, compiles: boolean, formatError: FormatError): ApolloServerPlugin<Context> {
  const own: Own = new Map();
  if (compiles) direct.answeredBy(({ schema, document, operation }, variables, contextValue) => answer({ schema, document, operation, variables, contextValue }, calls, own, formatError));
  return {
    async serverWillStart({ schema }) {
      readFromRows(schema);
      if (compiles) takeCalls(schema, calls.all(), own);
    },
    ...(compiles
      ? {
          async requestDidStart() {
            return {
              async responseForOperation({ schema, document, operation, request, contextValue }) {
                if (!(operation as OperationDefinitionNode | undefined)) return null; // the document has none of this name: Apollo says so
                const result = await answer({ schema, document, operation, variables: request.variables, contextValue }, calls, own, formatError);
                if (result) direct.keep(request.query, { schema, document, operation });
                return result && { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single' as const, singleResult: result } };
              },
            };
          },
        }
      : {}),
  };
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

/** How each root field is called, and each other field that a method answers. */
function takeCalls(schema: GraphQLSchema, calls: Map<string, Call>, own: Own): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    for (const field of Object.values(type.getFields())) {
      const call = calls.get(`${type.name}.${field.name}`) as Resolver | undefined;
      const nests = isRoot ? answeredOnce(field) : field.resolve;
      if (isRoot || (call && nests?.name !== 'readField')) own.set(field, call ?? nests!);
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

/** The answer, or null where Apollo must answer: the operation or its variables are not as they should be. */
function answer(run: Run, calls: Calls, own: Own, formatError: FormatError): Promise<Answer> | null {
  const { schema, operation, variables } = run;
  const root = operation.operation === OperationTypeNode.SUBSCRIPTION ? null : schema.getRootType(operation.operation);
  if (!root) return null;
  const found = outlineOf(run, variables ?? {}, root, own);
  return found && new Splicing(run, found.variableValues, found.outline, calls, own, formatError).run();
}

/** One request. */
class Splicing {
  private readonly answers = new Answers();
  private readonly taker = new Taker();

  constructor(
    private readonly asked: Run,
    private readonly variables: Record<string, unknown>,
    private readonly outline: Outline,
    private readonly calls: Calls,
    private readonly own: Own,
    private readonly formatError: FormatError,
  ) {}

  async run(): Promise<Answer> {
    const { places } = this.outline;
    await this.calls.identify(this.asked.contextValue);
    let texts: Text[] = [];
    if (this.asked.operation.operation === OperationTypeNode.QUERY) texts = await Promise.all(places.map((place) => this.root(place)));
    else for (const place of places) texts.push(await this.root(place)); // changes follow one another
    const rest = texts.includes(undefined) ? await this.goOn(places.filter((_, index) => texts[index] === undefined)) : {};
    const errors = rest.errors?.length ? { errors: rest.errors.map((error) => this.told(error)) } : {};
    if (rest.data === null) return { data: null, ...errors };
    return { data: new Spliced(objectOf(places.map(({ key, label }, index) => label + (texts[index] ?? JSON.stringify(rest.data?.[key]))))) as never, ...errors };
  }

  private async root(place: Place): Promise<Text> {
    const { key, field, resolve } = place;
    if (!field || !resolve) return place.said;
    try {
      const value = await this.call(resolve, this.answers, place, field);
      this.answers.given.set(key, { value });
      return await this.textOf(place, value);
    } catch (error) {
      if (!this.answers.given.has(key)) this.answers.given.set(key, { error });
      return undefined;
    }
  }

  private call(resolve: Resolver, source: unknown, { nodes, parent, path }: Place, field: GraphQLField<unknown, unknown>): unknown {
    const { schema, operation, contextValue } = this.asked;
    const { fragments } = this.outline;
    const given = field.args.length ? getArgumentValues(field, nodes[0]!, this.variables) : {};
    const info = { fieldName: field.name, fieldNodes: nodes, returnType: field.type, parentType: parent, path, schema, fragments, rootValue: undefined, operation, variableValues: this.variables };
    return resolve(source, given, contextValue, takeText(info, this.taker));
  }

  /** The text of what a resolver gave; undefined where it takes graphql-js to complete it. */
  private textOf(place: Place, value: unknown): Text | Promise<Text> {
    if (value instanceof Spliced) return value.json;
    if (value === undefined || value === null) return place.nullable ? 'null' : undefined;
    const { type } = place;
    if (isLeafType(type)) return JSON.stringify(type.serialize(value));
    if (isListType(type)) return leavesOf(type, value);
    return isObjectType(type) ? this.objectText(place, value) : undefined;
  }

  /** An object that is no row (`Me`), where what is asked of it is leaves and reads. */
  private async objectText(place: Place, value: unknown): Promise<Text> {
    const operation = { schema: this.asked.schema, fragments: this.outline.fragments, variableValues: this.variables };
    const places = below(place, operation, this.own);
    const texts = await Promise.all(places.map((one) => (one.field ? this.textBelow(one, one.field, value) : one.said)) as Promise<Text>[]);
    return texts.includes(undefined) ? undefined : objectOf(places.map(({ label }, index) => label + texts[index]!));
  }

  private textBelow(place: Place, field: GraphQLField<unknown, unknown>, value: unknown): Text | Promise<Text> {
    try {
      const found = this.call(place.resolve!, value, place, field);
      return found instanceof Promise ? found.then((one) => this.textOf(place, one)) : this.textOf(place, found);
    } catch (error) {
      return Promise.reject(error); // a throw here would leave what its neighbours asked for with nobody to hear of it
    }
  }

  /** Ordinary execution of the root fields that are no text. */
  private async goOn(places: Place[]): Promise<ExecutionResult> {
    const { schema, operation, contextValue, variables } = this.asked;
    const { rests, fragments } = this.outline;
    const left = places.map(({ key }) => key).join(' ');
    let document = rests.get(left);
    if (!document) {
      const rest = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections: places.flatMap(({ nodes }) => nodes) } };
      rests.set(left, (document = { kind: Kind.DOCUMENT, definitions: [rest, ...Object.values(fragments)] }));
    }
    return execute({ schema, document, rootValue: this.answers, contextValue, variableValues: variables });
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
