import { keepsAbout, Member, PRIMARY_ROLES, PrimaryRole, Region } from '#people';
import { type Actor, type Bind, connectionOf, constraintSays, LocalDate, Visible } from '#platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { maySeeList, RegistrationList } from './list.entity.js';

export enum ParticipationKind {
  RECORDED = 'RECORDED',
  LIVE = 'LIVE',
}
registerEnumType(ParticipationKind, {
  name: 'ParticipationKind',
  description: 'How somebody takes part.',
  valuesMap: { RECORDED: { description: 'Recorded sessions only.' }, LIVE: { description: 'Recorded sessions and the live day.' } },
});

constraintSays({ registration_once: 'They are on this list already.' });

const onAListISee = (row: string, actor: Actor, bind: Bind) => (actor.everywhere ? 'true' : `exists (select 1 from registration_list l where l.id = ${row}.list_id and ${maySeeList('l', actor, bind)})`);

/** A member on a named list, with region, role and kind of participation as given that day, also when the member changes later. */
@Visible({ rows: onAListISee, order: (r) => `${r}.name, ${r}.id` })
@ObjectType({ description: 'A member on a named list, with region, role and kind of participation as given that day.' })
@Entity()
@Check('registration_participation', `participation in ('RECORDED', 'LIVE')`)
@Check('registration_primary_role', `primary_role in (${Object.keys(PRIMARY_ROLES).map((name) => `'${name}'`).join(', ')})`)
@Index('registration_once', ['listId', 'memberId'], { unique: true })
@Index('registration_by_name', ['listId', 'name', 'id'])
export class Registration {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') listId: string;

  @Field(() => RegistrationList, { description: 'On which list.' }) @ManyToOne(() => RegistrationList, { nullable: false }) list: Relation<RegistrationList>;

  @Index('registration_member') @Column('uuid') memberId: string;

  @Field(() => Member, { description: 'Who.' }) @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => String, { description: 'Their name as given that day.' }) @Column('text') name: string;

  @Index('registration_region') @Column('uuid', { nullable: true }) regionId: string | null;

  @Field(() => Region, { nullable: true, description: 'The region they gave.' }) @ManyToOne(() => Region) region: Relation<Region> | null;

  @Field(() => PrimaryRole, { nullable: true, description: 'The primary role they gave.' }) @Column('text', { nullable: true }) primaryRole: PrimaryRole | null;

  @Field(() => ParticipationKind, { nullable: true, description: 'How they take part.' }) @Column('text', { nullable: true }) participation: ParticipationKind | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day they registered.' }) @Column('date', { nullable: true }) registeredOn: string | null;
}

export const RegistrationConnection = connectionOf(Registration);

const ROLES = Object.entries(PRIMARY_ROLES).map(([name, said]) => `when '${name}' then ', ${said.replaceAll("'", "''")}'`).join(' ');

keepsAbout({
  entity: Registration,
  by: 'memberId',
  heading: 'Lists you are on',
  line: (r) => `(select l.name from registration_list l where l.id = ${r}.list_id) || coalesce(', as ' || nullif(${r}.name, ''), '') || coalesce(', from ' || (select g.name from region g where g.id = ${r}.region_id), '') || case ${r}.primary_role ${ROLES} else '' end || case ${r}.participation when 'LIVE' then ', live day too' when 'RECORDED' then ', recorded sessions' else '' end || coalesce(', registered on ' || ${r}.registered_on, '')`,
  // region and role stay, without a name: the participation table of that day stays true
  onErase: { blank: ['name', 'registeredOn'] },
  takeOver: (kept, gone) => ['region_id', 'primary_role', 'participation', 'registered_on'].map((column) => `${column} = coalesce(${kept}.${column}, ${gone}.${column})`).join(', '),
});
