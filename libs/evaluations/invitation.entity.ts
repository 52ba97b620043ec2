import { endOnLeaving, forgetsTraces, keepsAbout, Member, PrimaryRole, Region } from '#people';
import { nobody, Visible } from '#platform';
import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Evaluation } from './evaluation.entity.js';

export enum InvitationState {
  SILENT = 'SILENT',
  ANSWERED = 'ANSWERED',
  CREDITED = 'CREDITED',
  DECLINED = 'DECLINED',
}

/**
 * One member asked to one evaluation: that they answered, and after which step, never when. No page lists these: only the
 * phone list and the cards name the silent. Region and role are those of the day they were asked.
 */
@Visible({ rows: nobody })
@Entity()
@Check('invitation_state', `state in ('SILENT', 'ANSWERED', 'CREDITED', 'DECLINED')`)
@Check('invitation_step', `after_step is null or state = 'ANSWERED'`)
@Index('invitation_once', ['evaluationId', 'memberId'], { unique: true })
export class Invitation {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') evaluationId: string;

  @ManyToOne(() => Evaluation, { nullable: false }) evaluation: Relation<Evaluation>;

  @Index('invitation_member') @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Column('text', { default: InvitationState.SILENT }) state: InvitationState;

  /** After how many steps they answered: 0 before any. */
  @Column('int', { nullable: true }) afterStep: number | null;

  @Index('invitation_region') @Column('uuid', { nullable: true }) regionId: string | null;

  @ManyToOne(() => Region) region: Relation<Region> | null;

  @Column('text', { nullable: true }) primaryRole: PrimaryRole | null;

  /** A keyed hash of the code on their card: the code itself is worked out from the id, and stands in no table. */
  @Index('invitation_code', { unique: true }) @Column('text') codeHash: string;

  /** Which try at a code nobody else has. */
  @Column('int', { default: 0 }) codeTry: number;
}

export enum CallOutcome {
  CALL_BACK = 'CALL_BACK',
  DECLINED = 'DECLINED',
  MOVED = 'MOVED',
}
registerEnumType(CallOutcome, {
  name: 'CallOutcome',
  description: 'How a phone call ended, where no answer was keyed in.',
  valuesMap: {
    CALL_BACK: { description: 'Nobody was there, or they asked to be phoned again.' },
    DECLINED: { description: 'They would rather not answer.' },
    MOVED: { description: 'The number is no longer theirs.' },
  },
});

/** What a volunteer wrote down about a call: the day and the outcome, nothing else. An answer leaves nothing here. */
@Visible({ rows: nobody })
@Entity('phone_call')
@Check('phone_call_outcome', `outcome in ('CALL_BACK', 'DECLINED', 'MOVED')`)
@Index('phone_call_once', ['evaluationId', 'memberId'], { unique: true })
export class PhoneCall {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') evaluationId: string;

  @ManyToOne(() => Evaluation, { nullable: false }) evaluation: Relation<Evaluation>;

  @Index('phone_call_member') @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Column('date') calledOn: string;

  @Column('text') outcome: CallOutcome;
}

/** SQL: the more an invitation says, the higher. */
const said = (row: string) => `array_position(array['SILENT', 'DECLINED', 'CREDITED', 'ANSWERED'], ${row}.state)`;

keepsAbout(
  // not whether they answered: admins may open this page too, and only the phone list and the cards name the silent
  {
    entity: Invitation,
    by: 'memberId',
    heading: 'Evaluations you were asked to',
    line: (r) => `(select e.title from evaluation e where e.id = ${r}.evaluation_id)`,
    onErase: 'KEEP',
    // who answered on either row is not asked again; two answers are two ballots, and each keeps its invitation (promise C2)
    clash: (kept, gone) => `case when ${kept}.state = 'ANSWERED' and ${gone}.state = 'ANSWERED' then 'BOTH' when ${said(gone)} > ${said(kept)} then 'GONE' else 'KEPT' end`,
  },
  { entity: PhoneCall, by: 'memberId', heading: 'Phone calls about evaluations', line: (r) => `(select e.title from evaluation e where e.id = ${r}.evaluation_id) || ', ' || ${r}.called_on || ', ' || lower(replace(${r}.outcome, '_', ' '))`, onErase: 'DELETE' },
);
// the code on their card opens nothing any more
forgetsTraces(`update invitation set code_hash = 'erased ' || id where member_id = any($1::uuid[]) and code_hash not like 'erased %' and $2::text[] is not null and $3::text[] is not null`);
endOnLeaving(`update invitation set state = 'DECLINED' where member_id = $1 and state = 'SILENT'`);
