import Dexie from 'dexie';

globalThis.benchLibrary = Dexie;
chrome.runtime.onMessage.addListener((_message, _sender, reply) => {
  reply({ res: null });
});
