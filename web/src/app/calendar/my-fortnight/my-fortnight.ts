import { Component } from '@angular/core';
import { Skeleton } from '../../ui/skeleton';
@Component({
  selector: 'app-my-fortnight',
  imports: [Skeleton],
  template: `<div class="page">
    <h1>My fortnight</h1>
    <app-skeleton />
  </div>`,
})
export class MyFortnight {}
