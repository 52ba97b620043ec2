import { EMAIL } from '#platform';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import PostalMime from 'postal-mime';
import { z } from 'zod';
import { addressIsDead, statusIn } from './delivery.policy.js';
import { BounceKind } from './suppression.entity.js';

/** So many soft bounces, on days of their own within a month, and an address counts as dead. */
export const SOFT_BOUNCES = 3;
export const SOFT_DAYS = 30;

/** What one report says of one address. */
export interface Report {
  /** The same for the same report, however often it comes. */
  key: string;
  address: string;
  kind: BounceKind;
  /** The letter of ours it is about, from its Message-ID. */
  outboxId: string | null;
  at: Date | null;
  said: string;
}

const UUID = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

/** The row of the outbox a Message-ID of ours names. */
export const outboxIdIn = (messageId: string | undefined): string | null => UUID.exec(messageId?.trim() ?? '')?.[1]?.toLowerCase() ?? null;

/** Groups of `Name: value` lines with an empty line between (RFC 3464, section 2.1); names in lower case, folded lines unfolded. */
function groupsOf(text: string): Map<string, string>[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map((group) => new Map(group.split('\n').flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const] : [];
    })))
    .filter((group) => group.size > 0);
}

/** `rfc822; ana@example.org` as an address; null for what is none. */
function addressIn(field: string | undefined): string | null {
  const address = (field ?? '').replace(/^[^;]*;/, '').trim().replace(/^<|>$/g, '').toLowerCase();
  return EMAIL.test(address) && address.length <= 254 ? address : null;
}

const dateIn = (text: string | undefined): Date | null => {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
};

const digest = (...parts: (string | null)[]) => createHash('sha256').update(parts.join('\n')).digest('hex');

/**
 * Reads a report as mail servers send it back: that a letter did not arrive (RFC 3464) or was reported as unwanted (ARF, RFC 5965).
 * A delay or a success says nothing new. Empty for a message that is no report.
 */
export async function readReport(raw: Buffer): Promise<Report[]> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const part = (type: RegExp) => {
    const found = mail.attachments.find(({ mimeType }) => type.test(mimeType));
    return found ? (typeof found.content === 'string' ? found.content : Buffer.from(found.content as ArrayBuffer).toString('utf8')) : '';
  };
  const original = groupsOf(part(/^(message\/rfc822|text\/rfc822-headers)$/i))[0];
  const outboxId = outboxIdIn(original?.get('message-id'));
  const at = dateIn(mail.date);
  const feedback = groupsOf(part(/^message\/feedback-report$/i))[0];
  if (feedback) {
    const address = addressIn(feedback.get('original-rcpt-to')) ?? addressIn(original?.get('to')?.replace(/^.*<([^>]*)>.*$/, '$1'));
    if (!address || !/^(abuse|fraud|not-spam)$/i.test(feedback.get('feedback-type') ?? '') || /not-spam/i.test(feedback.get('feedback-type')!)) return [];
    return [{ key: digest('complaint', outboxId, address), address, kind: BounceKind.COMPLAINT, outboxId, at: dateIn(feedback.get('arrival-date')) ?? at, said: 'Reported as unwanted.' }];
  }
  return groupsOf(part(/^message\/(global-)?delivery-status$/i)).flatMap((group): Report[] => {
    const address = addressIn(group.get('original-recipient')) ?? addressIn(group.get('final-recipient'));
    if (!address || group.get('action')?.toLowerCase() !== 'failed') return [];
    const words = group.get('diagnostic-code') ?? '';
    const status = statusIn(group.get('status') ?? '') ?? statusIn(words);
    const code = /\b([45]\d\d)\b/.exec(words)?.[1];
    const hard = status?.startsWith('4') ? false : addressIsDead(code ? Number(code) : undefined, status);
    const said = (words.replace(/^[^;]*;\s*/, '') || status || 'it did not say why').slice(0, 300);
    return [{ key: digest('bounce', outboxId, address, status, outboxId ? null : mail.messageId ?? said), address, kind: hard ? BounceKind.HARD : BounceKind.SOFT, outboxId, at: dateIn(group.get('last-attempt-date')) ?? at, said }];
  });
}

/** Whether a signature over bytes is right: hex of HMAC-SHA256, compared in constant time. */
export function isSigned(key: string, bytes: Buffer | string, signature: string): boolean {
  const ours = Buffer.from(createHmac('sha256', key).update(bytes).digest('hex'));
  const theirs = Buffer.from(signature.trim().toLowerCase());
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

const short = z.string().max(500);
/** What Mailgun posts, as far as it is used (documentation.mailgun.com: Webhooks, "Securing Webhooks" and "Webhook Payloads"). */
export const mailgunEvent = z.object({
  signature: z.object({ timestamp: z.coerce.string().regex(/^\d{9,12}$/), token: short.min(1), signature: short }),
  'event-data': z.object({
    event: short,
    id: short.optional(),
    timestamp: z.number().optional(),
    severity: short.optional(),
    reason: short.optional(),
    recipient: short.optional(),
    'delivery-status': z.object({ code: z.number().optional(), message: z.string().max(5000).optional(), description: z.string().max(5000).optional(), 'enhanced-code': short.optional() }).partial().optional(),
    message: z.object({ headers: z.object({ 'message-id': short.optional() }).optional() }).optional(),
  }),
});

/** What an event of Mailgun says; null for one that says nothing new (delivered, opened, tried again). */
export function readMailgun({ signature, 'event-data': event }: z.infer<typeof mailgunEvent>): Report | null {
  const address = addressIn(event.recipient);
  const complaint = event.event === 'complained';
  if (!address || !(complaint || (event.event === 'failed' && event.severity === 'permanent'))) return null;
  const status = event['delivery-status'];
  const said = (status?.message || status?.description || event.reason || 'it did not say why').slice(0, 300);
  const hard = event.reason !== 'suppress-bounce' && addressIsDead(status?.code, statusIn(status?.['enhanced-code'] ?? '') ?? statusIn(said));
  return {
    // the signature covers the token alone, so one token speaks once
    key: digest('mailgun', signature.token),
    address,
    kind: complaint ? BounceKind.COMPLAINT : hard ? BounceKind.HARD : BounceKind.SOFT,
    outboxId: outboxIdIn(event.message?.headers?.['message-id']),
    at: event.timestamp ? new Date(event.timestamp * 1000) : null,
    said,
  };
}
