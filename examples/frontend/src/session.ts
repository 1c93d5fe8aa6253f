const KEY = 'bearer';

/**
 * The bearer token of this tab. It is in sessionStorage: removed with the tab, not shared with other tabs, never in a
 * URL. A real application gets it from a sign-in library such as MSAL.
 */
export const session = {
  bearer: (): string => sessionStorage.getItem(KEY) ?? '',
  setBearer(token: string): void {
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  },
};
