import { type Band, DigestSources } from '#delivery';
import { Config } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { BOUNDS, compose, LATE_MS, newsSince, oldest, type Part, subjectOf } from './digest.policy.js';
import { DigestQueries, type Reader } from './digest.queries.js';
import type { DigestProps } from './letters/digest.email.js';
import { periodBefore } from './period.policy.js';

/** Finds what each of many members may be told, from every room that has something to say. */
@Injectable()
export class ContentService {
  constructor(
    private readonly queries: DigestQueries,
    private readonly sources: DigestSources,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** What stands in the next digest of each, in a fixed number of statements for all of them. Changes nothing. */
  async next(readers: Reader[], now: Date): Promise<Map<string, Part[]>> {
    const told = await this.queries.told(readers.map(({ memberId }) => memberId), oldest(now));
    const since = new Map(readers.map((reader) => [reader.memberId, newsSince(reader.lastAt, periodBefore(reader.digest, now), now)]));
    return this.gather(readers, since, now, BOUNDS, told);
  }

  /** What stands in a month's letter on paper: what happened in that month, whatever was printed before. */
  month(readers: Reader[], { since, until }: { since: Date; until: Date }, bounds: Record<Band, number>): Promise<Map<string, Part[]>> {
    // the days before a month were told in its own letter: what is late there is late here
    const begin = new Date(since.getTime() + LATE_MS);
    return this.gather(readers, new Map(readers.map(({ memberId }) => [memberId, begin])), until, bounds, new Map());
  }

  /** What the letter needs to be written. */
  props(parts: Part[]): DigestProps {
    const line = ({ title, detail, url, action, again, lang }: Part['items'][number]) => ({ title, again, ...(detail ? { detail } : {}), ...(url ? { url } : {}), ...(action ? { action } : {}), ...(lang ? { lang } : {}) });
    return { subject: subjectOf(parts), parts: parts.map(({ band, items, more }) => ({ band, items: items.map(line), more })), moreUrl: `${this.config.publicUrl}/` };
  }

  private async gather(readers: Reader[], since: Map<string, Date>, until: Date, bounds: Record<Band, number>, told: Map<string, Map<string, number>>): Promise<Map<string, Part[]>> {
    if (!readers.length) return new Map();
    const earliest = new Date(Math.min(...[...since.values()].map((at) => at.getTime())) - LATE_MS);
    const items = Map.groupBy(await this.sources.items({ members: readers.map(({ memberId }) => memberId), since: earliest, until }), ({ memberId }) => memberId);
    return new Map(readers.map(({ memberId }) => [memberId, compose(items.get(memberId) ?? [], told.get(memberId) ?? new Map(), since.get(memberId)!, bounds)]));
  }
}
