/** The part of `robots-parser` whose own types do not fit how it is exported. */
declare module "robots-parser/Robots.js" {
  export default class Robots {
    constructor(url: string, contents: string);
    isAllowed(url: string, userAgent?: string): boolean | undefined;
  }
}
