/* python.exe for the build: nothing but the interpreter in python311.dll. Not shipped. */
#include <windows.h>

typedef int (*main_t)(int, wchar_t **);

int wmain(int argc, wchar_t **argv) {
  HMODULE library = LoadLibraryW(L"python311.dll");
  main_t run = library ? (main_t)(void *)GetProcAddress(library, "Py_Main") : 0;
  return run ? run(argc, argv) : 101;
}
