export { JobRules } from '../calendar/index.js';
