/* Wine lacks the functions of Windows' C library that take a complex number apart, which NumPy calls while it starts.
 * This library has them; python.sh lets it hand on all others that go by the same name, api-ms-win-crt-math-l1-1-0.dll,
 * and for_wine.py has NumPy ask for this one. For Wine alone, never shipped. */
typedef struct { float real, imaginary; } narrow; /* as Microsoft's compiler passes them: in a register */
typedef struct { double real, imaginary; } wide;  /* by their address */

float crealf(narrow z) { return z.real; }
float cimagf(narrow z) { return z.imaginary; }
double creal(wide z) { return z.real; }
double cimag(wide z) { return z.imaginary; }
double creall(wide z) { return z.real; }
double cimagl(wide z) { return z.imaginary; }
int __stdcall DllMain(void *h, unsigned long r, void *p) { return 1; }
