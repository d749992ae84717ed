import { createServer } from 'vite';

// node tools/freeze/main.ts: writes utils/archive/frozen/archive-vN.json for the schema version of today. Run once, when
// a version is new; a frozen archive is never written again, or it would prove nothing.
// The product's modules name their neighbours as its bundler wants them, which Node alone does not follow.
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { freeze } = (await server.ssrLoadModule('/tools/freeze/archive.ts')) as { freeze: () => Promise<string> };
console.log(await freeze());
await server.close();
