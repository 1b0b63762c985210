// Import this first. Debian 12's Node 18 has WebCrypto but not as a global, where the Azure packages look for it.
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
