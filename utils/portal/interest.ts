/**
 * Whether the content stub should call the overlay at all. Stands alone, without the tables, because it is paid for on
 * every page of the portal; `interest.test.ts` holds it to `routes.ts`.
 */
export const isPageOfInterest = (url: string): boolean =>
  /^https:\/\/(www\.gosuslugi\.ru\/(my-services(\/medical-card(\/requests\/[1-9]\d{3,19})?)?|my-health(\/.*)?|profile)?|lk\.gosuslugi\.ru\/(overview|orders(\/(all|drafts|archive))?|order\/(equeue\/|\d+\/)?[1-9]\d{3,19}|health(\/.*)?|profile(\/personal(\/.*)?|\/health)?|settings\/account)?)\/*$/.test(
    url.split(/[?#]/, 1)[0] ?? '',
  );
