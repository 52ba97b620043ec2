import { ContactChannel, type ContactStep, renderEmail } from '#delivery';
import { Network, PRIMARY_ROLES } from '#people';
import { type Actor, AppError, Config, Db, html } from '#platform';
import { PrintService } from '#postcards';
import { LEAST_SHOWN, type LeastShown, NOT_SAID } from '#registrations';
import { Inject, Injectable } from '@nestjs/common';
import { AskService } from './ask.service.js';
import { Ballot, Saying } from './ballot.entity.js';
import { KeyService } from './ballot.service.js';
import { Evaluation } from './evaluation.entity.js';
import { QuestionPage } from './pages/answer.page.js';
import { choicesOf, isText, languageFor, say } from './question.policy.js';
import type { EvaluationPreview, EvaluationResponse, QuestionResult, ResponseGroup } from './response.entity.js';
import { shownResponse, shownSteps } from './response.policy.js';

const LABELS: Record<string, string> = PRIMARY_ROLES;
const WAYS = { EMAIL: 'Email', PHONE: 'Phone list', POST: 'Postcard' } as const;

const COUNTS = `select count(*)::int as all, count(*) filter (where state = 'ANSWERED')::int as answered, count(*) filter (where state = 'CREDITED')::int as credited,
  count(*) filter (where state = 'DECLINED')::int as declined, count(*) filter (where state = 'SILENT')::int as silent,
  (select count(*)::int from invitation i join member m on m.id = i.member_id where i.evaluation_id = $1 and m.left_at is null and m.erased_at is null
    and (m.email is null or not m.by_email or exists (select 1 from suppression u where u.address = m.email and u.lifted_at is null))) as "noEmail",
  (select count(*)::int from sealed_ballot where evaluation_id = $1) as waiting from invitation where evaluation_id = $1`;
const STEPS = `select s.position, s.channel, s.notice, s.day_offset as "dayOffset", s.handed, (select count(*)::int from invitation i where i.evaluation_id = $1 and i.state = 'ANSWERED' and i.after_step = s.position) as answered
  from contact_step s join contact_plan p on p.id = s.plan_id where p.kind = 'evaluation' and p.subject_id = $1 and s.done_at is not null order by s.position`;
const GROUPS = `select 'Region' as title, r.name as label, r.position as place, count(*)::int as invited, count(*) filter (where i.state = 'ANSWERED')::int as answered
  from invitation i left join region r on r.id = i.region_id where i.evaluation_id = $1 and i.state <> 'CREDITED' group by r.id
 union all select 'Primary role', i.primary_role, 0, count(*)::int, count(*) filter (where i.state = 'ANSWERED')::int from invitation i where i.evaluation_id = $1 and i.state <> 'CREDITED' group by i.primary_role
 order by 1 desc, 3 nulls last, 2 nulls last`;

/** What came of an evaluation: counted, never by name. */
@Injectable()
export class ResponseService {
  constructor(
    private readonly db: Db,
    private readonly ask: AskService,
    private readonly keys: KeyService,
    private readonly prints: PrintService,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Who answered, by step, region and role; small numbers are hidden from everybody. */
  async response(id: string, least: LeastShown = LEAST_SHOWN.MEMBERS): Promise<EvaluationResponse> {
    await this.db.get(Evaluation, id);
    const [counts] = await this.db.query<Omit<EvaluationResponse, 'steps' | 'groups' | 'invited' | 'keyMissing'> & { all: number }>(COUNTS, [id]);
    const { all, ...rest } = counts!;
    const steps = await this.db.query<{ position: number; channel: keyof typeof WAYS; notice: boolean; dayOffset: number; handed: number; answered: number }>(STEPS, [id]);
    const after = shownSteps(steps, rest.answered, least);
    const lines = steps.map(({ position, channel, notice, dayOffset, handed }, at) => ({ position, label: `${notice ? 'Notice' : WAYS[channel]} on day ${dayOffset}`, handed, answered: after[at]! }));
    return { ...rest, invited: all - rest.credited, keyMissing: rest.waiting > 0 && !(await this.keys.has(id)), steps: lines, groups: await this.groups(id, least) };
  }

  /** What was answered, over all opened answers. */
  async results(id: string): Promise<QuestionResult[]> {
    const { questions, languages } = await this.db.get(Evaluation, id);
    const ballots = await this.db.repo(Ballot).findBy({ evaluationId: id });
    const sayings = await this.db.repo(Saying).find({ where: { evaluationId: id }, order: { id: 'ASC' } }); // random ids: in no order
    return questions.map((question) => {
      const label = say(question.label, languages[0]!).text;
      const texts = sayings.filter(({ questionKey }) => questionKey === question.key).map(({ text }) => text);
      if (isText(question)) return { key: question.key, kind: question.kind, label, n: texts.length, counts: [], sayings: texts };
      const given = ballots.flatMap(({ answers }) => (answers[question.key] === undefined ? [] : [[answers[question.key]!].flat()]));
      const counts = choicesOf(question, languages[0]!).map(({ value, words }) => ({ key: value, label: words.text, n: given.filter((chosen) => chosen.includes(value)).length }));
      return { key: question.key, kind: question.kind, label, n: given.length, counts, sayings: [] };
    });
  }

  /** A step's letter and the page behind it, as their reader will see them. */
  async preview(_actor: Actor, id: string, stepId: string | null, wanted: string | null): Promise<EvaluationPreview> {
    const evaluation = await this.db.get(Evaluation, id);
    const network = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    const lang = languageFor(evaluation.languages, [wanted]);
    const steps = await this.db.query<Pick<ContactStep, 'id' | 'texts' | 'notice' | 'channel'>>(`select s.id, s.texts, s.notice, s.channel from contact_step s join contact_plan p on p.id = s.plan_id where p.kind = 'evaluation' and p.subject_id = $1 order by s.position`, [id]);
    const step = stepId ? steps.find((one) => one.id === stepId.toLowerCase()) : (steps.find(({ channel, notice }) => channel === ContactChannel.EMAIL && !notice) ?? { texts: [], notice: false });
    if (!step) throw new AppError('NOT_FOUND', 'This step is no longer there. Please reload the page.');
    const props = this.ask.props(evaluation, step, lang, `${this.config.publicUrl}/e/shown-in-a-preview`, '······');
    const frame = { publicUrl: this.config.publicUrl, networkName: network.name, memberName: 'Ana Duarte', unsubscribeUrl: `${this.config.publicUrl}/u/shown-in-a-preview` };
    const foot = [network.senderName, network.postalAddress?.replace(/\n/g, ', ')].filter(Boolean).join(', ');
    const page = (part: 'first' | 'all') => html(<QuestionPage network={network.name} sample={network.sample} evaluation={evaluation} lang={lang} action="" ballotKey="" chosen={null} note={null} part={part} carried={{}} />);
    const { picture, fault } = 'channel' in step && step.channel === ContactChannel.POST ? this.prints.sample({ heading: props.subject, body: props.body, lang: props.textLang }) : { picture: null, fault: null };
    return { ...renderEmail(this.ask.letter, props, frame, foot), page: page('first'), whole: page('all'), card: picture, cardFault: fault };
  }

  private async groups(id: string, least: LeastShown): Promise<ResponseGroup[]> {
    const rows = await this.db.query<{ title: string; label: string | null; invited: number; answered: number }>(GROUPS, [id]);
    return [...Map.groupBy(rows, ({ title }) => title)].map(([title, lines]) => ({
      title,
      cells: shownResponse(lines.map(({ label, invited, answered }) => ({ label: label === null ? NOT_SAID : title === 'Region' ? label : LABELS[label]!, invited, answered })), least),
    }));
  }
}
