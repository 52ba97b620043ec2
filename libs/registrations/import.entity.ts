import { keepsAbout, Member } from '#people';
import { type Actor, type Bind, Instant, LocalDate, Visible } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum ImportState {
  UPLOADED = 'UPLOADED',
  CHECKING = 'CHECKING',
  CHECKED = 'CHECKED',
  COMMITTING = 'COMMITTING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import is.',
  valuesMap: {
    UPLOADED: { description: 'The file is read; its columns wait to be named.' },
    CHECKING: { description: 'The fate of each row is being worked out. Nothing is written to the network yet.' },
    CHECKED: { description: 'The fate of each row can be seen. Nothing is written to the network yet.' },
    COMMITTING: { description: 'The rows are being written, all of them or none.' },
    DONE: { description: 'All is written.' },
    FAILED: { description: 'It could not be written. Nothing was changed.' },
  },
});

export enum ImportField {
  NAME = 'NAME',
  FIRST_NAME = 'FIRST_NAME',
  LAST_NAME = 'LAST_NAME',
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  ADDRESS = 'ADDRESS',
  STREET = 'STREET',
  CITY = 'CITY',
  PROVINCE = 'PROVINCE',
  POSTAL_CODE = 'POSTAL_CODE',
  ORGANISATION = 'ORGANISATION',
  SECTOR = 'SECTOR',
  COMMUNITY = 'COMMUNITY',
  REGION = 'REGION',
  PRIMARY_ROLE = 'PRIMARY_ROLE',
  ALSO_PARENT = 'ALSO_PARENT',
  LANGUAGES = 'LANGUAGES',
  PARTICIPATION = 'PARTICIPATION',
  REGISTERED_ON = 'REGISTERED_ON',
  CONSENT = 'CONSENT',
}
registerEnumType(ImportField, {
  name: 'ImportField',
  description: 'What a column of a file holds.',
  valuesMap: {
    NAME: { description: 'The whole name.' },
    FIRST_NAME: { description: 'The first name.' },
    LAST_NAME: { description: 'The last name.' },
    EMAIL: { description: 'The email address.' },
    PHONE: { description: 'The phone number.' },
    ADDRESS: { description: 'The whole postal address in one cell.' },
    STREET: { description: 'The street, PO box or rural route.' },
    CITY: { description: 'The place in the postal address.' },
    PROVINCE: { description: 'The province or territory.' },
    POSTAL_CODE: { description: 'The postal code.' },
    ORGANISATION: { description: 'Where they work or volunteer.' },
    SECTOR: { description: 'The sector they work in or speak for.' },
    COMMUNITY: { description: 'Where they live or work.' },
    REGION: { description: 'The region they live or work in.' },
    PRIMARY_ROLE: { description: 'What they mainly do.' },
    ALSO_PARENT: { description: 'Whether they are a parent or caregiver too.' },
    LANGUAGES: { description: 'Languages they use.' },
    PARTICIPATION: { description: 'How they take part.' },
    REGISTERED_ON: { description: 'The day they registered.' },
    CONSENT: { description: 'Whether they agreed to be written to: yes, no, or the day.' },
  },
});

export enum ImportFate {
  NEW = 'NEW',
  KNOWN = 'KNOWN',
  ALREADY = 'ALREADY',
  REPEATED = 'REPEATED',
  ASKED = 'ASKED',
  REFUSED = 'REFUSED',
  LEFT_OUT = 'LEFT_OUT',
}
registerEnumType(ImportFate, {
  name: 'ImportFate',
  description: 'What becomes of a row.',
  valuesMap: {
    NEW: { description: 'A new member, registered on the list.' },
    KNOWN: { description: 'Somebody the network knows: gaps are filled, and they are registered on the list.' },
    ALREADY: { description: 'Nothing to do: they are known and on the list.' },
    REPEATED: { description: 'The same person as on an earlier line of the file.' },
    ASKED: { description: 'It needs a decision first.' },
    REFUSED: { description: 'It cannot be taken as it is; a sentence says why.' },
    LEFT_OUT: { description: 'Left out, as somebody decided.' },
  },
});

@ObjectType({ description: 'A column of the file, and what it holds.' })
export class ImportColumn {
  @Field(() => Int, { description: 'Its place in the file, from 0.' }) index: number;
  @Field(() => String, { description: 'Its name in the first line.' }) name: string;
  @Field(() => [String], { description: 'The first values in it, at most three.' }) samples: string[];
  @Field(() => ImportField, { nullable: true, description: 'What it holds: guessed, remembered from the last import or chosen; none when it is left out.' }) field: ImportField | null;
}

@ObjectType({ description: 'How many rows have one fate.' })
export class ImportCount {
  @Field(() => ImportFate, { description: 'Which fate.' }) fate: ImportFate;
  @Field(() => Int, { description: 'How many rows.' }) n: number;
}

@ObjectType({ description: 'What an import has done.' })
export class ImportResult {
  @Field(() => Int, { description: 'Members that are new.' }) added: number;
  @Field(() => Int, { description: 'Members in whom a gap was filled.' }) filled: number;
  @Field(() => Int, { description: 'Members put on the list.' }) registered: number;
  @Field(() => Int, { description: 'Rows that changed nothing.' }) unchanged: number;
  @Field(() => Int, { description: 'Rows left out, refused or repeated.' }) leftOut: number;
  @Field(() => ID, { nullable: true, description: 'The list they are on.' }) listId: string | null;
}

/** An import is open to whoever uploaded it and to admins: it holds what others have not agreed to show yet. */
export const maySeeImport = (row: string, actor: Actor, bind: Bind): string => {
  if (actor.everywhere) return 'true';
  return actor.memberId && actor.permissions.has('registration.import') ? `${row}.uploaded_by_id = ${bind(actor.memberId)}` : 'false';
};

/** One file of registrations on its way into the network. */
@Visible({ rows: maySeeImport, order: (r) => `${r}.uploaded_at desc, ${r}.id` })
@ObjectType({ description: 'One file of registrations on its way into the network.' })
@Entity()
@Check('import_state', `state in ('UPLOADED', 'CHECKING', 'CHECKED', 'COMMITTING', 'DONE', 'FAILED')`)
export class Import {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'The name of the file.' }) @Column('text') fileName: string;

  @Field(() => Instant, { description: 'When it was uploaded.' }) @Column('timestamptz') uploadedAt: Date;

  @Index('import_uploader') @Column('uuid', { nullable: true }) uploadedById: string | null;

  @Field(() => Member, { nullable: true, description: 'Who uploaded it.' }) @ManyToOne(() => Member) uploadedBy: Relation<Member> | null;

  @Field(() => ImportState, { description: 'How far it is.' }) @Column('text') state: ImportState;

  @Field(() => String, { description: 'The name of the list it makes or adds to.' }) @Column('text', { default: '' }) listName: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day the list is about, where there is one.' }) @Column('date', { nullable: true }) heldOn: string | null;

  @Field(() => ID, { nullable: true, description: 'The table whose people these are; none for the whole network.' }) @Column('uuid', { nullable: true }) tableId: string | null;

  @Field(() => [ImportColumn], { description: 'The columns of the file.' }) @Column('jsonb') columns: ImportColumn[];

  /** A hash of the names of the columns: what the next file with the same first line is remembered by. */
  @Index('import_header') @Column('text') header: string;

  @Field(() => Int, { description: 'How many rows the file has.' }) @Column('int', { default: 0 }) rowCount: number;

  @Field(() => Int, { description: 'How many of them are through whatever runs now.' }) @Column('int', { default: 0 }) doneCount: number;

  @Field(() => [ImportCount], { description: 'How many rows have which fate.' }) @Column('jsonb', { default: [] }) counts: ImportCount[];

  @Field(() => String, { nullable: true, description: 'What went wrong, and what to do.' }) @Column('text', { nullable: true }) problem: string | null;

  @Field(() => String, { nullable: true, description: 'From where we know that they agreed to be written to.' }) @Column('text', { nullable: true }) consentSource: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Since which day they agreed, where the file does not say.' }) @Column('date', { nullable: true }) consentGivenOn: string | null;

  @Field(() => ImportResult, { nullable: true, description: 'What it has done, once it is done.' }) @Column('jsonb', { nullable: true }) result: ImportResult | null;

  /** Who asked for what runs now: it may change what they may change, and nothing more. */
  @Column('uuid', { nullable: true }) askedById: string | null;

  /** Rows that still wait for a decision are left out rather than in the way. */
  @Column('boolean', { default: false }) leaveOutOpen: boolean;

  /** When the work that runs last gave a sign, on the database's clock: a sweep rings again for what went silent. */
  @Column('timestamptz', { nullable: true }) aliveAt: Date | null;

  @Column('int', { default: 0 }) attempts: number;

  /** Through which line the fates are worked out; null while only those of stale rows are. */
  @Column('int', { nullable: true }) checkedLine: number | null;

  /** Since when nothing of its rows will change any more. They go a week later. */
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

keepsAbout({ entity: Import, by: 'uploadedById', onErase: 'KEEP' }, { entity: Import, by: 'askedById', onErase: 'KEEP' });
