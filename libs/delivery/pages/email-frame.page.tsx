import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

const CSS = `body{margin:0;background:#fbf8f3;color:#2b211a;font:17px/1.55 "BC Sans","Noto Sans",Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px 20px}h1{font-size:24px;line-height:1.25}
a{color:#24506d}.button{display:inline-block;background:#1f4d3a;color:#fff;text-decoration:none;font-weight:700;padding:13px 24px;border-radius:8px}
.code{font-size:30px;letter-spacing:6px;font-weight:700}.quote{border-left:4px solid #8a3b1f;padding-left:14px}
footer{max-width:34rem;margin:0 auto;padding:0 20px 28px;font-size:14px;color:#54473c}
@media (prefers-color-scheme:dark){body{background:#1c1712;color:#f3ece1}a{color:#a4cbe6}.button{background:#9fd3bb;color:#1c1712}footer{color:#cdbfae}}`;

/** What every email has around its body: who it is from and where to find them. */
export const EmailFrame = ({ title, network, url, foot, lang = 'en-CA', stop, children }: { title: string; network: string; url: string; foot: string; lang?: string; stop?: string | null; children: Child }) => (
  <html lang={lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <style>{raw(CSS)}</style>
    </head>
    <body>
      <main>{children}</main>
      <footer>
        {foot}
        <br />
        <a href={url}>{network}</a>
        {stop ? (
          <>
            <br />
            <a href={stop}>Choose your letters, or stop them all</a>
          </>
        ) : null}
      </footer>
    </body>
  </html>
);
