/** A constructed sheet is not subject to the page's CSP. Firefox refuses one from a content script; there <style> is free. */
export function addStyles(page: Document, root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = page.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
