/* Wine 8 has no bcryptprimitives.dll, which wheels built with Rust import. For Wine alone, never shipped. */
int __stdcall SystemFunction036(void *bytes, unsigned long count);

int __stdcall DllMain(void *library, unsigned long reason, void *reserved) { return 1; }

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *bytes, unsigned long long count) {
  return SystemFunction036(bytes, (unsigned long)count);
}
