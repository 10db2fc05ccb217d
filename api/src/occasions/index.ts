export { OccasionRow } from './occasion.entity.js';
export { OccasionsModule } from './occasions.module.js';
export { OccasionsService } from './occasions.service.js';
