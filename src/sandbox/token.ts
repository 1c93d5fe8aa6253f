/** The bearer that the facade sends when the sandbox is its upstream; the sandbox accepts any other too. */
export const SANDBOX_TOKEN = 'sandbox';
