export * from './notices.module.js';
export { NoticeReadRow, NoticeRow } from './notice.entity.js';
export { NoticesService } from './notices.service.js';
