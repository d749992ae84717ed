import { currentOf } from './model/state.ts';
import { articleLabelOf } from './model/statuses.ts';
import type {
  Department,
  Maintenance,
  NewDocument,
  NewFile,
  NewOrder,
  OtherFeed,
  Patient,
  StatusMove,
  TrainingDocument,
} from './model/types.ts';
import type { FaultExtra, FaultKind, FaultMatcher } from './server/faults.ts';
import type { LogRow } from './server/request-log.ts';
import type { PortalParts } from './server/serve.ts';
import { loginCookies } from './server/sessions.ts';

export type StateView = {
  loggedIn: boolean;
  sessions: number;
  homeFace: 'lk' | 'article';
  maintenance: Maintenance | null;
  faults: number;
  orders: {
    number: string;
    service: string;
    statusId: number;
    title: string;
    articleLabel: string | null;
    comment: string | null;
    files: string[];
  }[];
  documents: { id: string; title: string; kind: string; listed: boolean }[];
  /** Letters somebody opened, and feeds somebody marked as read: both must stay empty for a background. */
  served: number[];
  marked: string[];
};

/** The hand that moves the training portal: same verbs in process and over the control port. */
export class PortalControl {
  readonly #parts: PortalParts;

  constructor(parts: PortalParts) {
    this.#parts = parts;
  }

  addOrder(order: NewOrder): void {
    this.#parts.state.addOrder(order);
  }
  moveStatus(number: string, move: StatusMove): void {
    this.#parts.state.moveStatus(number, move);
  }
  addComment(number: string, comment: string): void {
    this.#parts.state.addComment(number, comment);
  }
  addFile(number: string, file: NewFile): void {
    this.#parts.state.addFile(number, file);
  }
  removeOrder(number: string): void {
    this.#parts.state.orders.delete(number);
  }
  addDocument(document: NewDocument): TrainingDocument {
    return this.#parts.state.addDocument(document);
  }
  setReadsBlobs(on: boolean): void {
    this.#parts.state.readsBlobs = on;
  }
  /** What a download from this address brings, byte for byte. */
  async bytesAt(href: string): Promise<Uint8Array> {
    const { state, shelf } = this.#parts;
    const found = state.documents.find(({ objectId }) => href.includes(`/files/${objectId}/`));
    const bytes = found ? await shelf.bytes(found) : null;
    if (!(bytes instanceof Uint8Array)) throw new Error(`no document at ${href}`);
    return bytes;
  }
  addLetter(title: string): void {
    this.#parts.state.addLetter(title);
  }
  putFeed(feed: Omit<OtherFeed, 'at'>): void {
    this.#parts.state.putFeed(feed);
  }
  setPatient(change: Partial<Patient>): void {
    Object.assign(this.#parts.state.patient, change);
  }

  setDepartment(change: Partial<Department>): void {
    Object.assign(this.#parts.state.department, change);
  }

  /** Ends every login on the server; browsers keep their cookies, as after a real expiry. */
  endSession(): void {
    this.#parts.sessions.endAll();
  }
  /** As if the person logged in: known browsers at once, a new one with its next page. Returns cookies to plant. */
  login(): { cookies: string[] } {
    const { sessions, state } = this.#parts;
    sessions.revive();
    return { cookies: loginCookies(sessions.open(), state.patient.id) };
  }
  setSessionMinutes(minutes: number): void {
    this.#parts.state.sessionMinutes = minutes;
  }
  setLoggedOutStatus(status: 401 | 624): void {
    this.#parts.state.loggedOutStatus = status;
  }
  setHomeFace(face: 'lk' | 'article'): void {
    this.#parts.state.homeFace = face;
  }
  maintenance(works: { until?: string } | null): void {
    this.#parts.state.maintenance = works === null ? null : { until: works.until ?? null };
  }

  /** Shows a notice of works to come; null takes it away. */
  warn(message: string | null): void {
    this.#parts.state.warning = message;
  }

  fault(matcher: FaultMatcher, kind: FaultKind, extra: FaultExtra = {}): void {
    this.#parts.faults.add(matcher, kind, extra);
  }
  clearFaults(): void {
    this.#parts.faults.clear();
  }

  requests(): readonly LogRow[] {
    return this.#parts.log.rows();
  }
  clearLog(): void {
    this.#parts.log.clear();
  }

  state(): StateView {
    const { state, sessions, faults } = this.#parts;
    return {
      loggedIn: sessions.live > 0,
      sessions: sessions.live,
      homeFace: state.homeFace,
      maintenance: state.maintenance,
      faults: faults.waiting,
      orders: [...state.orders.values()].map((order) => {
        const { statusId, title, comment } = currentOf(order);
        const articleLabel = articleLabelOf(statusId);
        const files = order.files.map((file) => file.name);
        return { number: order.number, service: order.service, statusId, title, articleLabel, comment, files };
      }),
      documents: state.documents.map(({ id, title, kind, listed }) => ({ id, title, kind, listed })),
      served: state.letters.filter((letter) => letter.served).map((letter) => letter.id),
      marked: [...state.marked],
    };
  }
}
