/** What there was to begin with, and what there is now. */
export interface Changed<Before, After = Before> {
  before: Before;
  after: After;
}

/** What there is now; before, there was nothing that is worth keeping. */
export interface Made<After> {
  after: After;
}

/** What there was. */
export interface Gone<Before> {
  before: Before;
}
