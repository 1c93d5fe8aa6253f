/** Validates the Kubernetes objects on standard input; prints them as JSON, each with its errors. An ES module. */
import { text } from 'node:stream/consumers';
import process from 'node:process';
import { parseAllDocuments } from 'yaml';

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
}
type Model = new (object: KubernetesObject) => { validate(): void };

async function validate(object: KubernetesObject) {
  const { apiVersion, kind } = object;
  try {
    const path = `kubernetes-models/${apiVersion}/${kind}`;
    const models = (await import(path)) as Readonly<Record<string, Model>>;
    const Model = models[kind];
    if (!Model) throw new Error(`${path} has no ${kind}`);
    new Model(object).validate();
    return { object, error: null };
  } catch (error) {
    return { object, error: (error as Error).message };
  }
}

const documents = parseAllDocuments(await text(process.stdin));
const objects = documents.map((document) => document.toJS() as KubernetesObject);
process.stdout.write(JSON.stringify(await Promise.all(objects.map(validate))));
