import { Suspense, useEffect, useMemo, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { SessionDocument } from '../gql/graphql';
import { useAsk } from '../lib/ask';
import { SessionContext, sessionOf, type Session } from '../lib/session';
import { Answer, Waiting } from '../ui/Answer';
import './shell.css';

const places = (session: Session) => [
  { to: '/', name: 'Home' },
  { to: '/blanket', name: 'Blanket' },
  { to: '/tables', name: 'Tables' },
  { to: '/members', name: 'Members' },
  ...(session.may('registration.read') ? [{ to: '/lists', name: 'Lists' }] : []),
  ...(session.may('evaluation.manage') ? [{ to: '/evaluations', name: 'Evaluations' }] : []),
  ...(session.may('mail.read') ? [{ to: '/mail', name: 'Mail' }] : []),
  ...(session.isAdmin ? [{ to: '/settings', name: 'Settings' }] : []),
];

function Head({ session }: { session: Session }) {
  const menu = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // On a phone the ways to other pages fold away behind one button, and again once one was taken.
  useEffect(() => menu.current?.hidePopover(), [pathname]);
  return (
    <header className="shell-head no-print">
      <div className="selvedge" />
      <div className="shell-bar">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          {session.network.name}
        </Link>
        <button type="button" className="button soft shell-menu" popoverTarget="menu">
          Menu
        </button>
        <div id="menu" className="shell-away" popover="auto" ref={menu}>
          <nav className="shell-nav" aria-label="Main">
            <ul>
              {places(session).map(({ to, name }) => (
                <li key={to}>
                  <NavLink to={to} end={to === '/'}>
                    {name}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="shell-me">
            <Link className="me-name" to={`/members/${session.me.member.id}`}>
              {session.me.member.name}
            </Link>
            <form method="post" action="/sign-out">
              <button type="submit" className="button bare">
                Sign out
              </button>
            </form>
          </div>
        </div>
      </div>
      {session.network.sample ? (
        <p className="sample">This is a sample region: its people and figures are made up.</p>
      ) : null}
    </header>
  );
}

/** After a change of page, a reader starts at its top and a screen reader at its content. */
function useFreshStart() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** What stands around every page: the way to the others, who is signed in, and the word that a sample is a sample. */
export function Shell() {
  const asked = useAsk(SessionDocument, {}, { touchedBy: 'Member Role Network' });
  const main = useFreshStart();
  const { data } = asked;
  const session = useMemo(() => (data ? sessionOf(data) : undefined), [data]);
  const known = session !== undefined;
  // The typeface is a quarter of a megabyte: it waits until there is something to read.
  useEffect(() => {
    if (known) document.documentElement.classList.add('with-letters');
  }, [known]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      {session ? <Head session={session} /> : <div className="selvedge no-print" />}
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        {session || !asked.error ? null : <h1>SEED Table</h1>}
        <Answer asked={asked}>
          {() => (
            <SessionContext value={session}>
              <Suspense fallback={<Waiting />}>
                <Outlet />
              </Suspense>
            </SessionContext>
          )}
        </Answer>
      </main>
      {session ? (
        <footer className="shell-foot no-print">
          <Link to="/help">Help</Link>, <Link to="/mail/preferences">letters to you</Link>
          {session.network.local ? (
            <>
              . This network runs on one machine: <a href="/dev/mailbox">its mailbox</a> and <a href="/dev/clock">its clock</a>.
            </>
          ) : null}
        </footer>
      ) : null}
    </>
  );
}
