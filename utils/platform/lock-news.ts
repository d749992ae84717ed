import { browser } from './browser';

const CHANNEL = 'medcard-lock';
const COMMAND = 'lock-archive';

/** The keys for «close the archive» were pressed anywhere in the browser: open pages of ours are told. */
export function passLockCommand(): void {
  browser.commands.onCommand.addListener((command) => {
    if (command === COMMAND) tellLock();
  });
}

/** Where no page of ours is open nobody hears it, and the archive is closed anyway. */
export function tellLock(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

export function onLockAsked(listener: () => void): void {
  new BroadcastChannel(CHANNEL).onmessage = () => listener();
}
