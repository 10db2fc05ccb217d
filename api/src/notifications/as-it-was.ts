import type { WorldFacts } from '@app/shared';

/** What is said of a request whose lesson, room, department, class and kit are as they were. */
export const AS_IT_WAS = {
  startedAt: null,
  endedAt: null,
  isRoomOther: false,
  roomBefore: null,
  isDepartmentOther: false,
  departmentBefore: null,
  size: null,
  short: [],
} satisfies Partial<WorldFacts>;
