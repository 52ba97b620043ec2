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
  /** To whom of an order no card can be posted as things are: an address that is not whole, or from which cards came back. */
  refused(order: Pick<CardOrder, 'cards'>): Promise<string[]>;
  /** Somebody needs no card any more: theirs is left out while its run is not locked. */
  cancel(onceKey: string, memberId: string): Promise<void>;
}

/** What orders cards, and hears what becomes of them. Contact plans say so at their start. */
export interface CardOrderer {
  /** Takes back the cards of those who need none any more. */
  takeCardsBack(): Promise<void>;
  /** An order is locked: to these its cards go, to those they cannot. Joins the open transaction. */
  cardsLocked(onceKey: string, goes: string[], refused: string[]): Promise<void>;
}

/** The way from a plan to the post office. Owned here, since rooms below the printers' order cards. */
@Injectable()
export class PostChannel {
  private taker: CardTaker | undefined;
  private orderer: CardOrderer | undefined;

  takenBy(taker: CardTaker): void {
    this.taker = taker;
  }

  orderedBy(orderer: CardOrderer): void {
    this.orderer = orderer;
  }

  /** Throws when no room prints. */
  get cards(): CardTaker {
    if (!this.taker) throw new Error('No room takes cards to the post.');
    return this.taker;
  }

  /** Throws when nobody orders. */
  get orders(): CardOrderer {
    if (!this.orderer) throw new Error('Nothing orders cards.');
    return this.orderer;
  }
}
