import type { NoticeKind } from '../notices/limits.js';

/** What is said of a notice; its text stands with it alone. */
export interface NoticeFacts {
  kind: NoticeKind;
  title: string;
  mustRead: boolean;
  departmentId: string | null;
}
