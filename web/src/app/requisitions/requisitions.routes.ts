import type { Routes } from '@angular/router';
import { MyFortnight } from '../calendar/my-fortnight/my-fortnight';

export default [{ path: '', title: 'Requests', component: MyFortnight }] satisfies Routes;
