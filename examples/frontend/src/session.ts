const KEY = 'bearer';

/**
 * The bearer token of this tab. It stays in sessionStorage: gone with the tab, not shared with others, never in a
 * URL. A real application gets it from a sign-in library such as MSAL instead of a text field.
 */
export const session = {
  bearer: (): string => sessionStorage.getItem(KEY) ?? '',
  setBearer(token: string): void {
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  },
};
