import { expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { axeFindings, openBrowser, openPage } from './browser.js';
import { Visitor } from './client.js';
import type { House } from './house.js';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** Members at their browsers, signed in. `settle` after each test: what a browser complained of fails it. */
export class Visits {
  private readonly sessions = new Map<string, Map<string, string>>();
  private readonly complaints: string[] = [];
  private readonly contexts: BrowserContext[] = [];
  private turn = 0;

  private constructor(
    private readonly house: House,
    readonly browser: Browser,
  ) {}

  /** Over a house with a worker. A complaint that holds one of the `expected` words is none: a refused upload is told of by the browser, too. */
  static async to(house: House): Promise<Visits> {
    return new Visits(house, await openBrowser());
  }

  /** Somebody with this email opens a path and waits for its heading. */
  async open(email: string, path: string, options: BrowserContextOptions = {}, expected?: string): Promise<Page> {
    if (!this.sessions.has(email)) this.sessions.set(email, (await new Visitor(this.house).signIn(email)).cookies);
    const { page, context, complaints } = await openPage(this.browser, { viewport: DESK, ...options });
    this.contexts.push(context);
    page.on('close', () => this.complaints.push(...complaints.filter((words) => !expected || !words.includes(expected))));
    await context.addCookies([...this.sessions.get(email)!].map(([name, value]) => ({ name, value, url: this.house.url })));
    await page.goto(`${this.house.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  done(page: Page): Promise<void> {
    return page.context().close();
  }

  /** What stands here now, at a desk and on a phone, one by day and the other by night: turn by turn. */
  async inGoodOrder(page: Page): Promise<void> {
    const before = page.viewportSize()!;
    this.turn += 1;
    for (const viewport of [DESK, PHONE]) {
      const colorScheme = (viewport === DESK) === (this.turn % 2 === 0) ? 'light' : 'dark';
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      // A page may turn a table into cards: one moment after its width has changed.
      await page.waitForFunction('document.documentElement.scrollWidth <= document.documentElement.clientWidth', undefined, { timeout: 2000 }).catch(() => undefined);
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      const found = { headings: await page.locator('h1').count(), sideways, axe: await axeFindings(page) };
      const where = [page.url(), viewport.width, colorScheme];
      expect([...where, found]).toEqual([...where, { headings: 1, sideways: 0, axe: [] }]);
    }
    await page.setViewportSize(before);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** Presses Tab until the focus stands, to be seen, on what is meant: as somebody without a mouse would. */
  async tabTo(page: Page, meant: Locator): Promise<void> {
    const seen = meant.and(page.locator(':focus-visible'));
    // What is still on its way, or disabled, takes no focus however often Tab is pressed.
    await meant.and(page.locator(':enabled, a')).waitFor();
    for (let presses = 0; presses < 80 && (await seen.count()) === 0; presses++) await page.keyboard.press('Tab');
    expect([String(meant), await seen.count()]).toEqual([String(meant), 1]);
  }

  /** After each test. */
  async settle(): Promise<void> {
    expect(this.complaints.splice(0)).toEqual([]);
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Presses the button of this name. */
export const press = (at: Page | Locator, name: string | RegExp): Promise<void> => at.getByRole('button', { name, exact: typeof name === 'string' }).click();
