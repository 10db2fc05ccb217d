export { DutiesModule } from './duties.module.js';
export { DutiesService } from './duties.service.js';
export { DutyRow, DutyTaskRow } from './duty.entity.js';
