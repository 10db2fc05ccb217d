import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from '@jest/globals';
import { refusalOf, wrongFields } from './refusal';

describe('what is known of a failure', () => {
  it('is what the server’s problem details say, with each wrong field by its name', () => {
    const refusal = refusalOf(
      new HttpErrorResponse({
        status: 422,
        error: {
          code: 'INVALID',
          title: 'Something is not filled in as it should be',
          detail: 'Nothing was changed.',
          requestId: 'r1',
          errors: [
            { field: 'admin.email', code: 'isEmail', message: 'Give an e-mail address.' },
            { field: 'admin.email', code: 'maxLength', message: 'Too long.' },
          ],
        },
      }),
    );
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID', detail: 'Nothing was changed.', requestId: 'r1' });
    expect(wrongFields(refusal)).toEqual({ 'admin.email': 'Give an e-mail address.' });
  });

  it('says that what was typed is kept when no server answered', () => {
    const refusal = refusalOf(new HttpErrorResponse({ status: 0 }));
    expect(refusal.code).toBe('OFFLINE');
    expect(refusal.detail).toContain('kept');
  });

  it('never shows a stack or a foreign page to a person', () => {
    expect(refusalOf(new HttpErrorResponse({ status: 502, error: '<html>nginx</html>' })).detail).not.toContain('html');
    expect(refusalOf(new TypeError('x is undefined')).detail).not.toContain('undefined');
  });
});
