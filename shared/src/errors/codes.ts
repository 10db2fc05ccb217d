/**
 * The closed list of error codes. `status` is the HTTP status, `title` the short words for people; the `detail` of each
 * answer says what happened, what is kept and what to do. A code that is not here cannot be sent.
 */
export const ERROR_CODES = {
  MALFORMED_JSON: { status: 400, title: 'The request could not be read' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The request is of a kind that is not understood' },
  TOO_SLOW: { status: 408, title: 'The request did not arrive in time' },
  TOO_LARGE: { status: 413, title: 'Too much was sent at once' },
  SIGNED_OUT: { status: 401, title: 'Please sign in' },
  WRONG_SIGN_IN: { status: 401, title: 'E-mail address or password not right' },
  NOT_ALLOWED: { status: 403, title: 'Not allowed' },
  OTHER_DEPARTMENT: { status: 403, title: 'Another department’s' },
  PROVE_YOURSELF: { status: 403, title: 'Please type your password again' },
  XSRF_MISSING: { status: 403, title: 'The page is out of date' },
  NOT_FOUND: { status: 404, title: 'Not found' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'That cannot be done here' },
  STALE_VERSION: { status: 409, title: 'Somebody changed this first' },
  HOLD_REFUSED: { status: 409, title: 'Not enough apparatus' },
  TRANSITION_REFUSED: { status: 409, title: 'That step is not possible now' },
  ALREADY_EXISTS: { status: 409, title: 'Already there' },
  ALREADY_SET_UP: { status: 409, title: 'The school is already set up' },
  ROOM_CLASH: { status: 409, title: 'The room is taken' },
  TEACHER_CLASH: { status: 409, title: 'The teacher has another lesson' },
  OFFER_ENDED: { status: 409, title: 'That offer no longer stands' },
  IN_USE: { status: 409, title: 'Still in use' },
  UNDO_TOO_LATE: { status: 409, title: 'It has been built on since' },
  BUSY: { status: 409, title: 'Too many people changed this at once' },
  INVALID: { status: 422, title: 'Something is not filled in as it should be' },
  NOT_A_TEACHING_DAY: { status: 422, title: 'Not a teaching day' },
  LATE_REASON_NEEDED: { status: 422, title: 'A late request needs a reason' },
  WRONG_DEPARTMENT: { status: 422, title: 'Another department’s practical' },
  BLOCKED_BY_POLICY: { status: 422, title: 'Too close to the lesson' },
  RISK_ASSESSMENT_NEEDED: { status: 422, title: 'A confirmed risk assessment is needed' },
  INVITATION_SPENT: { status: 422, title: 'This invitation cannot be used' },
  FILE_REFUSED: { status: 422, title: 'This file cannot be taken in' },
  KEY_REUSED: { status: 422, title: 'This key was used for something else' },
  NOT_BUILT_YET: { status: 422, title: 'Not available yet' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many attempts' },
  UNEXPECTED: { status: 500, title: 'Something went wrong on our side' },
  SERVER_BUSY: { status: 503, title: 'The server is busy' },
  DISK_FULL: { status: 503, title: 'The disk of the server is full' },
  SCANNER_AWAY: { status: 503, title: 'The scanner that looks through files cannot be asked' },
  DATABASE_AWAY: { status: 503, title: 'The database cannot be reached' },
} as const satisfies Record<string, { status: number; title: string }>;

/** One of the closed list of error codes. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The facts in the sentence of a refusal, by name. */
export type ProblemParams = Readonly<Record<string, string | number | readonly string[]>>;

/** One wrong field of a request: its path (`lines.0.perSet`), a code and a sentence for people. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
  params?: ProblemParams;
}

/** The body of every refusal: RFC 9457 problem details with our code, the request's id, the facts of its `detail` and the wrong fields. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId: string;
  params?: ProblemParams;
  errors?: FieldError[];
  [more: string]: unknown;
}
