import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** With these, closing a context would end the browser, or its walls between sites would be down. */
const NOT_OURS = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content', '--disable-site-isolation-trials'];

/** A real browser: the system's Chromium, or the one npm brings, which `setup.mjs` has unpacked. */
export async function openBrowser(): Promise<Browser> {
  const system = SYSTEM.find(existsSync);
  if (system) return chromium.launch({ executablePath: system, args: [...QUIET, '--no-sandbox'] });
  const { default: brought } = await import('@sparticuz/chromium');
  brought.setGraphicsMode = false;
  const args = brought.args.filter((arg) => !NOT_OURS.some((not) => arg.startsWith(not)));
  return chromium.launch({ executablePath: process.env['TEST_CHROMIUM'], args: [...args, ...QUIET] });
}

/** What axe finds wrong on a page, as sentences; empty is the bar. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Our pages hold no frames: without the second window that axe opens for them it is twice as fast.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`);
}

/** Opens a page that records what a browser complains about: script errors, refused requests, the content policy. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, context, complaints };
}
