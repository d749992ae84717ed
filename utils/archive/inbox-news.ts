const CHANNEL = 'medcard-inbox';

/** Says to open pages of ours that something lies in the inbox. Carries nothing: who listens looks for itself. */
export function tellOfInbox(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back when something may have come in. Gives the function that stops it. */
export function onInboxNews(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}
