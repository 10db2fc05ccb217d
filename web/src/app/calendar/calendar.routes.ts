import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'My fortnight', loadComponent: () => import('./my-fortnight/my-fortnight').then((m) => m.MyFortnight) },
] satisfies Routes;
