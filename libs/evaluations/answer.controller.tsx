import { PreferenceService } from '#delivery';
import { AppError, type FastifyReply, type FastifyRequest, html, Requires } from '#platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { readCode } from './ballot.policy.js';
import { BallotService } from './ballot.service.js';
import { EvaluationState } from './evaluation.entity.js';
import { InvitationState } from './invitation.entity.js';
import { CodeLimit, InvitationService, type InvitationView } from './invitation.service.js';
import { CodePage, DonePage, QuestionPage } from './pages/answer.page.js';
import { languageFor, readAnswers } from './question.policy.js';

const HTML = 'text/html; charset=utf-8';
type Form = Record<string, unknown>;

const CLOSED = { heading: 'This evaluation is closed', text: 'No answer is taken any more. Thank you for wanting to.' };
const ANSWERED = { heading: 'You have answered', text: 'Your answer counts, and nobody asks you again. Thank you.' };
const CREDITED = { heading: 'Thank you', text: 'What you told us in the room counts in full. There is nothing more to do.' };
const UNKNOWN_CODE = 'We do not know this code. Please look at your card again: there is no O, I, L, S, Z, B, 0, 1, 2, 5 or 8 in it.';

/** The pages on which people answer: from a letter, a card, a phone call or a paper sheet. No sign-in, no script, no cookie, and nothing is logged. */
@Controller('e')
export class AnswerController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly ballots: BallotService,
    private readonly codes: CodeLimit,
    private readonly preferences: PreferenceService,
  ) {}

  @Requires('anyone')
  @Get()
  @Header('content-type', HTML)
  async code(): Promise<string> {
    return html(<CodePage {...await this.invitations.frame()} note={null} />);
  }

  /** A code that is typed leads to its page. It answers nothing. */
  @Requires('anyone')
  @Post()
  async enter(@Body() form: Form | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.known(form?.['code'], request);
    if (view) return reply.redirect(view.path, 303);
    await reply.status(404).type(HTML).send(html(<CodePage {...await this.invitations.frame()} note={UNKNOWN_CODE} />));
  }

  /** What the picture on a card leads to. */
  @Requires('anyone')
  @Get(':code')
  async scanned(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.known(code, request);
    if (view) return reply.redirect(view.path, 303);
    await reply.status(404).type(HTML).send(html(<CodePage {...await this.invitations.frame()} note={UNKNOWN_CODE} />));
  }

  @Requires('anyone')
  @Get(':id/:signature')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async page(@Param('id') id: string, @Param('signature') signature: string, @Query() { lang, a, all }: Record<string, string | undefined>): Promise<string> {
    const view = await this.invitations.byLink(id, signature);
    return this.over(view) ?? this.show(view, lang, { part: all ? 'all' : 'first', chosen: typeof a === 'string' ? a : null });
  }

  @Requires('anyone')
  @Post(':id/:signature')
  @HttpCode(200)
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async answer(@Param('id') id: string, @Param('signature') signature: string, @Query('lang') lang: string | undefined, @Body() form: Form | undefined): Promise<string> {
    const view = await this.invitations.byLink(id, signature);
    const { network, sample, evaluation } = view;
    const done = (heading: string, text: string) => html(<DonePage network={network} sample={sample} heading={heading} text={text} />);
    if (form?.['do'] === 'decline' || form?.['do'] === 'stop') {
      await this.ballots.decline(id);
      if (form['do'] === 'decline') return done('That is fine', 'Nobody asks you about this again. If you change your mind, open your letter or card once more.');
      await this.preferences.stop(view.invitation.memberId);
      return done('Your letters are stopped', 'You get no more letters, calls or cards, but those you ask for yourself, such as a code to sign in.');
    }
    if (form?.['do'] !== 'answer') throw new AppError('BAD_INPUT', 'Please open the page again from your letter or card, and press one of its buttons.');
    if (evaluation.state === EvaluationState.CLOSED) return done(CLOSED.heading, CLOSED.text);
    const part = form['part'] === 'rest' || form['part'] === 'all' ? form['part'] : 'first';
    const answers = readAnswers(evaluation.questions, form);
    const ballotKey = typeof form['ballot'] === 'string' ? form['ballot'] : '';
    if (!Object.keys(answers).length) return this.show(view, lang, { part, chosen: null, note: 'Nothing is chosen yet. Please choose an answer, then press the button.', ballotKey });
    const taken = await this.ballots.take(id, ballotKey, answers, part !== 'first');
    if (taken === 'COUNTED') return done(ANSWERED.heading, 'Your first answer was counted already, so this one was not added. Thank you.');
    if (part === 'first' && evaluation.questions.length > 1) return this.show(view, lang, { part: 'rest', chosen: null, ballotKey, carried: answers });
    return done('Thank you', 'Your answers count. There is nothing more to do.');
  }

  /** The page of a code, where there is one. Wrong codes are counted by network, for a while and in memory only. */
  private async known(code: unknown, request: FastifyRequest): Promise<InvitationView | null> {
    this.codes.mustBeCalm(request.ip);
    const view = await this.invitations.byCode(code);
    if (!view && readCode(code)) this.codes.note(request.ip); // what cannot be a code guesses nothing
    return view;
  }

  private over({ invitation, evaluation, network, sample }: InvitationView): string | null {
    const said = evaluation.state === EvaluationState.CLOSED ? CLOSED : invitation.state === InvitationState.ANSWERED ? ANSWERED : invitation.state === InvitationState.CREDITED ? CREDITED : null;
    return said && html(<DonePage network={network} sample={sample} {...said} />);
  }

  private show({ evaluation, path, network, sample }: InvitationView, lang: string | undefined, { part, chosen, note = null, ballotKey, carried = {} }: { part: 'first' | 'rest' | 'all'; chosen: string | null; note?: string | null; ballotKey?: string; carried?: ReturnType<typeof readAnswers> }): string {
    const spoken = languageFor(evaluation.languages, [lang]);
    return html(<QuestionPage network={network} sample={sample} evaluation={evaluation} lang={spoken} action={path} ballotKey={ballotKey || randomBytes(16).toString('base64url')} chosen={chosen} note={note} part={part} carried={carried} />);
  }
}
