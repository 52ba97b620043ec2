import { endOnLeaving, keepsAbout, Member } from '#people';
import { type Actor, addReadable, type Bind, constraintSays, LocalDate, members, Visible } from '#platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Exclusion, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Seat } from './seat.entity.js';

export enum EndReason {
  CHANGED_JOB = 'CHANGED_JOB',
  MOVED_AWAY = 'MOVED_AWAY',
  POSITION_ENDED = 'POSITION_ENDED',
  TERM_ENDED = 'TERM_ENDED',
  LEAVE = 'LEAVE',
  NO_TIME = 'NO_TIME',
  OTHER = 'OTHER',
}
registerEnumType(EndReason, {
  name: 'EndReason',
  description: 'Why somebody left a seat.',
  valuesMap: {
    CHANGED_JOB: { description: 'They changed jobs.' },
    MOVED_AWAY: { description: 'They moved away.' },
    POSITION_ENDED: { description: 'Their position was ended by their organisation.' },
    TERM_ENDED: { description: 'Their term at the table ended.' },
    LEAVE: { description: 'They are on leave.' },
    NO_TIME: { description: 'They no longer have the time.' },
    OTHER: { description: 'Another reason.' },
  },
});

constraintSays({
  holding_no_overlap: 'Somebody holds this seat in that time already. End that first, or pick a later day.',
  holding_until_after: 'A seat ends on or after the day it began. Please pick a later day.',
});

/** Whether the actor runs the table of a row that has a seat_id. */
const runsItsTable = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : actor.scopes.length ? `exists (select 1 from seat s where s.id = ${row}.seat_id and s.table_id = any(${bind(actor.scopes)}::uuid[]))` : 'false';

/** One member holding one seat from a day on until a day (not included), and why it ended. */
@Visible({ rows: members, columns: { endNote: runsItsTable }, order: (r) => `${r}."from" desc, ${r}.id` })
@ObjectType({ description: 'One member holding one seat from a day on, and why it ended.' })
@Entity()
@Exclusion('holding_no_overlap', `using gist (seat_id with =, daterange("from", "until") with &&)`)
@Check('holding_until_after', '"until" >= "from"')
@Check('holding_end_reason', `("until" is null) = (end_reason is null)`)
export class Holding {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Index('holding_seat') @Column('uuid') seatId: string;

  @Field(() => Seat, { description: 'The seat.' }) @ManyToOne(() => Seat, (seat) => seat.holdings, { nullable: false }) seat: Relation<Seat>;

  @Index('holding_member') @Column('uuid') memberId: string;

  @Field(() => Member, { description: 'Who holds or held it.' }) @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => LocalDate, { description: 'The first day.' }) @Column('date') from: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day on which they no longer held it.' }) @Column('date', { nullable: true }) until: string | null;

  @Field(() => EndReason, { nullable: true, description: 'Why it ended.' }) @Column('text', { nullable: true }) endReason: EndReason | null;

  @Field(() => String, { nullable: true, description: 'A note on why it ended, for those who run the table.' }) @Column('text', { nullable: true }) endNote: string | null;
}

addReadable(Member, { field: 'holdings', to: () => Holding, by: 'memberId' });
keepsAbout({
  entity: Holding,
  by: 'memberId',
  heading: 'Seats',
  line: (r) => `(select s.name || ' at ' || t.name from seat join sector s on s.id = seat.sector_id join "table" t on t.id = seat.table_id where seat.id = ${r}.seat_id) || ' from ' || ${r}."from" || coalesce(' until ' || ${r}."until", '') || coalesce(', ' || lower(replace(${r}.end_reason, '_', ' ')), '') || coalesce(': ' || ${r}.end_note, '')`,
  onErase: { blank: ['endNote'] },
});
endOnLeaving(`update holding set "until" = greatest("from", $2::date), end_reason = 'OTHER' where member_id = $1 and "until" is null`);
