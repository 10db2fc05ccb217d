import type { LateReason } from '@app/shared/rules';
import { LATE_CAUSE_WORDS } from '../requisitions/requisition-words';

/** Every reason, in the order in which a form offers them. */
export const LATE_REASONS = Object.keys(LATE_CAUSE_WORDS) as LateReason[];
