import { ManagedIdentityCredential } from '@azure/identity';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ClientCredential, CredentialDependencies, EntraAuthority } from './client-credential.js';
import { createCertificateSource } from './client-certificate.js';

/** Returns the function that creates an assertion for the token endpoint of a tenant. */
type ClientAssertions = (tenantId: string) => () => Promise<string>;

/** What proves the identity of this server to the token endpoint. */
type ClientProof = { readonly clientSecret: string } | { readonly getAssertion: () => Promise<string> };

const assertionSeconds = 600;

/** The format is documented as "certificate credentials" of the Microsoft identity platform. */
function createCertificateAssertions(
  { clientId, certificatePath }: Extract<ClientCredential, { kind: 'certificate' }>,
  { authorityHost }: EntraAuthority,
  { now, report }: CredentialDependencies,
): ClientAssertions {
  const getCertificate = createCertificateSource({ path: certificatePath, now, report });
  return (tenantId) => async () => {
    const { thumbprint, privateKey } = await getCertificate();
    const seconds = Math.floor(now() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
      .setAudience(`${authorityHost}/${tenantId}/oauth2/v2.0/token`)
      .setIssuer(clientId)
      .setSubject(clientId)
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + assertionSeconds)
      .sign(privateKey);
  };
}

/** The audience of a federated credential differs between the clouds. */
function getExchangeScope({ authorityHost }: EntraAuthority): string {
  const suffix = authorityHost.endsWith('.us') ? 'USGov' : authorityHost.endsWith('.cn') ? 'China' : '';
  return `api://AzureADTokenExchange${suffix}/.default`;
}

/** The token of a managed identity proves that this server is the app registration that trusts it. */
function createManagedIdentityAssertions(
  { managedIdentity }: Extract<ClientCredential, { kind: 'managed-identity' }>,
  authority: EntraAuthority,
  { createHttpClient }: CredentialDependencies,
): ClientAssertions {
  const scope = getExchangeScope(authority);
  const identity = new ManagedIdentityCredential({
    httpClient: createHttpClient(),
    ...(managedIdentity !== undefined && { clientId: managedIdentity }),
  });
  return () => async () => (await identity.getToken(scope)).token;
}

function createClientAssertions(
  credential: Exclude<ClientCredential, { kind: 'secret' }>,
  authority: EntraAuthority,
  dependencies: CredentialDependencies,
): ClientAssertions {
  switch (credential.kind) {
    case 'certificate':
      return createCertificateAssertions(credential, authority, dependencies);
    case 'managed-identity':
      return createManagedIdentityAssertions(credential, authority, dependencies);
    case 'workload-identity':
      // Read each time, because the platform renews the file.
      return () => async () => (await readFile(credential.tokenFilePath, 'utf8')).trim();
  }
}

/** Creates the function that returns how this server proves its identity in a tenant. */
export function createClientProofs(
  credential: ClientCredential,
  authority: EntraAuthority,
  dependencies: CredentialDependencies,
): (tenantId: string) => ClientProof {
  if (credential.kind === 'secret') return () => ({ clientSecret: credential.secret.reveal() });
  const assertions = createClientAssertions(credential, authority, dependencies);
  return (tenantId) => ({ getAssertion: assertions(tenantId) });
}
