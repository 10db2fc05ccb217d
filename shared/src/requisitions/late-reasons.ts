/** Why a requisition came late; the first two are excused: shown, but not counted in the late rate. */
export const LATE_REASONS = ['teacher-absence', 'timetable-change', 'equipment-failure', 'forgot', 'pupil-need', 'other'] as const;
export type LateReason = (typeof LATE_REASONS)[number];
export const EXCUSED_REASONS: readonly LateReason[] = ['teacher-absence', 'timetable-change'];
