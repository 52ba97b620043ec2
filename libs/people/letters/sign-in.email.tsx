import { defineLetter } from '#platform';

interface Props {
  /** Six digits. */
  code: string;
  link: string;
  minutes: number;
}

/** The code with which somebody signs in, and a button that leads to a page with a button: opening it changes nothing. */
export const signInEmail = defineLetter<Props>({
  key: 'sign-in.email',
  channel: 'email',
  askedFor: true,
  subject: ({ code }, { networkName }) => `${code} is your code for ${networkName}`,
  Body: ({ code, link, minutes, frame }) => (
    <>
      <h1>Hello {frame.memberName},</h1>
      <p>Here is your code to sign in. It works once, for {minutes} minutes.</p>
      <p class="code">{code}</p>
      <p>
        <a class="button" href={link}>
          Sign in
        </a>
      </p>
      <p>Did you not ask for this? Then you need not do anything.</p>
    </>
  ),
  text: ({ code, link, minutes }, { memberName }) =>
    `Hello ${memberName},\n\nYour code to sign in is ${code}. It works once, for ${minutes} minutes.\n\nOr open this page and press its button:\n${link}\n\nDid you not ask for this? Then you need not do anything.`,
  sample: { code: '493028', link: 'https://table.example.org/sign-in/go?e=ana%40example.org&c=493028', minutes: 10 },
});
