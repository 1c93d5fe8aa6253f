import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Makes this process trust the authority, for every library. Returns a function that undoes it. */
export function trust(caPem: string): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, caPem]);
  return () => {
    setDefaultCACertificates(before);
  };
}
