import { Page } from '#platform';

interface Frame {
  network: string;
  sample: boolean;
}

/** Where signing in begins: an email address, nothing else. */
export const SignInPage = ({ network, sample, next, said, email = '' }: Frame & { next: string; said?: string; email?: string }) => (
  <Page title="Sign in" network={network} sample={sample}>
    <h1>Sign in</h1>
    {said ? (
      <p class="note" role="alert">
        {said}
      </p>
    ) : null}
    <p>We send a code to your email. There is no password to remember.</p>
    <form method="post" action="/sign-in">
      <input type="hidden" name="next" value={next} />
      <label for="email">Your email address</label>
      <input id="email" name="email" type="email" autocomplete="email" maxlength={254} required value={email} />
      <button type="submit">Send me a code</button>
    </form>
  </Page>
);

/** Where the code from the letter goes. Shown for every address alike. */
export const CodePage = ({ network, sample, email, next, said }: Frame & { email: string; next: string; said?: string }) => (
  <Page title="Your code" network={network} sample={sample}>
    <h1>Look in your mail</h1>
    {said ? (
      <p class="note" role="alert">
        {said}
      </p>
    ) : null}
    <p>
      If <strong>{email}</strong> belongs to a member, a letter with a six-digit code is on its way. It works for ten minutes.
    </p>
    <form method="post" action="/sign-in/code">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="next" value={next} />
      <label for="code">The code</label>
      <input id="code" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,8}" maxlength={8} required />
      <button type="submit">Sign in</button>
    </form>
    <p class="small">
      No letter? Look in junk mail, or <a href={`/sign-in?next=${encodeURIComponent(next)}`}>try again</a>.
    </p>
  </Page>
);

/** What the button in the letter opens. Mail scanners open it too, so only its button signs in. */
export const ButtonPage = ({ network, sample, email, code }: Frame & { email: string; code: string }) => (
  <Page title="Sign in" network={network} sample={sample}>
    <h1>Sign in</h1>
    <p>
      Sign in as <strong>{email}</strong>?
    </p>
    <form method="post" action="/sign-in/code">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="code" value={code} />
      <button type="submit">Yes, sign me in</button>
    </form>
    <p class="small">Not you? Close this page.</p>
  </Page>
);
