import { keepsAbout, mayManage, Member } from '#people';
import { type Actor, type Bind, Id, Instant, Visible } from '#platform';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, Length, Max, Min } from 'class-validator';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum Rhythm {
  OFF = 'OFF',
  DAILY = 'DAILY',
  WEEKLY = 'WEEKLY',
  MONTHLY = 'MONTHLY',
}
registerEnumType(Rhythm, {
  name: 'Rhythm',
  description: 'How often somebody wants their digest.',
  valuesMap: {
    OFF: { description: 'Never.' },
    DAILY: { description: 'At most once a day.' },
    WEEKLY: { description: 'At most once a week.' },
    MONTHLY: { description: 'At most once a month, on the first of their days in it.' },
  },
});

const theirManager = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : actor.memberId ? `exists (select 1 from member m where m.id = ${row}.member_id and ${mayManage('m', actor, bind)})` : 'false';

/** Which letters a member wants, and when. Somebody without a row has the defaults: a digest each Monday at eight. */
@Visible({ rows: theirManager })
@ObjectType({ description: 'Which letters a member wants, and when.' })
@Entity()
@Index('preference_member', ['memberId'], { unique: true })
@Check('preference_digest', `digest in ('OFF', 'DAILY', 'WEEKLY', 'MONTHLY')`)
@Check('preference_hour', 'hour between 0 and 23')
@Check('preference_weekday', 'weekday between 1 and 7')
export class Preference {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => ID, { description: 'Whose.' }) @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => Rhythm, { description: 'How often their digest comes.' }) @Column('text', { default: Rhythm.WEEKLY }) digest: Rhythm;

  @Field(() => Int, { description: 'The hour it comes at, from 0 to 23, by the clock of their zone.' }) @Column('int', { default: 8 }) hour: number;

  @Field(() => Int, { description: 'The day of the week it comes on, from 1 for Monday to 7 for Sunday.' }) @Column('int', { default: 1 }) weekday: number;

  @Field(() => String, { description: 'Their time zone, such as America/Vancouver.' }) @Column('text', { default: 'America/Vancouver' }) zone: string;

  @Field(() => Boolean, { description: 'Whether they want announcements.' }) @Column('boolean', { default: true }) announcements: boolean;

  /** Kept as a fact with its instant: a digest that is under way asks for it just before it goes. */
  @Field(() => Instant, { name: 'stoppedAt', nullable: true, description: 'Since when they want no letters but those they ask for.' })
  @Column('timestamptz', { nullable: true })
  noneSince: Date | null;
}

keepsAbout({
  entity: Preference,
  by: 'memberId',
  heading: 'Letters you want',
  line: (r) => `'Digest: ' || lower(${r}.digest) || case when ${r}.announcements then ', announcements' else ', no announcements' end || case when ${r}.none_since is not null then ', all stopped' else '' end`,
  onErase: 'DELETE',
  // who said no on either row has said no (promise L6)
  takeOver: (kept, gone) => `none_since = least(${kept}.none_since, ${gone}.none_since), announcements = ${kept}.announcements and ${gone}.announcements, digest = case when ${gone}.digest = 'OFF' then 'OFF' else ${kept}.digest end`,
});

@ArgsType()
export class PreferenceArgs {
  @Id('a member') memberId: string;
}

@InputType({ description: 'Which letters a member wants, and when.' })
export class PreferenceInput {
  @Field(() => Rhythm, { description: 'How often their digest comes.' }) digest: Rhythm;

  @Field(() => Int, { description: 'The hour it comes at, from 0 to 23.' })
  @IsInt({ message: 'Please pick an hour from the list.' })
  @Min(0, { message: 'Please pick an hour from the list.' })
  @Max(23, { message: 'Please pick an hour from the list.' })
  hour: number;

  @Field(() => Int, { description: 'The day of the week it comes on, from 1 for Monday to 7 for Sunday.' })
  @IsInt({ message: 'Please pick a day from the list.' })
  @Min(1, { message: 'Please pick a day from the list.' })
  @Max(7, { message: 'Please pick a day from the list.' })
  weekday: number;

  @Field(() => String, { description: 'Their time zone, such as America/Vancouver.' })
  @Length(1, 60, { message: 'Please pick a time zone from the list.' })
  zone: string;

  @Field(() => Boolean, { description: 'Whether they want announcements.' }) announcements: boolean;

  @Field(() => Boolean, { description: 'Whether they want no letters at all but those they ask for.' }) stop: boolean;
}
