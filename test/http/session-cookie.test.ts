import { describe, expect, it } from "vitest";
import { localTarget } from "#functions/http/session-cookie.ts";

describe("where somebody goes after signing in", () => {
  it.each([
    "/register",
    "/register/HH-7KQ2-9MXF?told=close",
    "/settings/terms",
    "/policy/questions?after=001-9f86",
    "/policy/review",
    "/reminders",
    "/sites/proposals",
    "/stakeholders?audience=staff",
  ])("is the page for staff that they asked for: %s", (wanted) => {
    expect(localTarget(wanted)).toBe(wanted);
  });

  it.each([
    "",
    "/",
    "//elsewhere.example/policy",
    "https://elsewhere.example/register",
    "/policyx",
    "/policy\\..\\x",
    "/unsubscribe?token=x",
    "/sign-in",
  ])("is the register, and never %s", (wanted) => {
    expect(localTarget(wanted)).toBe("/register");
  });
});
