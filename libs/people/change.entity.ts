import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type Actor, type Bind, Instant, Visible } from '#platform';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { keepsAbout } from './held.policy.js';
import { Member } from './member.entity.js';
import { mayManage } from './member.policy.js';
import { Organisation } from './organisation.entity.js';

/** One field before and after. */
@ObjectType({ description: 'One field before and after a change.' })
export class ChangedField {
  @Field(() => String, { description: 'Which field, in plain words.' }) field: string;
  @Field(() => String, { nullable: true, description: 'What stood there before.' }) before: string | null;
  @Field(() => String, { nullable: true, description: 'What stands there since.' }) after: string | null;
}

/** Whoever may change a member may see how they were changed; an organisation's changes are every member's to see. */
const mayLookBack = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : actor.memberId ? `(${row}.member_id is null or exists (select 1 from member m where m.id = ${row}.member_id and ${mayManage('m', actor, bind)}))` : 'false';

/** What was changed about a member or an organisation, when and by whom. */
@Visible({ rows: mayLookBack, order: (r) => `${r}.at desc, ${r}.id` })
@ObjectType({ description: 'What was changed about a member or an organisation, when and by whom.' })
@Entity()
export class Change {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Index('change_member') @Column('uuid', { nullable: true }) memberId: string | null;

  @ManyToOne(() => Member) member: Relation<Member> | null;

  @Index('change_organisation') @Column('uuid', { nullable: true }) organisationId: string | null;

  @ManyToOne(() => Organisation) organisation: Relation<Organisation> | null;

  @Field(() => Instant, { description: 'When.' }) @Column('timestamptz') at: Date;

  @Index('change_by') @Column('uuid', { nullable: true }) byId: string | null;

  @Field(() => Member, { nullable: true, description: 'Who changed it; nobody for an import or the system.' }) @ManyToOne(() => Member) by: Relation<Member> | null;

  /** `edit`, `import`, `merge`: what kind of work it was. */
  @Field(() => String, { description: 'What kind of work it was: edit, import or merge.' }) @Column('text') source: string;

  @Field(() => [ChangedField], { description: 'The fields before and after.' }) @Column('jsonb') fields: ChangedField[];
}

keepsAbout(
  { entity: Change, by: 'memberId', heading: 'Changes to your details', line: (r) => `to_char(${r}.at, 'YYYY-MM-DD') || ': ' || (select string_agg((f->>'field') || ' from "' || coalesce(f->>'before', '') || '" to "' || coalesce(f->>'after', '') || '"', '; ') from jsonb_array_elements(${r}.fields) f)`, onErase: 'DELETE' },
  { entity: Change, by: 'byId', onErase: 'KEEP' },
);
