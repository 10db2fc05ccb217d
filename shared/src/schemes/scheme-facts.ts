/** What is kept of a scheme: all that its writer says. */
export interface SchemeFacts {
  name: string;
  subject: string;
  year: number | null;
  steps: { code: string; title: string; practicalId: string | null; reference: string | null }[];
}

/** What a class follows. */
export interface FollowedScheme {
  schemeId: string;
  from: string;
  step: string | null;
}
