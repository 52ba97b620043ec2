import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { BallotService } from './ballot.service.js';
import { CallOutcome, Invitation, PhoneCall } from './invitation.entity.js';
import { InvitationService } from './invitation.service.js';
import type { PhoneList, PhoneListEntry } from './response.entity.js';

type Row = Omit<PhoneListEntry, 'answerPath'> & { evaluationId: string; title: string; invitationId: string };

/** Over $1 the evaluations, $2 today: the silent on the list of a phone step who may still be phoned. */
const LIST = `
select e.id as "evaluationId", e.title, i.id as "invitationId", m.id as "memberId", m.name, m.phone, coalesce(k.outcome = 'CALL_BACK', false) as "callBack"
  from evaluation e join contact_plan t on t.kind = 'evaluation' and t.subject_id = e.id join contact_person p on p.plan_id = t.id
  join invitation i on i.evaluation_id = e.id and i.member_id = p.member_id join member m on m.id = p.member_id
  left join preference f on f.member_id = m.id left join phone_call k on k.evaluation_id = e.id and k.member_id = m.id
 where e.id = any($1::uuid[]) and e.state = 'RUNNING' and t.state <> 'PAUSED' and i.state = 'SILENT' and m.phone is not null and m.by_phone
   and m.merged_into_id is null and m.disabled_at is null and m.erased_at is null and f.none_since is null and coalesce(m.paused_until <= $2::date, true) and coalesce(k.outcome = 'CALL_BACK', true)
   and exists (select 1 from contact c join contact_step s on s.id = c.step_id where c.person_id = p.id and s.channel = 'PHONE')
 order by e.created_at desc, e.id, m.name, m.id`;

/** The phone step of an evaluation that came last: there is no list before one has come. */
const LAST_STEP = `select s.texts from contact_step s join contact_plan t on t.id = s.plan_id where t.kind = 'evaluation' and t.subject_id = e.id and s.channel = 'PHONE' and s.done_at is not null order by s.position desc limit 1`;

/** The phone list. Volunteers see the names and numbers of the silent, and write down the day and the outcome of a call. */
@Injectable()
export class CallService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly invitations: InvitationService,
    private readonly ballots: BallotService,
  ) {}

  /** The lists of this actor: of a volunteer theirs, of an admin all that have one. */
  async lists(actor: Actor): Promise<PhoneList[]> {
    const evaluations = await this.db.query<Pick<PhoneList, 'title' | 'texts'> & { id: string }>(
      `select e.id, e.title, l.texts from evaluation e cross join lateral (${LAST_STEP}) l where e.state = 'RUNNING' and ${actor.everywhere ? '$1::uuid is not null' : 'exists (select 1 from caller c where c.evaluation_id = e.id and c.member_id = $1)'} order by e.created_at desc, e.id`,
      [actor.memberId],
    );
    const rows = Map.groupBy(await this.rows(evaluations.map(({ id }) => id)), ({ evaluationId }) => evaluationId);
    return evaluations.map(({ id, title, texts }) => ({ evaluationId: id, title, texts, people: (rows.get(id) ?? []).map((row) => this.entry(row)) }));
  }

  /** Writes down how a call ended. Who declines is asked no more. */
  async mark(actor: Actor, evaluationId: string, memberId: string, outcome: CallOutcome): Promise<PhoneList> {
    await this.db.tx(async () => {
      const mine = actor.everywhere || (await this.db.query('select 1 from caller where evaluation_id = $1 and member_id = $2', [evaluationId, actor.memberId])).length > 0;
      if (!mine) throw new AppError('FORBIDDEN', 'You do not phone for this evaluation. Ask an admin if you would like to.');
      const [row] = (await this.rows([evaluationId])).filter((one) => one.memberId === memberId.toLowerCase());
      if (!row) throw new AppError('NOT_FOUND', 'A call to them is no longer needed. Please reload the list.');
      if (outcome === CallOutcome.DECLINED) await this.ballots.decline(row.invitationId);
      await this.db.get(Invitation, row.invitationId, { lock: true });
      await this.db.repo(PhoneCall).upsert({ evaluationId, memberId: row.memberId, calledOn: this.clock.today(), outcome }, ['evaluationId', 'memberId']);
    });
    const [list] = (await this.lists(actor)).filter((one) => one.evaluationId === evaluationId.toLowerCase());
    if (!list) throw new AppError('NOT_FOUND', 'This list is closed. Thank you for calling.');
    return list;
  }

  private rows(evaluations: string[]): Promise<Row[]> {
    return this.db.query<Row>(LIST, [evaluations, this.clock.today()]);
  }

  private entry({ invitationId, memberId, name, phone, callBack }: Row): PhoneListEntry {
    return { memberId, name, phone, callBack, answerPath: `${this.invitations.pathOf(invitationId)}?all=1` };
  }
}
