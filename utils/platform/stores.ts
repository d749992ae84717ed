/** A place where databases live: the browser's own, or one of its buckets, each of which is a folder of its own. */
export type Stores = { bucket?: string; indexedDB: IDBFactory };

/** Chromium's buckets of storage, which TypeScript's library does not know yet; Firefox has none. */
export type Buckets = {
  keys(): Promise<string[]>;
  open(name: string, wish?: { durability: 'strict' }): Promise<Stores>;
  delete(name: string): Promise<void>;
};

export const bucketsOf = (): Buckets | undefined => (navigator as { storageBuckets?: Buckets }).storageBuckets;

/** The databases of a bucket; of the browser's own place without a name. */
export async function storesIn(bucket?: string): Promise<Stores> {
  const found = bucket && (await bucketsOf()?.open(bucket));
  return found ? { bucket, indexedDB: found.indexedDB } : { indexedDB };
}

/**
 * Where our small databases live now. That a bucket is there is the mark itself: it was made because every place
 * before it was refused (rescue-stores.ts).
 */
export const homeStores = async (): Promise<Stores> => storesIn((await bucketsOf()?.keys())?.sort().at(-1));
