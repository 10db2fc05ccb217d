import { ValidateBy, type ValidationOptions } from 'class-validator';

/** What nobody sees, what breaks a line, and what turns the text after it round; the last four are letters without any ink. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;

/** Whether a text is what it looks like on one line: a name with an unseen sign in it passes for another one. */
export function isOneLine(text: string): boolean {
  return !UNSEEN.test(text);
}

/** The text, or each of a list with `each`, is a name or a title: one line without signs that cannot be seen. */
export function IsOneLine(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isOneLine',
      validator: {
        // what is no text is refused as that
        validate: (value) => typeof value !== 'string' || isOneLine(value),
        defaultMessage: (args) => `${args?.property ?? 'name'} holds a sign that cannot be seen or breaks the line: type it again by hand`,
      },
    },
    options,
  );
}
