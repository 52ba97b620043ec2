import { getNamedType, getNullableType, type GraphQLArgument, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { NaiveReader } from '../naive/reader.js';

/** Numbers that look random and come again in the same order from the same seed. */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  some<T>(list: readonly T[], most: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(left.length, 1 + this.below(most)) }, () => left.splice(this.below(left.length), 1)[0]!);
  }
}

/** Values for arguments, by the name of the argument: things that are there, things that are not. */
export type Values = (field: string, argument: GraphQLArgument, dice: Dice) => unknown;

export interface GeneratedOperation {
  document: string;
  variables: Record<string, unknown>;
  /** Other variables for the same document: what was worked out for the first must not answer for them. */
  others: Record<string, unknown>;
}

/** Makes operations from the schema: fragments, aliases, merged fields, @skip and @include, the same relation twice with other arguments. */
export class Operations {
  private fragments: string[] = [];
  private declared: string[] = [];
  private draws: Record<string, () => unknown> = {};
  private aliases = 0;
  private directives = 0;
  private lists = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly values: Values,
    private readonly dice: Dice,
  ) {}

  make(): GeneratedOperation {
    Object.assign(this, { fragments: [], declared: [], draws: {}, aliases: 0, directives: 0, lists: 0 });
    const selection = this.selection(this.schema.getQueryType()!, 4, 2);
    const declared = this.declared.length ? `(${this.declared.join(', ')})` : '';
    const drawn = () => Object.fromEntries(Object.entries(this.draws).map(([name, draw]) => [name, draw()]));
    return { document: [`query Fuzz${declared} ${selection}`, ...this.fragments].join('\n'), variables: drawn(), others: drawn() };
  }

  private selection(type: GraphQLObjectType, depth: number, most: number): string {
    const known = Object.values(type.getFields()).filter((field) => NaiveReader.knows(type.name, field.name) && this.fits(field, depth));
    const leaves = known.filter((field) => isLeafType(getNamedType(field.type)));
    const others = known.filter((field) => !leaves.includes(field));
    const isRoot = type === this.schema.getQueryType();
    const chosen = [...(leaves.length ? this.dice.some(leaves, 4) : []), ...(others.length && (depth > 0 || !leaves.length) ? this.dice.some(others, most) : [])];
    const parts = chosen.flatMap((field) => this.field(type, field, depth));
    if (!isRoot && this.dice.chance(0.3)) parts.push('__typename');
    if (parts.length > 1 && this.dice.chance(0.15)) parts.push(this.inFragment(type, parts.splice(this.dice.below(parts.length), 1)[0]!));
    if (parts.length > 1 && this.dice.chance(0.1)) parts.push(`... ${this.directive()} { ${parts.splice(this.dice.below(parts.length), 1)[0]!} }`);
    return `{ ${parts.join(' ')} }`;
  }

  /** Lists within lists cost a lot, and are refused past a point. */
  private fits(field: GraphQLField<unknown, unknown>, depth: number): boolean {
    const named = getNamedType(field.type);
    if (isObjectType(named) && !Object.keys(named.getFields()).some((name) => NaiveReader.knows(named.name, name))) return false;
    return isLeafType(getNamedType(field.type)) || depth > 0 || /^(edges|node|pageInfo)$/.test(field.name);
  }

  private field(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string[] {
    const named = getNamedType(field.type);
    if (isListType(getNullableType(field.type)) && isObjectType(named)) this.lists++;
    const alias = this.dice.chance(0.12) && this.aliases < 15 ? this.alias() : null;
    const said = this.said(field, alias, depth);
    const twice = !alias && isObjectType(named) && !field.args.length && this.dice.chance(0.1);
    if (twice) return [said, this.said(field, null, depth)]; // what is said twice is merged
    const again = isObjectType(named) && (field.args.length || this.dice.chance(0.05)) && this.aliases < 15 && this.dice.chance(0.25);
    return again ? [said, this.said(field, `b${this.aliases++}`, depth)] : [said];
  }

  /** A name of its own: a short one, one that a statement might use itself, or one that differs from others only where PostgreSQL cuts names. */
  private alias(): string {
    const n = this.aliases++;
    return n === 0 ? 'x' : this.dice.chance(0.3) ? `${'long'.repeat(16)}${n}` : `a${n}`;
  }

  private said(field: GraphQLField<unknown, unknown>, alias: string | null, depth: number): string {
    const named = getNamedType(field.type);
    const given = field.args.flatMap((argument) => this.argument(field, argument));
    const args = given.length ? `(${given.join(', ')})` : '';
    const below = isObjectType(named) ? ` ${this.selection(named, depth - (/^(edges|node|pageInfo)$/.test(field.name) ? 0 : 1), this.lists > 3 ? 1 : 2)}` : '';
    const directive = this.dice.chance(0.06) ? ` ${this.directive()}` : '';
    return `${alias ? `${alias}: ` : ''}${field.name}${args}${directive}${below}`;
  }

  private argument(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string[] {
    if (!isNonNullType(argument.type) && this.dice.chance(0.4)) return [];
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${String(argument.type)}`);
    this.draws[name] = () => this.values(field.name, argument, this.dice);
    return [`${argument.name}: $${name}`];
  }

  private inFragment(type: GraphQLObjectType, part: string): string {
    if (this.dice.chance(0.4)) return `... on ${type.name} { ${part} }`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${part} }`);
    return `...${name}`;
  }

  private directive(): string {
    if (this.directives++ > 12) return '';
    const way = this.dice.pick(['skip', 'include']);
    if (this.dice.chance(0.4)) return `@${way}(if: ${this.dice.chance(0.5)})`;
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: Boolean!`);
    this.draws[name] = () => this.dice.chance(0.5);
    return `@${way}(if: $${name})`;
  }
}
