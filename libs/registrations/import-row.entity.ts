import { forgetsTraces, keepsAbout, Member, namesThem } from '#people';
import { type Actor, type Bind, connectionOf, Visible } from '#platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Import, ImportFate, maySeeImport } from './import.entity.js';

@ObjectType({ description: 'One way to decide a question.' })
export class ImportChoice {
  @Field(() => String, { description: 'What is sent back to choose it.' }) id: string;
  @Field(() => String, { description: 'What it says.' }) label: string;
}

const ofAnImportISee = (row: string, actor: Actor, bind: Bind) => (actor.everywhere ? 'true' : `exists (select 1 from import i where i.id = ${row}.import_id and ${maySeeImport('i', actor, bind)})`);

/** Questions about what a text means count for every row that has it; the others are about people. */
export const ABOUT_A_TEXT = '^(sector|region|role|participation|community|place):';

/** A question about one row or many, with the answer for all of them alike. Rows keep its key, and their own answer where it differs. */
@Visible({ rows: ofAnImportISee, order: (r) => `${r}.key, ${r}.id` })
@ObjectType({ description: 'What has to be decided about a row.' })
@Entity()
@Index('import_question_once', ['importId', 'key'], { unique: true })
export class ImportQuestion {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') importId: string;

  @ManyToOne(() => Import, { nullable: false, onDelete: 'CASCADE' }) import: Relation<Import>;

  @Field(() => String, { description: 'What the answer is sent back under.' }) @Column('text') key: string;

  @Field(() => String, { description: 'The question.' }) @Column('text') says: string;

  @Field(() => [ImportChoice], { description: 'The ways to decide it.' }) @Column('jsonb') choices: ImportChoice[];

  @Field(() => String, { nullable: true, description: 'The choice that was made.' }) @Column('text', { nullable: true }) answer: string | null;
}

@ObjectType({ description: 'A question that one or many rows of an import ask, decided for all of them alike or row by row.' })
export class ImportQuestionGroup {
  @Field(() => String, { description: 'What the answer is sent back under.' }) key: string;
  @Field(() => String, { description: 'The question.' }) says: string;
  @Field(() => [ImportChoice], { description: 'The ways to decide it.' }) choices: ImportChoice[];
  @Field(() => Int, { description: 'How many rows ask it.' }) rows: number;
  @Field(() => Int, { description: 'How many of them still wait for an answer.' }) open: number;
  @Field(() => Int, { description: 'The first line that asks it.' }) firstLine: number;
  @Field(() => ID, { nullable: true, description: 'The row, where the question is about one only.' }) rowId: string | null;
  @Field(() => String, { nullable: true, description: 'The choice that was made for all.' }) answer: string | null;
}

/** A row asks a question, in its own words where it has some; and what was decided for it. */
export interface Asked {
  key: string;
  here?: string;
  answer: string | null;
}

/** One row of the file, and what becomes of it. It goes a week after the import is done. */
@Visible({ rows: ofAnImportISee, order: (r) => `${r}.line, ${r}.id` })
@ObjectType({ description: 'One row of the file, and what becomes of it.' })
@Entity()
@Check('import_row_fate', `fate in ('NEW', 'KNOWN', 'ALREADY', 'REPEATED', 'ASKED', 'REFUSED', 'LEFT_OUT')`)
@Index('import_row_line', ['importId', 'line'], { unique: true })
@Index('import_row_email', { synchronize: false }) // of the rows that count, made in the migration
@Index('import_row_name', { synchronize: false }) // over search_key(name), made in the migration
export class ImportRow {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') importId: string;

  @ManyToOne(() => Import, { nullable: false, onDelete: 'CASCADE' }) import: Relation<Import>;

  @Field(() => Int, { description: 'Its line in the file, as a spreadsheet counts.' }) @Column('int') line: number;

  @Field(() => ImportFate, { description: 'What becomes of it.' }) @Column('text', { default: 'NEW' }) fate: ImportFate;

  @Field(() => String, { nullable: true, description: 'The name in it.' }) @Column('text', { nullable: true }) name: string | null;

  @Field(() => String, { nullable: true, description: 'The email address in it.' }) @Column('text', { nullable: true }) email: string | null;

  @Field(() => [String], { description: 'What there is to say about it, in sentences.' }) @Column('text', { array: true, default: [] }) says: string[];

  @Index('import_row_member') @Column('uuid', { nullable: true }) memberId: string | null;

  @Field(() => Member, { nullable: true, description: 'The member it is about, where the network knows them.' }) @ManyToOne(() => Member) member: Relation<Member> | null;

  @Field(() => [String], { description: 'Its cells as they came.' }) @Column('text', { array: true }) cells: string[];

  @Field(() => [ImportQuestion], { description: 'What has to be decided about it.' }) questions: ImportQuestion[];

  /** The questions it asks, by key. */
  @Column('jsonb', { default: [] }) asks: Asked[];

  /** Decisions about this row alone, by the key of their question. */
  @Column('jsonb', { default: {} }) answers: Record<string, string>;

  /** What will be written: read from the cells, with the decisions made. */
  @Column('jsonb', { nullable: true }) given: object | null;

  /** Its fate hangs on a decision made since it was worked out. */
  @Column('boolean', { default: false }) stale: boolean;
}

export const ImportRowConnection = connectionOf(ImportRow);

keepsAbout({
  entity: ImportRow,
  by: 'memberId',
  heading: 'Rows about you in files of registrations',
  line: (r) => `(select i.file_name from import i where i.id = ${r}.import_id) || ', line ' || ${r}.line || coalesce(': ' || ${r}.name, '') || coalesce(', ' || ${r}.email, '') || ', as it came: ' || array_to_string(${r}.cells, ' | ')`,
  onErase: 'DELETE',
});
// Rows that were refused or still wait name somebody without knowing their row: they go by email and by name. A new member has the
// id of its row, by which a row of a backup is known (promise T3). Of a row not read yet only the cells say whose it is.
const cells = "array_to_string(cells, ' ')";
const inCells = `string_to_array(regexp_replace(lower(${cells}), '[][<>(),;:"'' \\s]+', ' ', 'g'), ' ') && (select array_agg(lower(known)) from unnest($2::text[]) known) or ${namesThem(cells)}`;
const theirs = `member_id = any($1::uuid[]) or id = any($1::uuid[]) or email = any($2::text[]) or search_key(name) in (select search_key(said) from unnest($3::text[]) said) or (name is null or email is null) and (${inCells})`;
forgetsTraces(
  `update import i set columns = (select coalesce(jsonb_agg(c || '{"samples": []}' order by place), '[]') from jsonb_array_elements(i.columns) with ordinality as x (c, place))
    where i.id in (select import_id from import_row where ${theirs})`,
  `delete from import_row where ${theirs}`,
  `delete from import_question q where $1::uuid[] is not null and $2::text[] is not null and $3::text[] is not null
     and not exists (select 1 from import_row r where r.import_id = q.import_id and r.asks @> jsonb_build_array(jsonb_build_object('key', q.key)))`,
);
