// What is sent where a text, an id or a day is asked for, to see what happens (promise A6).
/** Texts that nobody should send, and some that people do. */
export const ODD_TEXT = [
  '', ' ', '\t\n', '\0', 'a\0b', '\ud800', 'a\udfffb', '\u202eevil\u202c', 'שלום عربي', '👩🏽‍👩🏽‍👧🏽‍👦🏽', 'e\u0301', '\ufeffname', '\u200b', 'x'.repeat(1_000_000), 'ʼ'.repeat(130), 'Nak’azdli Whut’en', 'ᑕᗸᒡ',
  'a\r\nBcc: evil@example.org', 'a\nb\rc\u2028d', '=cmd|\' /C calc\'!A0', '+1+1', '@SUM(A1)', '-2+3', '\'; drop table member; --', '%', '_', '\\', '$1', '%s%n', '<script>alert(1)</script>', '{{7*7}}', '${7*7}',
  'null', 'undefined', 'NaN', '__proto__', 'constructor', '../../etc/passwd', 'javascript:alert(1)', 'evil@example.org\r\nBcc: x@example.org', '"a b"@example.org', 'a@b', `${'a'.repeat(64)}@example.org`,
];
export const ODD_IDS = ['', 'x', '0', '00000000-0000-0000-0000-000000000000', '00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{00000000-0000-4000-8000-000000000000}', 'a\0', '\ud800', 'é'.repeat(1000), '1; select 1', '0'.repeat(36)];
export const ODD_DATES = ['', '2026-02-29', '2026-13-01', '0000-00-00', '0001-01-01', '1899-12-31', '1900-01-01', '2200-12-31', '9999-12-31', '12026-01-01', '2026-1-1', '2026-11-23T00:00:00Z', 'infinity', '-infinity', 'today', 'now', '\0', 'BC'];

/** What only our own insides would say. */
export const INSIDES = /\bat .+:\d+:\d+|node_modules|\/libs\/|violates|syntax|relation "|column "|QueryFailed/;

/** How often something was done and how often refused, by code; and what went wrong, each with the input. */
export interface Outcome {
  count: Record<string, number>;
  faults: string[];
}
