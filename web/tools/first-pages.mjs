const APP = 'web/src/app';
const SHELL = `${APP}/shell/shell.ts`;

/** The pages that a visit begins with, by path: the files that are loaded for each beside those that every page has. */
export const FIRST_PAGES = {
  '/sign-in': [`${APP}/identity/sign-in.ts`],
  '/fortnight': [SHELL, `${APP}/calendar/my-fortnight/my-fortnight.ts`],
  '/today': [SHELL, `${APP}/prep/today/today.ts`],
  '/workload': [SHELL, `${APP}/workload/workload-page/workload-page.ts`],
  '/requests': [SHELL, `${APP}/requisitions/requisition-list/requisition-list.ts`],
  '/school': [SHELL, `${APP}/core/late-words.ts`, `${APP}/school/school-frame.ts`, `${APP}/set-up/set-up.ts`],
};

/** Any other page behind the sign-in. */
export const FRAME = SHELL;
