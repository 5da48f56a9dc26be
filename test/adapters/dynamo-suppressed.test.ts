import { describe, expect, it } from "vitest";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import type { SuppressedAddress } from "#shared/domain/mail/suppressed-address.ts";
import { later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const address = sha("amara.osei@example.org");
const addresses = () => dynamoSuppressed(table.watch().client, table.name);
const bounced = (seconds: number, changes: Partial<SuppressedAddress> = {}): SuppressedAddress => ({
  school,
  address,
  why: "bounced",
  code: "Bounce.General",
  at: later(noon, seconds),
  message: "HH-7KQ2-9MXC#alert#amara-osei",
  ...changes,
});

describe("a suppressed address", () => {
  it("is found as it was kept, in its own school alone", async () => {
    expect(await addresses().find(school, address)).toBeUndefined();
    expect(await addresses().suppress(bounced(0))).toBe(true);
    expect(await addresses().find(school, address)).toEqual(bounced(0));
    expect(await addresses().find("other-school", address)).toBeUndefined();
    expect(await addresses().find(school, sha("beth@example.org"))).toBeUndefined();
  });

  it("knows the last that happened to it, in whatever order that is told", async () => {
    expect(await addresses().suppress(bounced(10))).toBe(true);
    expect(await addresses().suppress(bounced(10))).toBe(false);
    expect(await addresses().suppress(bounced(5, { why: "complained" }))).toBe(false);
    expect(await addresses().find(school, address)).toEqual(bounced(10));
    expect(await addresses().suppress(bounced(11, { why: "complained" }))).toBe(true);
    expect(await addresses().find(school, address)).toMatchObject({ why: "complained" });
  });

  it("is taken back once, and stays so whatever is told again of what was before", async () => {
    expect(await addresses().takeBack(school, address, noon)).toBe(false);
    await addresses().suppress(bounced(0));
    expect(await addresses().takeBack(school, address, later(noon, 60))).toBe(true);
    expect(await addresses().takeBack(school, address, later(noon, 61))).toBe(false);
    expect(await addresses().find(school, address)).toBeUndefined();
    for (const seconds of [0, 30, 60]) {
      expect(await addresses().suppress(bounced(seconds))).toBe(false);
      expect(await addresses().find(school, address)).toBeUndefined();
    }
    expect(await addresses().suppress(bounced(61))).toBe(true);
    expect(await addresses().find(school, address)).toEqual(bounced(61));
  });

  it("is kept without the address, and never goes by itself", async () => {
    await addresses().suppress(bounced(0));
    const rows = await table.rows();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("example.org");
    expect(rows[0]).not.toHaveProperty("expiresAt");
    expect(rows[0]).not.toHaveProperty("duePk");
  });
});
