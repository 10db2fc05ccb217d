export * from './notices.module.js';
export { NoticeReadRow, NoticeRow } from './notice.entity.js';
