import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Actor, type Bind, LocalDate, Visible } from '#platform';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { keepsAbout } from './held.policy.js';
import { Member } from './member.entity.js';
import { mayManage } from './member.policy.js';

export enum ConsentKind {
  EXPRESS = 'EXPRESS',
  IMPLIED = 'IMPLIED',
}
registerEnumType(ConsentKind, {
  name: 'ConsentKind',
  description: "On what ground we may write (Canada's Anti-Spam Legislation).",
  valuesMap: {
    EXPRESS: { description: 'They said yes. It holds until they say stop.' },
    IMPLIED: { description: 'They took part in something of ours. It runs out after two years.' },
  },
});

const theirManager = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : actor.memberId ? `exists (select 1 from member m where m.id = ${row}.member_id and ${mayManage('m', actor, bind)})` : 'false';

/** That somebody agreed to be written to: from where we know, since when, until when. */
@Visible({ rows: theirManager, order: (r) => `${r}.given_on desc, ${r}.id` })
@ObjectType({ description: 'That a member agreed to be written to: from where we know, since when, until when.' })
@Entity()
@Check('consent_kind', `kind in ('EXPRESS', 'IMPLIED')`)
@Check('consent_ends_after', 'expires_on >= given_on and withdrawn_on >= given_on')
@Check('consent_implied_ends', `kind = 'EXPRESS' or expires_on is not null`)
export class Consent {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Index('consent_member') @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => ConsentKind, { description: 'On what ground.' }) @Column('text') kind: ConsentKind;

  @Field(() => String, { description: 'From where we know, such as "Registered for the summit of 2021".' }) @Column('text') source: string;

  @Field(() => LocalDate, { description: 'Since which day.' }) @Column('date') givenOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last day it holds; none while they do not say stop.' }) @Column('date', { nullable: true }) expiresOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Since which day it no longer holds, by their word.' }) @Column('date', { nullable: true }) withdrawnOn: string | null;

  @Column('uuid', { nullable: true }) recordedById: string | null;
}

keepsAbout(
  { entity: Consent, by: 'memberId', heading: 'Your consent', line: (r) => `${r}.source || ', since ' || ${r}.given_on || coalesce(', until ' || ${r}.expires_on, '') || coalesce(', withdrawn on ' || ${r}.withdrawn_on, '')`, onErase: 'DELETE' },
  { entity: Consent, by: 'recordedById', onErase: 'KEEP' },
);
