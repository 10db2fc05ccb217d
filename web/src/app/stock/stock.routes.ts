import type { Routes } from '@angular/router';
import { allowed } from '../identity/guards';

export default [
  { path: '', title: 'Stock', loadComponent: () => import('./stock-page').then((m) => m.StockPage) },
  {
    path: 'shopping',
    title: 'Shopping list',
    canActivate: [allowed('stock.write')],
    loadComponent: () => import('./shopping-page').then((m) => m.ShoppingPage),
  },
  {
    path: 'orders',
    title: 'Orders and budget',
    canActivate: [allowed('stock.write')],
    loadComponent: () => import('../buying/buying-page').then((m) => m.BuyingPage),
  },
  {
    path: 'storage',
    title: 'Storage rules',
    canActivate: [allowed('stock.write')],
    loadComponent: () => import('./storage-page').then((m) => m.StoragePage),
  },
  {
    path: ':id',
    title: 'Stock',
    canActivate: [allowed('stock.write')],
    loadComponent: () => import('./stock-item-page').then((m) => m.StockItemPage),
  },
] satisfies Routes;
