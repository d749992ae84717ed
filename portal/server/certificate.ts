import { generate } from 'selfsigned';

const NAMES = ['www.gosuslugi.ru', 'lk.gosuslugi.ru', 'esia.gosuslugi.ru', 'gosuslugi.ru', 'localhost'];

/** A fresh self-signed certificate for the training hosts. It lives in memory only, so nobody can be made to trust it. */
export const makeCertificate = async (): Promise<{ key: string; cert: string }> => {
  const pems = await generate([{ name: 'commonName', value: 'Training portal, not Gosuslugi' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: NAMES.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { key: pems.private, cert: pems.cert };
};
