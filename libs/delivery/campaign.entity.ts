import { keepsAbout, Member } from '#people';
import { type Actor, addReadable, allLetters, type Bind, connectionOf, Instant, Outbox, Visible } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum CampaignState {
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED',
  UNREACHABLE = 'UNREACHABLE',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}
registerEnumType(CampaignState, {
  name: 'CampaignState',
  description: 'Where a campaign stands.',
  valuesMap: {
    RUNNING: { description: 'Its letters are going out.' },
    PAUSED: { description: 'Somebody stopped it for now.' },
    UNREACHABLE: { description: 'The mail server is away or takes nothing; it goes on by itself.' },
    DONE: { description: 'No letter waits any more.' },
    DROPPED: { description: 'It was given up: what had not gone stays.' },
  },
});

/** What letters are counted under: CLAIMED and HANDING still wait, a letter that bounced was sent once, an erased member leaves a number. */
export enum CountedState {
  PENDING = 'PENDING',
  SENT = 'SENT',
  BOUNCED = 'BOUNCED',
  HELD = 'HELD',
  DOUBTFUL = 'DOUBTFUL',
  FAILED = 'FAILED',
  STALE = 'STALE',
  SKIPPED = 'SKIPPED',
  ERASED = 'ERASED',
}
registerEnumType(CountedState, {
  name: 'CountedState',
  description: 'What the letters of a campaign are counted under.',
  valuesMap: {
    PENDING: { description: 'Waiting, or being sent right now.' },
    SENT: { description: 'Taken by the mail server.' },
    BOUNCED: { description: 'Taken, but reported as not delivered.' },
    HELD: { description: 'Waiting for a person.' },
    DOUBTFUL: { description: 'Handed over with no word; a person decides.' },
    FAILED: { description: 'Impossible to send.' },
    STALE: { description: 'Past their time.' },
    SKIPPED: { description: 'No longer wanted.' },
    ERASED: { description: 'Of members who asked to be erased since.' },
  },
});

/** Who sees a campaign: admins all of them, a champion those of their own tables. */
const ofTheirTable = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : actor.permissions.has('mail.read') ? `${row}.table_id = any(${bind(actor.scopes)}::uuid[])` : 'false';

/** Who sees a row that hangs on a campaign. */
const ofTheirCampaign = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : `exists (select 1 from campaign c where c.id = ${row}.campaign_id and ${ofTheirTable('c', actor, bind)})`;

/** One planned sending of one kind of letter to one audience. */
@Visible({ rows: ofTheirTable, order: (r) => `${r}.started_at desc, ${r}.id` })
@ObjectType({ description: 'One planned sending of one kind of letter to one audience.' })
@Entity()
@Check('campaign_state', `state in ('RUNNING', 'PAUSED', 'UNREACHABLE', 'DONE', 'DROPPED')`)
@Index('campaign_newest', ['newest', 'id'])
@Index('campaign_open', ['state'], { where: `state in ('RUNNING', 'UNREACHABLE')` })
export class Campaign {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Which kind of letter.' }) @Column('text') letter: string;

  @Field(() => String, { description: 'What it is called in lists.' }) @Column('text') title: string;

  /** The table it is for; none for the whole network. Only an id here: tables stand above. */
  @Field(() => ID, { nullable: true, description: 'The table it is for; none for the whole network.' }) @Index('campaign_table') @Column('uuid', { nullable: true }) tableId: string | null;

  /** Planning the same key twice plans one campaign. */
  @Index('campaign_once_key', { unique: true }) @Column('text') onceKey: string;

  @Index('campaign_starter') @Column('uuid', { nullable: true }) startedById: string | null;

  @Field(() => Member, { nullable: true, description: 'Who started it; nobody when it goes by itself.' }) @ManyToOne(() => Member) startedBy: Relation<Member> | null;

  @Field(() => Instant, { description: 'When it was planned.' }) @Column('timestamptz') startedAt: Date;

  /** Its start as a text that sorts newest first, for the pages of the list. */
  @Column('text') newest: string;

  @Field(() => CampaignState, { description: 'Where it stands.' }) @Column('text', { default: CampaignState.RUNNING }) state: CampaignState;

  @Field(() => String, { nullable: true, description: 'Why it does not run, in a sentence.' }) @Column('text', { nullable: true }) why: string | null;

  @Field(() => Int, { description: 'To how many members it was planned.' }) @Column('int', { default: 0 }) audience: number;

  @Field(() => [CampaignCount], { description: 'Its letters by state; their sum is its audience.' }) @OneToMany(() => CampaignCount, (count) => count.campaign) counts: Relation<CampaignCount>[];
}

/** How many letters of a campaign are in one state. Kept by a trigger in the transaction that changes a letter: reading it costs the same for ten and for a million. */
@Visible({ rows: ofTheirCampaign, order: (r) => `${r}.state` })
@ObjectType({ description: 'How many letters of a campaign are in one state.' })
@Entity()
@Index('campaign_count_state', ['campaignId', 'state'], { unique: true })
export class CampaignCount {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') campaignId: string;

  @ManyToOne(() => Campaign, (campaign) => campaign.counts, { nullable: false }) campaign: Relation<Campaign>;

  @Field(() => CountedState, { description: 'Which state.' }) @Column('text') state: CountedState;

  @Field(() => Int, { description: 'How many letters.' }) @Column('int') n: number;
}

export const CampaignConnection = connectionOf(Campaign);

// The ledger lies in the platform, which knows no members and no campaigns: here its rows get who may see them and whose they are.
/** SQL: whether a letter may be listed by name. Rooms name their letters after this is read, so it is asked anew each time. */
const listable = (row: string): string => `${row}.letter <> all('{${allLetters().flatMap(({ key, discreet }) => (discreet ? [`"${key}"`] : [])).join(',')}}'::text[])`;
const listed = (row: string, actor: Actor, bind: Bind): string => `(${ofTheirCampaign(row, actor, bind)}) and ${listable(row)}`;
Visible({ rows: listed, order: (r) => `${r}.created_at, ${r}.id` })(Outbox);
addReadable(Outbox, { field: 'member', to: () => Member, kind: 'one', by: 'recipientId' });

/** SQL: the further a letter went, the higher. */
const went = (row: string) => `coalesce(array_position(array['PENDING', 'CLAIMED', 'DOUBTFUL', 'HANDING', 'SENT'], ${row}.state), 0)`;

keepsAbout(
  {
    entity: Outbox,
    by: 'recipientId',
    heading: 'Letters to you',
    // admins may open this page for anybody: one reminder where others got two would say who has answered
    line: (r) => `case when ${listable(r)} then ${r}.letter || ', posted on ' || to_char(${r}.created_at, 'YYYY-MM-DD') || ', ' || lower(${r}.state) end`,
    onErase: 'DELETE',
    // of two letters of one campaign the one that went further stays: nobody gets it twice
    clash: (kept, gone) => `case when ${went(gone)} > ${went(kept)} then 'GONE' else 'KEPT' end`,
    // the counters took it for erased when it was taken out
    beforeBack: `update campaign_count set n = n - 1 where campaign_id = ($1::jsonb->>'campaign_id')::uuid and state = 'ERASED'`,
  },
  { entity: Campaign, by: 'startedById', onErase: 'KEEP' },
);
