import * as accountMails from './en/account-mails.js';
import * as history from './en/history.js';
import * as copyWeek from './en/copy-week.js';
import * as messages from './en/messages.js';
import * as news from './en/news.js';
import * as offering from './en/offering.js';
import * as otherDepartments from './en/other-departments.js';
import * as passwords from './en/passwords.js';
import * as prepList from './en/prep-list.js';
import * as stockLists from './en/stock-lists.js';
import * as undoRefusals from './en/undo-refusals.js';
import * as weekReview from './en/week-review.js';

/** What the server alone says, in messages, e-mails and refusals. */
export const told = {
  accountMails: { ...accountMails },
  history: { ...history },
  copyWeek: { ...copyWeek },
  messages: { ...messages },
  news: { ...news },
  offering: { ...offering },
  otherDepartments: { ...otherDepartments },
  passwords: { ...passwords },
  prepList: { ...prepList },
  stockLists: { ...stockLists },
  undoRefusals: { ...undoRefusals },
  weekReview: { ...weekReview },
};
