import { pino } from 'pino';

/**
 * Structured logs on standard error, one JSON object a line. Never a letter's text, an answer, an address or the
 * path of a personal link: log ids and counts.
 */
export const log = pino({ level: process.env['LOG_LEVEL'] || 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
