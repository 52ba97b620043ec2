import { Injectable } from '@nestjs/common';

/** Cards that a contact plan wants posted: one letter to many, each with its own address to scan and code to type. */
export interface CardOrder {
  /** The same order twice is taken once. */
  onceKey: string;
  title: string;
  heading: string;
  body: string;
  /** Language tag of the text. */
  lang: string;
  cards: { memberId: string; url: string; code: string }[];
}

/** What takes cards to the post. The room that prints them says so at its start. */
export interface CardTaker {
  take(order: CardOrder): Promise<void>;
  /** Somebody needs no card any more: theirs is left out while its run is not locked. */
  cancel(onceKey: string, memberId: string): Promise<void>;
}

/** The way from a plan to the post office. Owned here, since rooms below the printers' order cards. */
@Injectable()
export class PostChannel {
  private taker: CardTaker | undefined;

  takenBy(taker: CardTaker): void {
    this.taker = taker;
  }

  /** Throws when no room prints. */
  get cards(): CardTaker {
    if (!this.taker) throw new Error('No room takes cards to the post.');
    return this.taker;
  }
}
