import type { Adapter, AdapterPayload } from "oidc-provider";

interface Kept {
  payload: AdapterPayload;
  readonly until: number;
}

/** Sessions, codes and tokens of the laptop's sign-in service: forgotten when it ends. */
export function signInMemory(): (model: string) => Adapter {
  const rows = new Map<string, Kept>();
  const forget = () => {
    for (const [key, { until }] of rows) if (until < Date.now()) rows.delete(key);
  };
  const findBy = async (matches: (payload: AdapterPayload) => boolean, model: string) => {
    forget();
    return [...rows].find(
      ([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload),
    )?.[1].payload;
  };
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      forget();
      rows.set(`${model}:${id}`, { payload, until: Date.now() + (expiresIn || 86_400) * 1000 });
    },
    find: async (id) => {
      forget();
      return rows.get(`${model}:${id}`)?.payload;
    },
    findByUid: (uid) => findBy((payload) => payload.uid === uid, model),
    findByUserCode: (code) => findBy((payload) => payload.userCode === code, model),
    consume: async (id) => {
      const kept = rows.get(`${model}:${id}`);
      if (kept) kept.payload = { ...kept.payload, consumed: Math.floor(Date.now() / 1000) };
    },
    destroy: async (id) => {
      rows.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grant) => {
      for (const [key, { payload }] of rows) if (payload.grantId === grant) rows.delete(key);
    },
  });
}
