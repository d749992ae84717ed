import { browser } from './browser';

/** Asked for at the moment they are needed, with a reason beside the button. */
export type OptionalPermission = 'cookies' | 'browsingData' | 'downloads' | 'webRequest';

export const hasPermission = (name: OptionalPermission): Promise<boolean> =>
  browser.permissions.contains({ permissions: [name] });

/** Must be called first thing from the person's click: Firefox forgets the click at the first wait. */
export const askPermission = (name: OptionalPermission): Promise<boolean> =>
  browser.permissions
    .request(COOKIE_ORIGINS[name] ? { permissions: [name], origins: COOKIE_ORIGINS[name] } : { permissions: [name] })
    .catch(() => false);

/** Gives back what was needed for a moment only. One that the manifest itself asks for stays. */
export const dropPermission = (name: OptionalPermission): Promise<boolean> =>
  browser.permissions.remove({ permissions: [name] }).catch(() => false);

/** Answers how to stop. */
export function onPermissionChange(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(changed);
  onRemoved.addListener(changed);
  return () => {
    onAdded.removeListener(changed);
    onRemoved.removeListener(changed);
  };
}

/** Cookies of the whole portal (`.gosuslugi.ru`) are shown by Chromium only to who may see that host itself. */
const COOKIE_ORIGINS: Readonly<Partial<Record<OptionalPermission, string[]>>> = { cookies: ['https://gosuslugi.ru/*'] };

/** Access to the portal's hosts, which the person may have taken away. From a click, as above. */
export const askHosts = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: origins.map((origin) => `${origin}/*`) }).catch(() => false);

export async function allowedHosts(origins: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [`${origin}/*`] }).catch(() => false)),
  );
  return origins.filter((_, at) => allowed[at]);
}
