import * as pdf from 'pdf-lib';

globalThis.benchLibrary = pdf;
chrome.runtime.onMessage.addListener((_message, _sender, reply) => {
  reply({ res: null });
});
