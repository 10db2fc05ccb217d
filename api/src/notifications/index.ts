export { NotificationChoiceRow } from './notification-choice.entity.js';
export { NotificationRow } from './notification.entity.js';
export { NotificationsModule } from './notifications.module.js';
export { OverloadNoticeRow } from './overload-notice.entity.js';
