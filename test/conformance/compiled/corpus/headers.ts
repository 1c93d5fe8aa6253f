import { read } from '../../../testkit/documents.js';
import type { Exchange } from '../compare.js';
import { main } from './documents.js';

/** Headers that choose the form of the response. */
export const headers: readonly Exchange[] = [
  ...[
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'text/html',
    'image/png',
    'text/html, */*;q=0.1',
    'multipart/mixed; deferSpec=20220824, application/json',
  ].flatMap((accept): Exchange[] => [
    { name: `accepts ${accept}`, body: { query: read, variables: main }, headers: { accept } },
    {
      name: `accepts ${accept}, without a token that works`,
      body: { query: read, variables: main },
      headers: { accept, authorization: 'Basic x' },
    },
    {
      name: `accepts ${accept}, with a wrong variable`,
      body: { query: read, variables: {} },
      headers: { accept },
    },
  ]),
  {
    name: 'is sent as text',
    body: { query: read, variables: main },
    headers: { 'content-type': 'text/plain' },
  },
  {
    name: 'is sent with a charset',
    body: { query: read, variables: main },
    headers: { 'content-type': 'application/json; charset=utf-8' },
  },
  {
    name: 'comes from another origin',
    body: { query: read, variables: main },
    headers: { origin: 'https://app.example' },
  },
  {
    name: 'comes from a strange origin',
    body: { query: read, variables: main },
    headers: { origin: 'https://other.example' },
  },
  {
    name: 'accepts older values',
    body: { query: read, variables: main },
    headers: { 'cache-control': 'max-age=30' },
  },
];
