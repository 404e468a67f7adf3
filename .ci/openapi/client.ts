// Uses the clients that are generated from the services' documents. It is compiled, not run.
import createClient from 'openapi-fetch';
import type { paths as Catalog } from './target/catalog.js';
import type { paths as Orders } from './target/orders.js';
import type { paths as Payments } from './target/payments.js';

const catalog = createClient<Catalog>({ baseUrl: 'http://localhost:8083' });
const orders = createClient<Orders>({ baseUrl: 'http://localhost:8081' });
const payments = createClient<Payments>({ baseUrl: 'http://localhost:8082' });

export async function order(): Promise<string> {
  const menu = await catalog.GET('/v1/products', { params: { query: { category: 'MEAL', limit: 1 } } });
  const product = menu.data?.items[0];
  if (product === undefined) {
    return menu.error?.title ?? 'The menu is empty.';
  }
  const placed = await orders.POST('/v1/orders', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  return placed.data?.payment?.pix?.copiaECola ?? placed.error?.detail ?? 'There is nothing to pay.';
}

export async function untilItChanges(id: string, tag: string): Promise<string | number | undefined> {
  const order = await orders.GET('/v1/orders/{id}', {
    params: { path: { id }, header: { 'If-None-Match': tag, Prefer: 'wait=20' } },
  });
  return order.data?.payment?.pix?.expiresIn ?? order.data?.status;
}

export async function takeBack(id: string): Promise<string | undefined> {
  const cancelled = await orders.POST('/v1/orders/{id}/cancellation', { params: { path: { id } } });
  return cancelled.data?.status;
}

export async function giveBack(id: string): Promise<string | undefined> {
  const refund = await payments.POST('/v1/payments/{id}/refunds', { params: { path: { id } }, body: { all: true } });
  return refund.data?.status;
}

export async function raise(id: string, version: number): Promise<number | undefined> {
  const changed = await catalog.PUT('/v1/products/{id}', {
    params: { path: { id }, header: { 'If-Match': `"${version}"` } },
    // @ts-expect-error: a product has a category.
    body: { name: 'Feijoada', price: '32.90' },
  });
  return changed.data?.version;
}
