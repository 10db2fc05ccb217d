export { CheckRecordRow, CheckRow } from './check.entity.js';
export { ChecksModule } from './checks.module.js';
export { ChecksService } from './checks.service.js';
