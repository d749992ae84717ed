import { browser } from './browser';

/**
 * One item in the menu of links and pages of some hosts. Browsers keep it between wakes, so it is made when we are
 * installed or updated.
 */
export function offerMenu(id: string, title: string, hosts: readonly string[]): void {
  browser.runtime.onInstalled.addListener(() => {
    const item = { id, title, contexts: ['link', 'page'] as const, documentUrlPatterns: [...hosts] };
    // An update finds the item of the version before.
    browser.contextMenus.removeAll(() => browser.contextMenus.create({ ...item, contexts: [...item.contexts] }));
  });
}

/** `link`: what the pointer stood on, else the page itself. */
export function onMenu(listener: (link: string, pageUrl: string | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ linkUrl, pageUrl }) => {
    if (linkUrl ?? pageUrl) listener(linkUrl ?? pageUrl ?? '', pageUrl);
  });
}
