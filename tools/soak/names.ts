import type { Soak } from './run.ts';

/** Every endurance run by its name; loaded when asked for, since some need a browser and others the product's source. */
export const SOAKS: Readonly<Record<string, () => Promise<Soak>>> = {
  backup: () => ofProduct('backup'),
  causes: () => ofProduct('causes'),
  days: () => ofProduct('days'),
  disk: async () => (await import('./disk.ts')).disk,
  kill: async () => (await import('./kill.ts')).kill,
  damage: async () => (await import('./damage.ts')).damage,
  'let-go': async () => (await import('./let-go.ts')).letGo,
  redact: () => ofProduct('redact'),
  reports: () => ofProduct('reports'),
  restart: async () => (await import('./restart.ts')).restart,
  watch: () => ofProduct('watch'),
};

/** The product's modules name their neighbours as its bundler wants them, which Node alone does not follow. */
async function ofProduct(name: string): Promise<Soak> {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  const module = (await server.ssrLoadModule(`/tools/soak/${name}.ts`)) as Record<string, Soak>;
  const soak = module[name];
  if (!soak) throw new Error(`tools/soak/${name}.ts offers no «${name}»`);
  return { ...soak, close: () => server.close() };
}
