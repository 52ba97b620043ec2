import { type Actor, AppError, Clock, Db, type Letter, SYSTEM, stillWanted } from '#platform';
import { Injectable } from '@nestjs/common';
import { CampaignService } from './campaign.service.js';
import { ContactChannel, ContactPlan, ContactStep, PlanState } from './plan.entity.js';
import { cardsLeft, dueAt, type LeftOut, whyLeftOut, worthwhile } from './plan.policy.js';
import { type CardOrder, type CardOrderer, PostChannel } from './post-channel.service.js';

/** What a room that asks people tells the engine: the audience's state, the texts and the cards. The engine knows none of its words. */
export interface ContactSource<P extends object = object> {
  /** Which plans are its own, such as `evaluation`. */
  kind: string;
  letter: Letter<P>;
  /** SQL: whether a member is still silent in what a plan is about. Asked for each step, and again just before each final dot (promise L5). */
  silent: (subjectId: string, memberId: string) => string;
  /** What a step's letter says to each. */
  letters(subjectId: string, step: ContactStep, members: string[]): Promise<{ to: string; props: P }[]>;
  /** What a step's cards say, an order for each language. */
  cards(subjectId: string, step: ContactStep, members: string[]): Promise<Pick<CardOrder, 'heading' | 'body' | 'lang' | 'cards'>[]>;
}

export interface PlanChoice {
  title: string;
  anchorOn: string;
  mostContacts: number;
  cardCents: number;
  mostPostCents: number | null;
  steps: Pick<ContactStep, 'channel' | 'notice' | 'dayOffset' | 'hour' | 'texts'>[];
}

interface Person {
  id: string;
  memberId: string;
  why: LeftOut | null;
  /** A card could go to them once their address is mended. */
  mendable?: boolean;
}

/** A letter that waited ten days, in a pause or for the mail server, is dropped: what it says is no longer so. */
const STALE_MS = 10 * 86_400_000;
/** An email that did not go was no contact, nor is a card that cannot be posted. */
const UNSENT = `s.channel = 'EMAIL' and exists (select 1 from outbox o where o.campaign_id = s.campaign_id and o.recipient_id = p.member_id and o.state in ('SKIPPED', 'FAILED', 'STALE', 'HELD'))`;
const CONTACTS = `(select count(*) from contact c join contact_step s on s.id = c.step_id where c.person_id = p.id and not c.refused and not (${UNSENT}))`;
const CONSENTS = `exists (select 1 from consent k where k.member_id = m.id and k.given_on <= $3::date and coalesce(k.expires_on >= $3::date, true) and coalesce(k.withdrawn_on > $3::date, true))`;
/** SQL: why a person gets nothing by any way. Over `m` and `f`, their preference; `today` a placeholder. */
const never = (today: string) => `when m.merged_into_id is not null or m.disabled_at is not null or m.erased_at is not null or m.left_at is not null then 'GONE'
  when f.none_since is not null then 'STOPPED'
  when m.paused_until > ${today}::date then 'AWAY'`;
const CANNOT: Record<ContactChannel, string> = {
  EMAIL: `when m.email is null or not m.by_email then 'NO_EMAIL'
  when exists (select 1 from suppression u where u.address = m.email and u.lifted_at is null) then 'UNUSABLE'
  when not ${CONSENTS} then 'NO_CONSENT'`,
  PHONE: `when m.phone is null or not m.by_phone then 'NO_PHONE'`,
  POST: `when m.postal_address is null or not m.by_post then 'NO_POST'`,
};

/**
 * Contact plans: people are asked step by step, each step only those who are still silent when its hour comes. The time
 * lies in the table: lose the queue, and the next sweep catches up. Every step to come cancels itself once an answer is there.
 */
@Injectable()
export class ContactPlans implements CardOrderer {
  private readonly sources = new Map<string, ContactSource>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly campaigns: CampaignService,
    private readonly post: PostChannel,
  ) {
    post.orderedBy(this);
  }

  /** A room that asks people says so at its start. Its letters are asked for once more just before each goes. */
  serve<P extends object>(source: ContactSource<P>): void {
    this.sources.set(source.kind, source as unknown as ContactSource);
    stillWanted(source.letter.key, (row) => `exists (select 1 from contact_step s join contact_plan p on p.id = s.plan_id where s.campaign_id = ${row}.campaign_id and ${source.silent('p.subject_id', `${row}.recipient_id`)})`);
  }

  /** Lays a plan out, or anew while it is a draft. */
  async save(kind: string, subjectId: string, { steps, ...choice }: PlanChoice): Promise<void> {
    await this.db.tx(async () => {
      const before = await this.of(kind, subjectId);
      if (before && before.state !== PlanState.DRAFT) throw new AppError('CONFLICT', 'This plan runs already, so its steps stay as they are. Pause it to stop what is still to come.');
      const plans = this.db.repo(ContactPlan);
      const { id } = await plans.save(plans.create({ ...(before ?? { kind, subjectId }), ...choice }));
      await this.db.repo(ContactStep).delete({ planId: id });
      const ordered = steps.toSorted((a, b) => a.dayOffset - b.dayOffset || a.hour - b.hour);
      await this.db.repo(ContactStep).insert(ordered.map((step, index) => ({ ...step, planId: id, position: index + 1 })));
    });
  }

  /** Takes its people down and lets it run, under the title its subject has now. Steps whose day is over are left out. */
  async start(actor: Actor, kind: string, subjectId: string, members: readonly string[], title?: string): Promise<void> {
    await this.db.tx(async () => {
      const plan = await this.locked(kind, subjectId);
      if (plan.state !== PlanState.DRAFT) throw new AppError('CONFLICT', 'This plan runs already. Please reload the page.');
      await this.db.query('insert into contact_person (plan_id, member_id) select $1, unnest($2::uuid[]) on conflict do nothing', [plan.id, members]);
      const now = this.clock.now();
      const isOver = (step: ContactStep) => dueAt(plan.anchorOn, step).getTime() < now.getTime() - 86_400_000;
      const steps = await this.stepsOf(plan.id);
      if (steps.every(isOver)) throw new AppError('CONFLICT', 'All days of this plan are over, so nobody would be asked. Please choose a later day 0.');
      for (const step of steps) {
        const due = dueAt(plan.anchorOn, step);
        const over = isOver(step);
        await this.db.repo(ContactStep).update(step.id, { dueAt: due, ...(over ? { doneAt: now, why: 'Its day was over when the plan was started.' } : {}) });
      }
      await this.db.repo(ContactPlan).update(plan.id, { state: PlanState.RUNNING, startedById: actor.memberId, ...(title ? { title } : {}) });
      await this.wind(plan.id);
    });
  }

  /** Stops a plan for now, its letters too, or lets both go on. */
  async pause(actor: Actor, kind: string, subjectId: string, paused: boolean): Promise<void> {
    const [from, to] = paused ? [PlanState.RUNNING, PlanState.PAUSED] : [PlanState.PAUSED, PlanState.RUNNING];
    await this.db.tx(async () => {
      const plan = await this.locked(kind, subjectId);
      if (plan.state === to) return;
      if (plan.state !== from) throw new AppError('CONFLICT', paused ? 'Only a plan that runs can be paused. Please reload the page.' : 'Only a paused plan can go on. Please reload the page.');
      await this.db.repo(ContactPlan).update(plan.id, { state: to });
      const open = paused ? `'RUNNING', 'UNREACHABLE'` : `'PAUSED'`;
      const theirs = await this.db.query<{ id: string }>(`select c.id from campaign c join contact_step s on s.campaign_id = c.id where s.plan_id = $1 and c.state in (${open})`, [plan.id]);
      for (const { id } of theirs) await (paused ? this.campaigns.pause(actor, id) : this.campaigns.resume(actor, id));
    });
  }

  /** Ends a plan: no step of it goes any more. */
  async end(kind: string, subjectId: string): Promise<void> {
    const plan = await this.of(kind, subjectId);
    if (plan) await this.db.repo(ContactPlan).update(plan.id, { state: PlanState.DONE, nextDueAt: null });
  }

  /** How many steps of a plan have gone: "after which step" somebody answered. */
  async stepsGone(kind: string, subjectId: string): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(`select count(*)::int as n from contact_step s join contact_plan p on p.id = s.plan_id where p.kind = $1 and p.subject_id = $2 and s.done_at is not null`, [kind, subjectId]);
    return row!.n;
  }

  /** Somebody needs no more contact, having answered: a card of theirs that is not printed yet is left out. Joins the open transaction. */
  async settle(kind: string, subjectId: string, ...memberIds: string[]): Promise<void> {
    await this.cancelCards(`t.kind = $1 and t.subject_id = $2 and p.member_id = any($3::uuid[])`, [kind, subjectId, memberIds]);
  }

  /** Takes back the cards of people who stopped, or need none any more for another reason. */
  async takeCardsBack(): Promise<void> {
    for (const [kind, { silent }] of this.sources)
      await this.cancelCards(`t.kind = $1 and not (${silent('t.subject_id', 'p.member_id')} and case ${never('$2')} end is null)`, [kind, this.clock.today()]);
  }

  /** Writes down to whom cards go after all, and to whom they cannot: an address may have been mended or lost since they were ordered. */
  async cardsLocked(onceKey: string, goes: string[], refused: string[]): Promise<void> {
    const stepId = /^plan:([0-9a-f-]{36}):/.exec(onceKey)?.[1];
    if (!stepId) return;
    await this.db.query(
      `update contact c set refused = not c.refused from contact_person p where p.id = c.person_id and c.step_id = $1 and p.member_id = any(case when c.refused then $2::uuid[] else $3::uuid[] end)`,
      [stepId, goes, refused],
    );
    await this.db.query(`update contact_step set handed = n.now, left_out = left_out + handed - n.now from (select count(*)::int as now from contact where step_id = $1 and not refused) n where id = $1`, [stepId]);
  }

  /** Plans whose next step is due. Cards nobody needs any more are taken back meanwhile. */
  async due(): Promise<string[]> {
    await this.takeCardsBack();
    const rows = await this.db.query<{ id: string }>(`select id from contact_plan where state = 'RUNNING' and next_due_at <= $1 order by next_due_at, id`, [this.clock.now()]);
    return rows.map(({ id }) => id);
  }

  /** Does what is due of one plan. Safe twice and side by side: the plan is locked, and what was done commits with what it posted. */
  async advance(id: string): Promise<void> {
    await this.db.tx(async () => {
      const plan = await this.db.get(ContactPlan, id, { lock: true });
      const source = this.sources.get(plan.kind);
      if (plan.state !== PlanState.RUNNING || !source) return;
      const now = this.clock.now();
      const due = (await this.stepsOf(id)).filter((step) => !step.doneAt && step.dueAt! <= now);
      const { run, skip } = worthwhile(due);
      for (const step of skip) await this.db.repo(ContactStep).update(step.id, { doneAt: now, why: 'A later step of the same kind was due as well, so that one went.' });
      for (const step of run) await this.go(plan, step, source);
      await this.wind(id);
    });
  }

  private async go(plan: ContactPlan, step: ContactStep, source: ContactSource): Promise<void> {
    const silent = await this.silentPeople(plan, step, source);
    const { people, orders } = step.channel === ContactChannel.POST ? await this.carded(plan, step, source, silent) : { people: silent, orders: [] };
    const contacts = people.filter(({ why, mendable }) => !why || mendable);
    await this.db.query('insert into contact (step_id, person_id, refused) select $1, c.id, c.refused from unnest($2::uuid[], $3::boolean[]) as c (id, refused) on conflict do nothing', [step.id, contacts.map(({ id }) => id), contacts.map(({ mendable }) => mendable ?? false)]);
    const members = people.flatMap(({ why, memberId }) => (why ? [] : [memberId]));
    let campaignId: string | null = null;
    if (step.channel === ContactChannel.EMAIL && members.length)
      campaignId = await this.campaigns.plan(SYSTEM, { letter: source.letter, title: plan.title, onceKey: `plan:${step.id}`, staleAt: new Date(this.clock.now().getTime() + STALE_MS) }, await source.letters(plan.subjectId, step, members));
    for (const order of orders) await this.post.cards.take(order);
    const reasons = people.flatMap(({ why }) => why ?? []);
    await this.db.repo(ContactStep).update(step.id, { doneAt: this.clock.now(), campaignId, handed: members.length, leftOut: reasons.length, why: whyLeftOut(reasons) });
  }

  /** Who is silent now, each with why they are left out, if they are; those first whom the fewest contacts have reached. */
  private async silentPeople(plan: ContactPlan, step: ContactStep, source: ContactSource): Promise<Person[]> {
    return this.db.query<Person>(
      `select p.id, p.member_id as "memberId", case ${never('$3')} ${CANNOT[step.channel]} when ${CONTACTS} >= $2::int then 'CAP' end as why
         from contact_person p join contact_plan t on t.id = p.plan_id join member m on m.id = p.member_id left join preference f on f.member_id = m.id
        where p.plan_id = $1 and ${source.silent('t.subject_id', 'p.member_id')}
        order by ${CONTACTS}, md5(p.id::text || $4::text)`,
      [plan.id, plan.mostContacts, this.clock.today(), step.id],
    );
  }

  /**
   * Who of the silent gets a card, and the orders for them. Somebody to whom none can be posted takes no place under the limit for
   * post: the next one has it. Theirs is ordered with the others where money is left, so that an admin sees it and mends the address.
   */
  private async carded(plan: ContactPlan, step: ContactStep, source: ContactSource, silent: Person[]): Promise<{ people: Person[]; orders: CardOrder[] }> {
    const able = silent.flatMap(({ why, memberId }) => (why ? [] : [memberId]));
    const all = able.length ? await source.cards(plan.subjectId, step, able) : [];
    const refused = new Set<string>();
    for (const order of all) for (const memberId of await this.post.cards.refused(order)) refused.add(memberId);
    const [posted] = await this.db.query<{ n: number }>(`select coalesce(sum(handed), 0)::int as n from contact_step where plan_id = $1 and channel = 'POST'`, [plan.id]);
    let left = cardsLeft(plan, posted!.n);
    const paid = silent.map((person): Person => (person.why || refused.has(person.memberId) || left-- > 0 ? person : { ...person, why: 'COST' }));
    const people = paid.map((person): Person => (person.why || !refused.has(person.memberId) ? person : { ...person, why: 'NO_POST', mendable: left-- > 0 }));
    const ordered = new Set(people.flatMap(({ why, mendable, memberId }) => (!why || mendable ? [memberId] : [])));
    const orders = all.map((order) => ({ ...order, onceKey: cardKey(step.id, order.lang), title: plan.title, cards: order.cards.filter(({ memberId }) => ordered.has(memberId)) }));
    return { people, orders: orders.filter(({ cards }) => cards.length) };
  }

  private async cancelCards(where: string, values: unknown[]): Promise<void> {
    await this.db.tx(async () => {
      const needless = await this.db.query<{ stepId: string; memberId: string; langs: string[] }>(
        `with gone as (update contact c set needless = true from contact_step s, contact_plan t, contact_person p join member m on m.id = p.member_id left join preference f on f.member_id = m.id
          where s.id = c.step_id and t.id = s.plan_id and p.id = c.person_id and s.channel = 'POST' and not c.needless and ${where}
        returning s.id as "stepId", p.member_id as "memberId", array(select x->>'lang' from jsonb_array_elements(s.texts) x) as langs) select * from gone`,
        values,
      );
      for (const { stepId, memberId, langs } of needless) for (const lang of langs) await this.post.cards.cancel(cardKey(stepId, lang), memberId);
    });
  }

  /** Writes down when the next step is due, or that none is left. */
  private async wind(id: string): Promise<void> {
    await this.db.query(`update contact_plan set next_due_at = (select min(due_at) from contact_step where plan_id = $1 and done_at is null), state = case when exists (select 1 from contact_step where plan_id = $1 and done_at is null) then state else 'DONE' end where id = $1`, [id]);
  }

  private of(kind: string, subjectId: string): Promise<ContactPlan | null> {
    return this.db.repo(ContactPlan).findOneBy({ kind, subjectId });
  }

  private async locked(kind: string, subjectId: string): Promise<ContactPlan> {
    const plan = await this.of(kind, subjectId);
    if (!plan) throw new AppError('CONFLICT', 'It has no contact plan yet. Please lay one out first.');
    return this.db.get(ContactPlan, plan.id, { lock: true });
  }

  private stepsOf(planId: string): Promise<ContactStep[]> {
    return this.db.repo(ContactStep).find({ where: { planId }, order: { position: 'ASC' } });
  }
}

const cardKey = (stepId: string, lang: string): string => `plan:${stepId}:${lang}`;
