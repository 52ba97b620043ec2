import { lazy } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { HomePage } from '../features/home/HomePage';
import { LostPage } from './LostPage';
import { Shell } from './Shell';

const BlanketPage = lazy(() => import('../features/blanket/BlanketPage'));
const TablesPage = lazy(() => import('../features/tables/TablesPage'));
const TablePage = lazy(() => import('../features/tables/TablePage'));
const LetterPage = lazy(() => import('../features/tables/LetterPage'));
const MembersPage = lazy(() => import('../features/members/MembersPage'));
const MemberPage = lazy(() => import('../features/members/MemberPage'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage'));

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
          <Route path="settings/:part?" element={<SettingsPage />} />
          <Route path="*" element={<LostPage />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
