import { portalDate } from '../model/dates.ts';
import { PATIENT } from '../model/seed.ts';
import { currentOf } from '../model/state.ts';
import { feedStatusOf, isFinal } from '../model/statuses.ts';
import type { StatusRow, TrainingFile, TrainingOrder } from '../model/types.ts';
import type { Twist } from '../server/exchange.ts';

export const UNKNOWN_STATUS = { statusId: 777, title: 'Передано в новое ведомство' } as const;

export type StatusJson = {
  id: number;
  statusId: number;
  title: string;
  date: string;
  orderId: number;
  finalStatus: boolean;
  hasResult: 'Y' | 'N';
  statusColorCode: string;
  comment?: string;
  [extra: string]: unknown;
};
export type FileJson = {
  id: string;
  fileName: string;
  mimeType: string;
  link: string;
  fileSize?: number;
  hasDigitalSignature: boolean;
  [extra: string]: unknown;
};
/** The order object of `orders/{id}`: names of portal.md 2.5; lenient, as the portal's own answers are. */
export type OrderJson = {
  id?: number;
  orderStatusId: number;
  orderStatusName: string;
  currentStatusHistoryId: number;
  currentStatusHistory: StatusJson;
  statuses: StatusJson[];
  updated: string;
  orderDate: string;
  closed: boolean;
  hasResult: boolean;
  unreadMessageCnt: number;
  serviceName: string;
  stateStructureName: string;
  orderResponseFiles: FileJson[];
  orderAttachmentFiles: FileJson[];
  [extra: string]: unknown;
};

const statusJson = (row: StatusRow, order: TrainingOrder): StatusJson => ({
  id: row.id,
  statusId: row.statusId,
  title: row.title,
  date: portalDate(row.at),
  orderId: Number(order.number),
  finalStatus: isFinal(row.statusId) && row.statusId !== 0,
  hasResult: order.files.length > 0 ? 'Y' : 'N',
  cancelAllowed: false,
  deliveryCancelAllowed: false,
  sendMessageAllowed: false,
  editAllowed: [0, 14, 15].includes(row.statusId),
  unreadEvent: order.unread,
  statusColorCode: feedStatusOf(row.statusId),
  sender: order.office,
  ...(row.comment === null ? {} : { comment: row.comment }),
});

const fileJson = (file: TrainingFile, order: TrainingOrder, size: number | null): FileJson => ({
  id: `${order.number}/files/${Buffer.from(file.name).toString('base64url')}`,
  fileName: file.name,
  ...(size === null ? {} : { fileSize: size }),
  mimeType: file.mimeType,
  link: `terrabyte://00/${file.objectId}/${file.mnemonic}/2`,
  hasDigitalSignature: false,
  edsStatus: 'NO_EDS',
});

/** One order as the JSON endpoint gives it. `sizeOf` may not know a size; the portal leaves it out then. */
export const orderJson = (
  order: TrainingOrder,
  {
    twist = null,
    sizeOf = () => null,
    owner = PATIENT.id,
  }: { twist?: Twist | null; sizeOf?: (documentId: string) => number | null; owner?: number } = {},
): OrderJson => {
  const number = Number(order.number);
  const last = currentOf(order);
  const shown = twist === 'unknown-status' ? { ...last, ...UNKNOWN_STATUS } : last;
  const current = statusJson(shown, order);
  const [draft] = order.history;
  const json: OrderJson = {
    id: number,
    orderStatusId: shown.statusId,
    orderStatusName: shown.title,
    currentStatusHistoryId: shown.id,
    currentStatusHistory: current,
    statuses: [...order.history.slice(0, -1).map((row) => statusJson(row, order)), current],
    updated: portalDate(shown.at),
    orderDate: portalDate(draft.at),
    requestDate: portalDate(draft.at),
    closed: current.finalStatus,
    hasResult: order.files.length > 0,
    hasNewStatus: order.unread,
    unreadMessageCnt: order.unreadMessages,
    orderType: 'ORDER',
    eserviceId: order.passportId,
    serviceTargetId: `-${order.passportId}`,
    servicePassportId: order.passportId,
    serviceEpguId: '1',
    serviceName: order.service,
    stateStructureName: order.office,
    stateStructureId: '10000000000',
    stateOrgCode: 'training',
    stateOrgId: 266,
    admLevelCode: 'REGIONAL',
    ownerId: owner,
    userId: owner,
    personType: 'PERSON',
    location: '45000000000',
    orderAttachmentFiles: [],
    orderResponseFiles: order.files.map((file) => fileJson(file, order, sizeOf(file.documentId))),
    textMessages: [],
    infoMessages: [],
    eQueueEvents: [],
    orderPayments: [],
    hasChildren: false,
    hasPreviewPdf: true,
    allowToEdit: false,
    allowToDelete: false,
    paymentRequired: false,
    noPaidPaymentCount: 0,
    sourceSystem: '774P01',
    testUser: false,
    draftHidden: false,
  };
  if (twist === 'missing-number') {
    const { id: _id, ...rest } = json;
    const statuses = json.statuses.map(({ orderId: _orderId, ...row }) => row as StatusJson);
    return { ...rest, statuses, currentStatusHistory: statuses.at(-1) ?? current };
  }
  return json;
};
