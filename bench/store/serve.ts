import { createServer, type Server } from 'node:http';

/** A page `/name` for each script `/name.js`, with the maker of records before it. */
export function serveScripts(scripts: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const script = scripts[url];
    const page = `<!doctype html><meta charset="utf-8"><script src="/records.js"></script><script src="${url}.js"></script>`;
    response.setHeader('content-type', `${script ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(script ?? page);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
