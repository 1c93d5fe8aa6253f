import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Makes this process trust the authority, whatever library connects; call the answer to undo it. */
export function trust(caPem: string): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, caPem]);
  return () => {
    setDefaultCACertificates(before);
  };
}
