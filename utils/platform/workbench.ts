import { browser } from './browser';

const PAGE = 'workbench.html';

/**
 * Opens Chromium's offscreen document unless it is open. Two callers at once are the rule, not the exception
 * (a poll and a capture), and `createDocument` fails for the second: its failure is fine if the document is there.
 */
export async function ensureOffscreen(): Promise<void> {
  if (await isOffscreenOpen()) return;
  try {
    await browser.offscreen.createDocument({
      url: PAGE,
      reasons: ['DOM_PARSER', 'BLOBS'] as chrome.offscreen.Reason[],
      justification:
        'Reads a portal page as a document and seals a downloaded record; a service worker can do neither.',
    });
  } catch (cause) {
    if (!(await isOffscreenOpen())) throw cause;
  }
}

async function isOffscreenOpen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'] as chrome.runtime.ContextType[],
  });
  return contexts.length > 0;
}
