import { isJsonObject, type JsonObject } from '../../graphql/json-object.js';

/** Names under which clients and gateways send the token in `connection_init`. */
const tokenNames = ['Authorization', 'authorization', 'token', 'authToken'];

/** Objects in which gateways put what they received: all headers, or the parameters of their own client. */
const wrapperNames = ['headers', 'connectionParams'];

function findToken(params: JsonObject): string | undefined {
  const found = tokenNames
    .map((name) => params[name])
    .find((value) => typeof value === 'string' && value !== '');
  return found as string | undefined;
}

/**
 * Returns the value of the `Authorization` header that the parameters of `connection_init` stand for; undefined without
 * a token. Clients use several names, and leave out the scheme or not.
 */
export function readAuthorization(params: JsonObject): string | undefined {
  const wrapped = wrapperNames.map((name) => params[name]).filter(isJsonObject);
  const [token] = [params, ...wrapped].map(findToken).filter((found) => found !== undefined);
  if (token === undefined) return undefined;
  return /^bearer\s/i.test(token) ? token : `Bearer ${token}`;
}
