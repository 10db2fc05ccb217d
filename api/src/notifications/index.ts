export * from './notification.entity.js';
export * from './overload-notice.entity.js';
