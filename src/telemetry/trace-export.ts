import { trace, type TracerProvider } from '@opentelemetry/api';

/** The part of the OpenTelemetry SDK that is used. Its packages are optional, so their types may be absent. */
interface SdkTrace {
  readonly TracerProvider: new (options: object) => TracerProvider & { shutdown(): Promise<void> };
  readonly BatchSpanProcessor: new (options: { exporter: unknown }) => object;
}
interface Resource {
  merge(other: Resource): Resource;
}
interface SdkResources {
  readonly envDetector: unknown;
  readonly detectResources: (config: { detectors: unknown[] }) => Resource;
  readonly resourceFromAttributes: (attributes: Readonly<Record<string, string>>) => Resource;
}
interface OtlpExporter {
  readonly OTLPTraceExporter: new () => unknown;
}

const packages = {
  sdk: '@opentelemetry/sdk-trace',
  resources: '@opentelemetry/resources',
  exporter: '@opentelemetry/exporter-trace-otlp-http',
} as const;

/** The packages of the SDK that are not installed. */
export class MissingSdkError extends Error {
  override readonly name = 'MissingSdkError';
  constructor() {
    super(
      `Traces need packages that are not installed. Install them beside this package: npm install ${Object.values(packages).join(' ')}`,
    );
  }
}

async function load<T>(name: string): Promise<T> {
  try {
    return (await import(name)) as T;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') throw new MissingSdkError();
    throw error;
  }
}

/**
 * Sends spans by OTLP over HTTP. The SDK reads the variables `OTEL_…`: the endpoint, headers, the name of the service,
 * the batches.
 *
 * @returns what sends the last spans, and ends the export.
 * @throws MissingSdkError
 */
export async function startTraceExport(version: string): Promise<() => Promise<void>> {
  const { TracerProvider, BatchSpanProcessor } = await load<SdkTrace>(packages.sdk);
  const { detectResources, envDetector, resourceFromAttributes } = await load<SdkResources>(
    packages.resources,
  );
  const { OTLPTraceExporter } = await load<OtlpExporter>(packages.exporter);
  const own = resourceFromAttributes({
    'service.name': 'graph-case-operations',
    'service.version': version,
  });
  const provider = new TracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  trace.setGlobalTracerProvider(provider);
  return async () => {
    // A collector that is gone must not keep the process from stopping.
    await provider.shutdown().catch(() => undefined);
    trace.disable();
  };
}
