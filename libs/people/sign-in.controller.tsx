import { Db, EMAIL, type FastifyReply, type FastifyRequest, html, Requires } from '#platform';
import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { Network } from './network.entity.js';
import { ButtonPage, CodePage, SignInPage } from './pages/sign-in.page.js';
import { askAgain, ourPath, SignIn, tooManyLetters } from './sign-in.service.js';

type Form = Record<string, unknown>;
const HTML = 'text/html; charset=utf-8';
const text = (value: unknown, most: number) => (typeof value === 'string' ? value.trim().slice(0, most) : '');

@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly db: Db,
  ) {}

  @Requires('anyone')
  @Get('sign-in')
  @Header('content-type', HTML)
  async page(@Query() query: Form): Promise<string> {
    return html(<SignInPage {...await this.frame()} next={ourPath(query['next'])} />);
  }

  @Requires('anyone')
  @Post('sign-in')
  async ask(@Req() request: FastifyRequest, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    const email = text(form?.['email'], 254).toLowerCase();
    const next = ourPath(form?.['next']);
    const frame = await this.frame();
    const said = !EMAIL.test(email) ? 'Please write an email address like name@example.org.' : (await this.signIn.ask(request, email)) === 'too-many' ? tooManyLetters.message : null;
    const page = said ? <SignInPage {...frame} next={next} email={email} said={said} /> : <CodePage {...frame} email={email} next={next} />;
    await reply.status(said ? 400 : 200).type(HTML).send(html(page));
  }

  /** A GET never uses up a code (promise A4): it shows a button. */
  @Requires('anyone')
  @Get('sign-in/go')
  @Header('content-type', HTML)
  async go(@Query() query: Form): Promise<string> {
    const frame = await this.frame();
    const email = text(query['e'], 254);
    const code = text(query['c'], 8);
    if (!EMAIL.test(email) || !/^\d{6}$/.test(code)) return html(<SignInPage {...frame} next="/" said="This link is not complete. Please ask for a new code." />);
    return html(<ButtonPage {...frame} email={email} code={code} />);
  }

  @Requires('anyone')
  @Post('sign-in/code')
  async enter(@Req() request: FastifyRequest, @Body() form: Form | undefined, @Res() reply: FastifyReply): Promise<void> {
    const email = text(form?.['email'], 254).toLowerCase();
    const code = text(form?.['code'], 20).replace(/\s/g, '');
    const next = ourPath(form?.['next']);
    const { result, cookies } = EMAIL.test(email) && /^\d{6}$/.test(code) ? await this.signIn.enter(request, email, code) : { result: 'wrong' as const, cookies: [] };
    if (result === 'ok') return reply.header('set-cookie', cookies).redirect(next, 303);
    const frame = await this.frame();
    const said = askAgain[result];
    const page = result === 'spent' ? <SignInPage {...frame} next={next} email={email} said={said} /> : <CodePage {...frame} email={email} next={next} said={said} />;
    await reply.status(result === 'too-many' ? 429 : 400).type(HTML).send(html(page));
  }

  @Requires('anyone')
  @Post('sign-out')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const cookies = await this.signIn.leave(request);
    return reply.header('set-cookie', cookies).redirect('/sign-in', 303);
  }

  private async frame() {
    const { name, sample } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    return { network: name, sample };
  }
}
