import { Temporal } from 'temporal-polyfill';
import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';

/** The zone the network thinks in when nothing nearer is known: "Pacific Time". */
export const HOME_ZONE = 'America/Vancouver';

/**
 * The only source of now. In local mode it can be moved (`/dev/clock`); its offset lies in the database, so that
 * every process and the next start agree. In production the offset is always zero.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;

  constructor(private readonly db: Db) {}

  /** The present instant, UTC. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** The calendar day at home (`2026-11-23`) that an instant falls on; today when none is given. */
  today(at: Date = this.now()): string {
    return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(HOME_ZONE).toPlainDate().toString();
  }

  /** Reads the offset that was left in the database. */
  async load(): Promise<void> {
    const [row] = await this.db.query<{ offset_ms: string }>('select offset_ms from clock');
    this.offsetMs = Number(row?.offset_ms ?? 0);
  }

  /** Moves now to an instant. Only `/dev/clock` and tests call it. */
  async moveTo(instant: Date): Promise<void> {
    this.offsetMs = instant.getTime() - Date.now();
    await this.db.query('insert into clock (id, offset_ms) values (1, $1) on conflict (id) do update set offset_ms = $1', [this.offsetMs]);
  }
}
