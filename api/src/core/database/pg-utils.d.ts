/** How pg writes a value as a parameter; the module is there, but its types do not say so. */
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue: (value: unknown) => string | Buffer | null };
  export default utils;
}
