import { decodeHeic } from './decode-heic';

type Scope = {
  onmessage: ((event: MessageEvent<Blob>) => void) | null;
  postMessage(picture: ImageBitmap | null, moved: Transferable[]): void;
};

const scope = globalThis as unknown as Scope;
scope.onmessage = async ({ data }) => {
  const picture = await decodeHeic(data).catch(() => null);
  scope.postMessage(picture, picture ? [picture] : []);
};
