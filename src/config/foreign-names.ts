/**
 * Variables of other programs that this process contains. They may be in `.env`, and are no misspelt settings.
 */
const librariesRead = [
  // The Azure SDK.
  'AZURE_ADDITIONALLY_ALLOWED_TENANTS',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_CLIENT_SEND_CERTIFICATE_CHAIN',
  'AZURE_IDENTITY_DISABLE_MULTITENANTAUTH',
  'AZURE_KUBERNETES_CA_DATA',
  'AZURE_KUBERNETES_CA_FILE',
  'AZURE_KUBERNETES_SNI_NAME',
  'AZURE_KUBERNETES_TOKEN_PROXY',
  'AZURE_LOG_LEVEL',
  'AZURE_PASSWORD',
  'AZURE_POD_IDENTITY_AUTHORITY_HOST',
  'AZURE_REGIONAL_AUTHORITY_NAME',
  'AZURE_TOKEN_CREDENTIALS',
  'AZURE_USERNAME',
  'IDENTITY_ENDPOINT',
  'IDENTITY_HEADER',
  'IDENTITY_SERVER_THUMBPRINT',
  'IMDS_ENDPOINT',
  'MSAL_FORCE_REGION',
  'MSI_ENDPOINT',
  'MSI_SECRET',
  'REGION_NAME',
  // The OpenTelemetry SDK.
  'OTEL_BSP_EXPORT_TIMEOUT',
  'OTEL_BSP_MAX_EXPORT_BATCH_SIZE',
  'OTEL_BSP_MAX_QUEUE_SIZE',
  'OTEL_BSP_SCHEDULE_DELAY',
  'OTEL_EXPORTER_OTLP_CERTIFICATE',
  'OTEL_EXPORTER_OTLP_COMPRESSION',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TIMEOUT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_TIMEOUT',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_SERVICE_NAME',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  // Conventions of HTTP clients. Lower case wins in most of them.
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  // The example frontend, which vite builds in the same folder.
  'GRAPHQL_URL',
  'VITE_GRAPHQL_URL',
  'TZ',
  'NO_COLOR',
  'FORCE_COLOR',
] as const;

/** Variables that Node.js reads before this program runs, so that they have no effect in `.env`. */
const nodeReadsAtStart = [
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
  'OPENSSL_CONF',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'UV_THREADPOOL_SIZE',
] as const;

/** Well-known variables of other programs that look like settings of this one. */
const lookalikes = [
  'AUTH_PASSWORD',
  'AUTH_SECRET',
  'AUTH_TOKEN',
  'AUTH_TRUST_HOST',
  'AUTH_URL',
  'AUTH_USER',
  'AUTH_USERNAME',
  'ALL_PROXY',
  'all_proxy',
];

const inEnvFile = new Set<string>(librariesRead);
const atStart = new Set<string>(nodeReadsAtStart);
const inEnvironment = new Set<string>([...librariesRead, ...nodeReadsAtStart, ...lookalikes]);

/** The variables that Kubernetes and Docker set for each service, such as `AUTH_PORT=tcp://10.0.0.1:80`. */
function isServiceLink(name: string, value: string): boolean {
  if (/_SERVICE_(HOST|PORT(_\w+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?$/.test(name)) return true;
  return name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value);
}

export function mayBeInEnvFile(name: string): boolean {
  return inEnvFile.has(name);
}

export function isReadAtStart(name: string): boolean {
  return atStart.has(name);
}

/** Whether a variable of the environment certainly belongs to something else. */
export function isForeign(name: string, value: string): boolean {
  return inEnvironment.has(name) || isServiceLink(name, value);
}
