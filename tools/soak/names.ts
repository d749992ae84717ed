import type { Soak } from './run.ts';

/** Every endurance run by its name; loaded when asked for, since some need a browser and others the product's source. */
export const SOAKS: Readonly<Record<string, () => Promise<Soak>>> = {
  answers: async () => {
    // The product's modules name their neighbours as its bundler wants them, which Node alone does not follow.
    const { createServer } = await import('vite');
    const server = await createServer({
      configFile: false,
      logLevel: 'error',
      appType: 'custom',
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    });
    const { answers } = (await server.ssrLoadModule('/tools/soak/answers.ts')) as { answers: Soak };
    return { ...answers, close: () => server.close() };
  },
  restart: async () => (await import('./restart.ts')).restart,
};
