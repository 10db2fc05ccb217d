import { contentPolicy } from '../files/content-policy.js';

/** What a page may ask the browser for that none of ours needs. */
const NOT_ASKED_FOR = [
  'accelerometer',
  'autoplay',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** What our own pages alone may ask for, each time with the person's leave: a label is scanned with the camera. */
const ASKED_FOR = ['camera'];

const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy(),
  'permissions-policy': [...NOT_ASKED_FOR.map((feature) => `${feature}=()`), ...ASKED_FOR.map((feature) => `${feature}=(self)`)].join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Tells the headers that every answer carries, whatever it answers; where people come by https, browsers are told to stay with it. */
export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  if (!publicUrl.startsWith('https:')) return ALWAYS;
  return { ...ALWAYS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
}
