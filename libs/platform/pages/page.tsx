import type { Child } from 'hono/jsx';

interface PageProps {
  title: string;
  /** Shown small above the page: the network's name. */
  network: string;
  sample?: boolean;
  children: Child;
}

/** The frame of a page that needs nothing: no script, one column, big targets, at most 40 kB in all. */
export const Page = ({ title, network, sample, children }: PageProps) => (
  <html lang="en-CA">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
      <title>{`${title} · ${network}`}</title>
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      <link rel="stylesheet" href="/pages.css" />
    </head>
    <body>
      <header>
        <a href="/">{network}</a>
      </header>
      <main>{children}</main>
      {sample ? <footer>This is a sample region: its people and figures are made up.</footer> : null}
    </body>
  </html>
);

/** A refusal as a page: one sentence and a way on. */
export const RefusalPage = ({ network, message }: { network: string; message: string }) => (
  <Page title="That did not work" network={network}>
    <h1>That did not work</h1>
    <p>{message}</p>
    <p>
      <a href="/">Go to the first page</a>
    </p>
  </Page>
);

/** The whole page as text, ready to send. */
export const html = (page: Child): string => `<!doctype html>${String(page)}`;
