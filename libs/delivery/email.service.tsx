import { Config, Db, type Letter, type LetterFrame } from '#platform';
import { Network } from '#people';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { EmailFrame } from './pages/email-frame.page.js';

interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/** A letter as it goes out: its body in the frame every email has, and the same in plain text. */
export function renderEmail<P extends object>(letter: Letter<P>, props: P, frame: LetterFrame, foot: string): Rendered {
  const body = letter.Body({ ...props, frame });
  const subject = letter.subject(props, frame).replace(/[\r\n]+/g, ' ');
  return {
    subject,
    html: `<!doctype html>${String(<EmailFrame title={subject} network={frame.networkName} url={frame.publicUrl} foot={foot}>{body}</EmailFrame>)}`,
    text: `${letter.text(props, frame)}\n\n-- \n${foot}\n${frame.publicUrl}\n`,
  };
}

/** Hands letters to the mail server. */
@Injectable()
export class EmailService implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    private readonly db: Db,
    @Inject(Config) private readonly config: Config,
  ) {
    this.transport = createTransport({ url: config.smtpUrl, pool: true, maxConnections: 3, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 } as never);
  }

  async onApplicationShutdown(): Promise<void> {
    this.transport.close();
  }

  /** Renders and sends one letter. Resolves once the mail server has taken it; throws what it said otherwise. */
  async send(letter: Letter, props: object, to: { id: string; name: string; email: string }): Promise<void> {
    const network = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    const frame: LetterFrame = { publicUrl: this.config.publicUrl, networkName: network.name, memberName: to.name };
    const foot = [network.senderName, network.postalAddress?.replace(/\n/g, ', ')].filter(Boolean).join(', ');
    const { subject, html, text } = renderEmail(letter, props, frame, foot);
    await this.transport.sendMail({
      envelope: { from: this.config.mailFrom, to: [to.email] },
      from: { name: network.senderName, address: this.config.mailFrom },
      to: { name: to.name, address: to.email },
      subject,
      html,
      text,
      messageId: `<${to.id}@${this.config.mailFrom.split('@')[1]}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
