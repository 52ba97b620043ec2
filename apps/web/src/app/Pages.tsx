import { lazy, useState, type ComponentType } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { HomePage } from '../features/home/HomePage';
import { LostPage } from './LostPage';
import { Shell } from './Shell';

/**
 * A page in a file of its own. Who comes straight to its address gets it while their session is asked for, not after;
 * and once it is there it is shown as it is: a lazy one would first say "One moment" for a third of a second.
 */
function page(address: RegExp, load: () => Promise<{ default: ComponentType }>): ComponentType {
  const Later = lazy(load);
  let here: ComponentType | undefined;
  if (address.test(window.location.pathname)) {
    load().then(({ default: loaded }) => (here = loaded), () => undefined); // what went wrong is told when it is shown
  }
  return function Page() {
    const [Shown] = useState<ComponentType>(() => here ?? Later);
    return <Shown />;
  };
}

const BlanketPage = page(/^\/blanket/, () => import('../features/blanket/BlanketPage'));
const TablesPage = page(/^\/tables\/?$/, () => import('../features/tables/TablesPage'));
const TablePage = page(/^\/tables\/[^/]+\/?$/, () => import('../features/tables/TablePage'));
const LetterPage = page(/^\/tables\/[^/]+\/letter\//, () => import('../features/tables/LetterPage'));
const MembersPage = page(/^\/members\/?$/, () => import('../features/members/MembersPage'));
const MemberPage = page(/^\/members\/./, () => import('../features/members/MemberPage'));
const OrganisationsPage = page(/^\/organisations\/?$/, () => import('../features/organisations/OrganisationsPage'));
const OrganisationPage = page(/^\/organisations\/./, () => import('../features/organisations/OrganisationPage'));
const DuplicatesPage = page(/^\/duplicates\/?$/, () => import('../features/duplicates/DuplicatesPage'));
const ComparePage = page(/^\/duplicates\/./, () => import('../features/duplicates/ComparePage'));
const ListsPage = page(/^\/lists\/?$/, () => import('../features/lists/ListsPage'));
const ListPage = page(/^\/lists\/./, () => import('../features/lists/ListPage'));
const ImportsPage = page(/^\/imports\/?$/, () => import('../features/imports/ImportsPage'));
const ImportPage = page(/^\/imports\/./, () => import('../features/imports/ImportPage'));
const EvaluationsPage = page(/^\/evaluations\/?$/, () => import('../features/evaluations/EvaluationsPage'));
const EvaluationPage = page(/^\/evaluations\/./, () => import('../features/evaluations/EvaluationPage'));
const PhoneListPage = page(/^\/phone-list/, () => import('../features/evaluations/PhoneListPage'));
const MailPage = page(/^\/mail/, () => import('../features/mail/MailPage'));
const PostcardsPage = page(/^\/postcards\/?$/, () => import('../features/postcards/PostcardsPage'));
const RunPage = page(/^\/postcards\/./, () => import('../features/postcards/RunPage'));
const ReturnedPage = page(/^\/returned/, () => import('../features/postcards/ReturnedPage'));
const SettingsPage = page(/^\/settings/, () => import('../features/settings/SettingsPage'));
const HelpPage = page(/^\/help/, () => import('../features/help/HelpPage'));

/** Every page and its address. Home comes with the first load, each other page when somebody goes there. */
export function Pages() {
  return (
    <BrowserRouter>
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<HomePage />} />
          <Route path="blanket" element={<BlanketPage />} />
          <Route path="tables" element={<TablesPage />} />
          <Route path="tables/:id" element={<TablePage />} />
          <Route path="tables/:id/letter/:sectorId" element={<LetterPage />} />
          <Route path="members" element={<MembersPage />} />
          <Route path="members/:id" element={<MemberPage />} />
          <Route path="organisations" element={<OrganisationsPage />} />
          <Route path="organisations/:id" element={<OrganisationPage />} />
          <Route path="duplicates" element={<DuplicatesPage />} />
          <Route path="duplicates/:a/:b" element={<ComparePage />} />
          <Route path="settings/organisations" element={<Navigate to="/organisations" replace />} />
          <Route path="lists" element={<ListsPage />} />
          <Route path="lists/:id" element={<ListPage />} />
          <Route path="imports" element={<ImportsPage />} />
          <Route path="imports/:id" element={<ImportPage />} />
          <Route path="evaluations" element={<EvaluationsPage />} />
          <Route path="evaluations/:id/:part?" element={<EvaluationPage />} />
          <Route path="phone-list/:id?" element={<PhoneListPage />} />
          <Route path="mail/:part?" element={<MailPage />} />
          <Route path="postcards" element={<PostcardsPage />} />
          <Route path="postcards/:id" element={<RunPage />} />
          <Route path="returned/:mark?" element={<ReturnedPage />} />
          <Route path="settings/:part?" element={<SettingsPage />} />
          <Route path="help" element={<HelpPage />} />
          <Route path="*" element={<LostPage />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
