import { parseArgs } from 'node:util';
import { startPortal } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    face: { type: 'string', default: 'article' },
    bulk: { type: 'string', default: '0' },
  },
});

const portal = await startPortal({
  port: Number(values.port),
  controlPort: Number(values['control-port']),
  quiet: false,
  seed: { homeFace: values.face === 'lk' ? 'lk' : 'article', bulk: Number(values.bulk) },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void portal.close());
}
