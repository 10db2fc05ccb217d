import type { Routes } from '@angular/router';
import { wordsThere } from '../core/words-there';
import { allowed } from '../identity/guards';

export default [
  { path: '', title: 'Requests', loadComponent: () => import('./requisition-list/requisition-list').then((m) => m.RequisitionList) },
  {
    path: 'record',
    canMatch: [wordsThere],
    canActivate: [allowed('department.serve')],
    title: 'Done without a request',
    loadComponent: () => import('./record/record-page').then((m) => m.RecordPage),
  },
  { path: ':id', title: 'Request', loadComponent: () => import('./requisition-page').then((m) => m.RequisitionPage) },
] satisfies Routes;
