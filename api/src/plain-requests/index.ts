export { PlainRequestsModule } from './plain-requests.module.js';
