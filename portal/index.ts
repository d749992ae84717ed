import type { Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { PortalControl } from './control.ts';
import { DocumentShelf } from './documents/shelf.ts';
import { PortalState } from './model/state.ts';
import type { PortalSeed } from './model/types.ts';
import { makeCertificate } from './server/certificate.ts';
import { makeControlServer } from './server/control-server.ts';
import { Faults } from './server/faults.ts';
import { RequestLog } from './server/request-log.ts';
import { makeListener } from './server/serve.ts';
import { Sessions } from './server/sessions.ts';

export type { StateView } from './control.ts';
export { PortalControl } from './control.ts';
export { CANARIES } from './documents/canaries.ts';
export type {
  Giving,
  NewDocument,
  NewFile,
  NewOrder,
  PortalSeed,
  StatusMove,
  TrainingDocument,
} from './model/types.ts';
export type { FaultExtra, FaultKind, FaultMatcher } from './server/faults.ts';
export type { LogRow } from './server/request-log.ts';
export { RequestLog } from './server/request-log.ts';

export type PortalOptions = {
  /** Port of the HTTPS server; 0 or absent picks a free one. */
  port?: number;
  controlPort?: number;
  quiet?: boolean;
  seed?: PortalSeed;
  /** Epoch milliseconds; sessions, orders and the log follow it. */
  clock?: () => number;
};

export type TrainingPortal = {
  port: number;
  controlPort: number;
  control: PortalControl;
  log: RequestLog;
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts the stand-in of `www.`, `lk.` and `esia.gosuslugi.ru` on this computer only; `close` leaves nothing behind. */
export const startPortal = async (options: PortalOptions = {}): Promise<TrainingPortal> => {
  const { port = 0, controlPort = 0, quiet = true, seed = {}, clock = Date.now } = options;
  const state = new PortalState(seed, clock);
  const sessions = new Sessions(() => state.sessionMinutes, clock);
  const log = new RequestLog();
  const parts = { state, sessions, shelf: new DocumentShelf(state), faults: new Faults(), log, clock };
  const control = new PortalControl(parts);
  const site = createServer(await makeCertificate(), makeListener(parts));
  const panel = makeControlServer(control);
  const sitePort = await listen(site, port);
  const panelPort = await listen(panel, controlPort).catch(async (error: unknown) => {
    await stop(site);
    throw error;
  });
  if (!quiet)
    console.log(`Training portal: https on ${LOOPBACK}:${sitePort}, control on http ${LOOPBACK}:${panelPort}`);
  return {
    port: sitePort,
    controlPort: panelPort,
    control,
    log,
    close: async () => {
      await Promise.all([stop(site), stop(panel)]);
    },
  };
};
