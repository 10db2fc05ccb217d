import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Workload', loadComponent: () => import('./workload-page/workload-page').then((m) => m.WorkloadPage) },
  { path: 'late', title: 'Late requests', loadComponent: () => import('./late-requisitions').then((m) => m.LateRequisitions) },
  { path: 'unanswered', title: 'Lessons unanswered', loadComponent: () => import('./unanswered-lessons').then((m) => m.UnansweredLessons) },
] satisfies Routes;
