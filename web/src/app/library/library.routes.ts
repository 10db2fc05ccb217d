import type { Routes } from '@angular/router';
import { allowed } from '../identity/guards';
import schemesRoutes from './schemes/schemes.routes';

export default [
  { path: '', title: 'Library', loadComponent: () => import('./library-page').then((m) => m.LibraryPage) },
  {
    path: 'new',
    title: 'A new practical',
    canActivate: [allowed('practical.write')],
    loadComponent: () => import('./edit-page/edit-page').then((m) => m.EditPage),
  },
  {
    path: 'estimates',
    title: 'Estimates to look at',
    canActivate: [allowed('practical.write')],
    loadComponent: () => import('./estimates-page/estimates-page').then((m) => m.EstimatesPage),
  },
  {
    path: 'archived',
    title: 'Archived practicals',
    canActivate: [allowed('practical.write')],
    loadComponent: () => import('./archived-page/archived-page').then((m) => m.ArchivedPage),
  },
  { path: 'schemes', canActivate: [allowed('scheme.read')], children: schemesRoutes },
  { path: ':id', title: 'Practical', loadComponent: () => import('./practical-page/practical-page').then((m) => m.PracticalPage) },
  {
    path: ':id/edit',
    title: 'Edit a practical',
    canActivate: [allowed('practical.write')],
    loadComponent: () => import('./edit-page/edit-page').then((m) => m.EditPage),
  },
  { path: ':id/versions', title: 'Versions', loadComponent: () => import('./versions-page/versions-page').then((m) => m.VersionsPage) },
] satisfies Routes;
