/** The OpenID configuration. `version` is `/v2.0` or empty, as in the requested path. */
export function openIdConfiguration(origin: string, tenant: string, version: string): object {
  return {
    token_endpoint: `${origin}/${tenant}/oauth2${version}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${origin}/${tenant}/discovery${version}/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === '' ? `https://sts.windows.net/${tenant}/` : `${origin}/${tenant}${version}`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    authorization_endpoint: `${origin}/${tenant}/oauth2${version}/authorize`,
    device_authorization_endpoint: `${origin}/${tenant}/oauth2${version}/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${origin}/${tenant}/oauth2${version}/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'tid', 'ver', 'preferred_username'],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  };
}
