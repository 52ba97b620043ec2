import { endOnLeaving, keepsAbout, Member } from '#people';
import { type Actor, type Bind, constraintSays, Instant, Visible } from '#platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Seat } from './seat.entity.js';

export enum OfferState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  LAPSED = 'LAPSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(OfferState, {
  name: 'OfferState',
  description: 'Where an offer stands.',
  valuesMap: {
    OPEN: { description: 'Waiting for an answer.' },
    ACCEPTED: { description: 'Taken up: they hold the seat.' },
    DECLINED: { description: 'Declined, with thanks.' },
    LAPSED: { description: 'No answer in time.' },
    WITHDRAWN: { description: 'Taken back before an answer.' },
  },
});

constraintSays({ offer_one_open: 'This seat is on offer to somebody already. Wait for their answer, or withdraw that offer.' });

/** The offered member themselves, and those who run the table. */
const concerned = (row: string, actor: Actor, bind: Bind) => {
  if (actor.everywhere) return 'true';
  if (!actor.memberId) return 'false';
  const runs = actor.scopes.length ? ` or exists (select 1 from seat s where s.id = ${row}.seat_id and s.table_id = any(${bind(actor.scopes)}::uuid[]))` : '';
  return `(${row}.member_id = ${bind(actor.memberId)}${runs})`;
};

/** A seat offered to a member by letter. */
@Visible({ rows: concerned, order: (r) => `${r}.offered_at desc, ${r}.id` })
@ObjectType({ description: 'A seat offered to a member by letter.' })
@Entity()
@Index('offer_one_open', ['seatId'], { unique: true, where: `state = 'OPEN'` })
@Index('offer_expiry', ['expiresAt'], { where: `state = 'OPEN'` })
@Check('offer_state', `state in ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN')`)
@Check('offer_answered', `(state = 'OPEN') = (answered_at is null)`)
export class Offer {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Index('offer_seat') @Column('uuid') seatId: string;

  @Field(() => Seat, { description: 'The seat on offer.' }) @ManyToOne(() => Seat, (seat) => seat.offers, { nullable: false }) seat: Relation<Seat>;

  @Index('offer_member') @Column('uuid') memberId: string;

  @Field(() => Member, { description: 'To whom.' }) @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => String, { nullable: true, description: 'A personal line in the letter.' }) @Column('text', { nullable: true }) note: string | null;

  @Field(() => OfferState, { description: 'Where it stands.' }) @Column('text', { default: OfferState.OPEN }) state: OfferState;

  @Column('uuid') offeredById: string;

  @Field(() => Instant, { description: 'When it was offered.' }) @Column('timestamptz') offeredAt: Date;

  @Field(() => Instant, { description: 'Until when it can be answered.' }) @Column('timestamptz') expiresAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was answered, lapsed or was withdrawn.' }) @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}

keepsAbout(
  {
    entity: Offer,
    by: 'memberId',
    heading: 'Offers of seats',
    line: (r) => `(select s.name || ' at ' || t.name from seat join sector s on s.id = seat.sector_id join "table" t on t.id = seat.table_id where seat.id = ${r}.seat_id) || ', offered on ' || to_char(${r}.offered_at, 'YYYY-MM-DD') || ', ' || lower(${r}.state) || coalesce(': ' || ${r}.note, '')`,
    onErase: { blank: ['note'] },
  },
  { entity: Offer, by: 'offeredById', onErase: 'KEEP' },
);
endOnLeaving(`update offer set state = 'WITHDRAWN', answered_at = $3 where member_id = $1 and state = 'OPEN'`);
