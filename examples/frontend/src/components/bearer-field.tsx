import { useApolloClient } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { session } from '../session';

/** Optional with the sandbox. A new token resets the cache: another caller may see different cases. */
export function BearerField() {
  const client = useApolloClient();
  const [token, setToken] = useState(session.bearer);
  const [used, setUsed] = useState(token);

  const use = (event: SubmitEvent) => {
    event.preventDefault();
    session.setBearer(token.trim());
    setUsed(token);
    void client.resetStore().catch(() => undefined);
  };

  return (
    <form className="bearer" onSubmit={use}>
      <label className="inline-field">
        <span>Token</span>
        <input
          type="password"
          autoComplete="off"
          placeholder="optional with the sandbox"
          value={token}
          onChange={(event) => {
            setToken(event.target.value);
          }}
        />
      </label>
      <button type="submit" className="button" aria-disabled={token === used}>
        Use
      </button>
    </form>
  );
}
