export { DutiesModule } from './duties.module.js';
export { DutyRow, DutyTaskRow } from './duty.entity.js';
