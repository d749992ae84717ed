export type RequestEvents = {
  onOpen: (id: string) => void;
  onUnwatch: (id: string) => void;
  onCheckNow: () => void;
  onWatchAll: () => void;
  onOpenPortal: () => void;
};
