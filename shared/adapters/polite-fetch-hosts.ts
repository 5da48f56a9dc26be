import { BlockList, isIP } from "node:net";

/** Addresses that are nobody's on the internet: private, local, shared, for tests, for groups. */
const inside = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  inside.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  inside.addSubnet(net, bits, "ipv6");
}
/** All of IPv6 that is given to hosts. Everything else, addresses of IPv4 in other clothes too, is not. */
const given = new BlockList();
given.addSubnet("2000::", 3, "ipv6");

/** True if an address is one of the internet. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inside.check(address, "ipv4");
    case 6:
      return given.check(address, "ipv6") && !inside.check(address, "ipv6");
    default:
      return false;
  }
}

/** An address may be asked if it is https, of a named host of the list, and at the usual port. */
export const mayBeAsked = (url: URL, hosts: readonly string[]): boolean =>
  url.protocol === "https:" &&
  url.port === "" &&
  url.username === "" &&
  url.password === "" &&
  isIP(url.hostname.replaceAll(/[[\]]/g, "")) === 0 &&
  hosts.includes(url.hostname);
