export { GroupNeedRow, ShoppingCutOffRow } from './week-list.entity.js';
export { WeekListModule } from './week-list.module.js';
export { WeekListService } from './week-list.service.js';
