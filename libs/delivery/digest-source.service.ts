import { Injectable } from '@nestjs/common';

/** How near something is to its reader; a digest goes in this order. */
export const BANDS = ['NEEDS_YOU', 'DECIDED', 'NEAR_YOU', 'REST'] as const;
export type Band = (typeof BANDS)[number];

/** One thing one member may want to know of, told by the room that knows it. */
export interface DigestItem {
  memberId: string;
  /** The same thing has the same key, whichever table it came by and whenever it is told. */
  key: string;
  band: Band;
  /** One plain sentence. */
  title: string;
  detail?: string;
  /** Where it is answered or read. What needs an answer leads to a page without sign-in or script. */
  url?: string;
  /** The words on its button: "Say yes or no". */
  action?: string;
  /** Where there is no email: what can be ticked on paper, and whom to phone instead. */
  onPaper?: { answers: string[]; phone?: string };
  /** Within its band the larger comes first. */
  urgency: number;
  /** When it happened; for what holds still, now. */
  at: Date;
  /** Of what holds still, when something happened that is told by itself: whoever is told that is not told this too. */
  begun?: Date;
  /** The language of title and detail, where it is not English. */
  lang?: string;
}

/** What a room has to say in digests. Asked for many members at once: answer in a fixed number of statements. */
export interface DigestSource {
  name: string;
  items(ask: { members: string[]; since: Date; until: Date }): Promise<DigestItem[]>;
}

/** Every room that has something to say adds itself here; digests ask them all, and know none. */
@Injectable()
export class DigestSources {
  private readonly sources: DigestSource[] = [];

  add(source: DigestSource): void {
    this.sources.push(source);
  }

  async items(ask: { members: string[]; since: Date; until: Date }): Promise<DigestItem[]> {
    const lists: DigestItem[][] = [];
    for (const source of this.sources) lists.push(await source.items(ask)); // one after another: they share the caller's transaction
    return lists.flat();
  }
}
