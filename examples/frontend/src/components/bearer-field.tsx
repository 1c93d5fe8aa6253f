import { useApolloClient } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { session } from '../session';

/** Optional on the sandbox. Another caller may see other things: with a new token, everything is read again. */
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
          placeholder="optional on the sandbox"
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
