/** An e-mail's whole text: what is said, and where to look. `link` is a path of the application, `secretLink` a whole address instead of it. */
export function mailText(publicUrl: string, text: string, link: string | null, secretLink: string | null): string {
  const address = secretLink ?? (link === null ? null : `${publicUrl}${link}`);
  return address === null ? `${text}\n` : `${text}\n\n${address}\n`;
}
