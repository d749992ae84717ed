/** Bytes as JSON takes them. */
export const toText = (bytes) => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
};
export const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const NAME = 'dump';
const root = () => navigator.storage.getDirectory();

/** A file in the origin's private file system, as the product writes a copy where no place can be chosen. */
export const writer = async () => (await (await root()).getFileHandle(NAME, { create: true })).createWritable();
export const written = async () => (await (await root()).getFileHandle(NAME)).getFile();
