import type { ComponentType } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import { LostPage } from '../../app/LostPage';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { CommunitiesPart } from './CommunitiesPart';
import { NetworkPart } from './NetworkPart';
import { RegionsPart } from './RegionsPart';
import { RolesPart } from './RolesPart';
import { SectorsPart } from './SectorsPart';
import './settings.css';

const PARTS: readonly { path: string; name: string; Part: ComponentType }[] = [
  { path: 'sectors', name: 'Sectors', Part: SectorsPart },
  { path: 'regions', name: 'Regions', Part: RegionsPart },
  { path: 'communities', name: 'Communities', Part: CommunitiesPart },
  { path: 'roles', name: 'Roles', Part: RolesPart },
  { path: 'network', name: 'Network', Part: NetworkPart },
];

/** What admins keep in order: the lists everything else is made of. */
export default function SettingsPage() {
  const { isAdmin } = useSession();
  const { part = 'sectors' } = useParams();
  const shown = PARTS.find(({ path }) => path === part);
  useTitle(shown ? `${shown.name}, Settings` : 'Settings');
  if (!isAdmin || !shown) return <LostPage />;
  const { Part, name } = shown;
  return (
    <>
      <h1>Settings</h1>
      <div className="settings">
        <nav aria-label="Settings">
          <ul className="plain">
            {PARTS.map(({ path, name: words }) => (
              <li key={path}>
                <NavLink to={`/settings/${path}`} className={path === part ? 'active' : ''}>
                  {words}
                </NavLink>
              </li>
            ))}
            <li>
              <Link to="/organisations">Organisations</Link>
            </li>
          </ul>
        </nav>
        <section aria-labelledby="part">
          <h2 id="part">{name}</h2>
          <Part />
        </section>
      </div>
    </>
  );
}
