export type RequestEvents = {
  onOpen: (id: string) => void;
  onUnwatch: (id: string) => void;
  onCheckNow: () => void;
  onOpenPortal: () => void;
};
